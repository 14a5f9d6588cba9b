import { afterEach, describe, expect, test } from '@jest/globals';
import type { FormattedExecutionResult } from 'graphql';
import type { Exchange, Serve } from './fault.js';
import { question, wholeAnswer } from './faultGraph.js';
import { value } from './reply.js';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from './testGateway.js';

let gateway: TestGateway;
afterEach(() => gateway.close());
const start = async (options?: TestGatewayOptions): Promise<TestGateway> => {
  gateway = await startTestGateway(options);
  return gateway;
};

const codes = ({ errors = [] }: FormattedExecutionResult) =>
  errors.map(({ extensions }) => extensions?.['code']);
const hangUp: Serve = ({ request }) => request.socket.resetAndDestroy();
const silence: Serve = () => {};

/** Answers that are held back until they are released. */
function held() {
  const waiting: Exchange[] = [];
  let isReleased = false;
  const serve: Serve = (exchange) => {
    if (isReleased) value(exchange.answer)(exchange);
    else waiting.push(exchange);
  };
  const release = (): void => {
    isReleased = true;
    for (const exchange of waiting.splice(0)) value(exchange.answer)(exchange);
  };
  return { serve, release };
}

describe('the breaker of a subgraph', () => {
  const limits = { breakerCalls: 4, breakerWindowMs: 2_000, breakerOpenMs: 500 };

  test('opens for what fails, leaves the others alone, and closes again', async () => {
    const { partner, areas, ask } = await start({ limits });
    partner.serve(() => hangUp);
    const answers: FormattedExecutionResult[] = [];
    for (let at = 0; at < 12; at++) answers.push(await ask('{ headline areas { name } }'));
    expect(answers.map(codes).at(0)).toEqual(['SUBGRAPH_UNREACHABLE']);
    expect(answers.map(codes).at(-1)).toEqual(['SUBGRAPH_CIRCUIT_OPEN']);
    expect(answers.map(({ data }) => data?.['areas'])).toEqual(
      answers.map(() => wholeAnswer.areas.map(({ name }) => ({ name }))),
    );
    expect(areas.calls).toHaveLength(12);
    partner.serve(undefined);
    const begun = performance.now();
    let last = answers.at(-1);
    while (last?.errors && performance.now() - begun < 20_000) last = await ask('{ headline }');
    expect(last).toEqual({ data: { headline: wholeAnswer.headline } });
  });

  test('spares a subgraph while it is open', async () => {
    const { partner, ask } = await start({ limits: { ...limits, breakerOpenMs: 60_000 } });
    partner.serve(() => hangUp);
    for (let at = 0; at < 12; at++) await ask('{ headline }');
    const before = partner.calls.length;
    partner.serve(undefined);
    expect(codes(await ask('{ headline }'))).toEqual(['SUBGRAPH_CIRCUIT_OPEN']);
    expect(partner.calls).toHaveLength(before);
    // Two tries for each of the four calls that it takes.
    expect(before).toBeLessThanOrEqual(2 * (limits.breakerCalls + 1));
  });

  test('stays closed where the subgraph only reports errors of its own', async () => {
    const { partner, ask } = await start({ limits });
    partner.serve(() => value({ data: { headline: null }, errors: [{ message: 'no', path: ['headline'] }] }));
    const answers: FormattedExecutionResult[] = [];
    for (let at = 0; at < 12; at++) answers.push(await ask('{ headline }'));
    expect(answers.flatMap(codes)).toEqual(answers.map(() => 'SUBGRAPH_FAULT'));
  });
});

/** Resolves once so many of them have. */
const settled = (all: readonly Promise<unknown>[], count: number) =>
  new Promise<void>((resolve) => {
    let left = count;
    for (const one of all)
      void one.then(() => {
        left -= 1;
        if (left === 0) resolve();
      });
  });

describe('the bulkhead', () => {
  test('refuses what is too much for a subgraph, whole, and serves the rest', async () => {
    const { partner, ask } = await start({
      limits: { bulkheadPerSubgraph: 2, callMs: 5_000, requestMs: 10_000 },
    });
    const { serve, release } = held();
    partner.serve(() => serve);
    const asked = Array.from({ length: 7 }, () => ask('{ headline areas { name } }'));
    await partner.called(2);
    const refused = await Promise.any(
      asked.map(async (one) => {
        const answer = await one;
        if (!answer.errors) throw new Error('This one was served.');
        return answer;
      }),
    );
    expect(codes(refused)).toEqual(['OVERLOADED']);
    expect(refused.data ?? null).toBeNull();
    await settled(asked, 3);
    release();
    const answers = await Promise.all(asked);
    const served = answers.filter(({ errors }) => !errors);
    // Two at a time, and as many more wait for their turn.
    expect(served.map(({ data }) => data?.['headline'])).toEqual(Array(4).fill(wholeAnswer.headline));
    expect(answers.flatMap(codes)).toEqual(Array(3).fill('OVERLOADED'));
    expect(await ask('{ headline }')).toEqual({ data: { headline: wholeAnswer.headline } });
  });

  test('of all subgraphs together holds too', async () => {
    const { partner, areas, ask } = await start({
      limits: { bulkheadTotal: 1, callMs: 5_000, requestMs: 10_000 },
    });
    const { serve, release } = held();
    partner.serve(() => serve);
    areas.serve(() => serve);
    const asked = [...Array(3)].flatMap(() => [ask('{ headline }'), ask('{ areas { name } }')]);
    // One runs and one waits; the door opens only once the others have been refused.
    await settled(asked, 4);
    release();
    const found = (await Promise.all(asked)).flatMap(codes);
    expect(found).toEqual(Array(4).fill('OVERLOADED'));
  });
});

describe('a connection that fails', () => {
  test('is tried once more for a query', async () => {
    const { partner, ask } = await start();
    partner.serve(() => (partner.calls.length === 1 ? hangUp : undefined));
    expect(await ask('{ headline }')).toEqual({ data: { headline: wholeAnswer.headline } });
    expect(partner.calls).toHaveLength(2);
  });

  test('is tried no third time', async () => {
    const { partner, ask } = await start();
    partner.serve(() => hangUp);
    expect(codes(await ask('{ headline }'))).toEqual(['SUBGRAPH_UNREACHABLE']);
    expect(partner.calls).toHaveLength(2);
  });

  test('is not tried again for a mutation: nobody knows whether it was done', async () => {
    const { partner, ask } = await start();
    partner.serve(() => hangUp);
    const answer = await ask('mutation { openShelter(name: "Harbour") }');
    expect([codes(answer), answer.data]).toEqual([['SUBGRAPH_UNREACHABLE'], { openShelter: null }]);
    expect(partner.calls).toHaveLength(1);
  });

  test('is not tried again once an answer has begun', async () => {
    const { partner, ask } = await start();
    partner.serve(() => ({ request: { socket } }) => {
      const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n{"data":';
      socket.write(head, () => socket.resetAndDestroy());
    });
    expect(codes(await ask('{ headline }'))).toEqual(['SUBGRAPH_INVALID_RESPONSE']);
    expect(partner.calls).toHaveLength(1);
  });

  test('is not tried again for silence', async () => {
    const { partner, ask } = await start();
    partner.serve(() => silence);
    expect(codes(await ask('{ headline }'))).toEqual(['SUBGRAPH_TIMEOUT']);
    expect(partner.calls).toHaveLength(1);
  });
});

describe('a client that goes', () => {
  test('ends the calls that are under way', async () => {
    const { partner, ask } = await start({ limits: { callMs: 60_000, requestMs: 60_000 } });
    partner.serve(() => silence);
    const client = new AbortController();
    const answer = ask('{ headline }', { signal: client.signal });
    await partner.called(1);
    const hungUp = partner.nextHangUp();
    client.abort();
    await hungUp;
    expect(codes(await answer)).toEqual(['CLIENT_GONE']);
  });

  test('asks nothing more of the next subgraph', async () => {
    const { areas, partner, ask } = await start({ limits: { callMs: 60_000, requestMs: 60_000 } });
    areas.serve(() => silence);
    const client = new AbortController();
    const answer = ask('{ areas { beds } }', { signal: client.signal });
    await areas.called(1);
    client.abort();
    expect(codes(await answer)).toEqual(['CLIENT_GONE']);
    expect(partner.calls).toEqual([]);
  });

  test('that is gone before it asks, asks nothing', async () => {
    const { partner, ask } = await start();
    expect(codes(await ask('{ headline }', { signal: AbortSignal.abort() }))).toEqual(['CLIENT_GONE']);
    expect(partner.calls).toEqual([]);
  });
});

describe('the deadline of a whole request', () => {
  test('ends it though each call had time left, and what arrived until then stands', async () => {
    const { partner, ask } = await start({ limits: { requestMs: 500, callMs: 60_000 } });
    partner.serve(() => silence);
    const begun = performance.now();
    const { data, errors } = await ask(question);
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(new Set(codes({ errors }))).toEqual(new Set(['SUBGRAPH_TIMEOUT']));
    expect(data?.['areas']).toEqual(
      wholeAnswer.areas.map((area) => ({
        ...Object.fromEntries(Object.keys(area).map((key) => [key, null])),
        code: area.code,
        name: area.name,
        residents: area.residents,
      })),
    );
  });
});
