import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Engine, startEngine } from '../../../gateway/engine/engine.js';
import { composeShop, openShop } from './shop.js';

const shop = openShop();
const events: string[] = [];
const note = (name: string) => async (): Promise<void> => {
  events.push(name);
};

/** A stock plugin: it notes what Apollo Server calls, and reads the answer as the documentation has it. */
const plugin: ApolloServerPlugin = {
  requestDidStart: async () => ({
    parsingDidStart: note('parsingDidStart'),
    validationDidStart: note('validationDidStart'),
    didResolveOperation: note('didResolveOperation'),
    executionDidStart: async () => {
      events.push('executionDidStart');
      return { executionDidEnd: note('executionDidEnd') };
    },
    didEncounterErrors: note('didEncounterErrors'),
    willSendResponse: async ({ response }) => {
      const { body } = response;
      const data = body.kind === 'single' ? JSON.stringify(body.singleResult.data) : '';
      events.push(`willSendResponse ${data}`);
    },
  }),
};

let engine: Engine;
let server: ApolloServer;
beforeAll(async () => {
  engine = await startEngine(shop.options);
  server = new ApolloServer({
    gateway: engine.gateway,
    plugins: [plugin],
    stopOnTerminationSignals: false,
    logger: { debug() {}, info() {}, warn() {}, error() {} },
  });
  await server.start();
});
afterAll(async () => {
  await server.stop();
  await engine.close();
});

async function ask(query: string, variables: Record<string, unknown> = {}) {
  events.length = 0;
  const { body, http } = await server.executeOperation({ query, variables });
  return { status: http.status, result: body.kind === 'single' ? body.singleResult : undefined };
}

describe('behind Apollo Server', () => {
  test('a plugin sees its whole lifecycle, and the data', async () => {
    const { result } = await ask('{ warehouses }');
    expect(JSON.stringify(result?.data)).toBe('{"warehouses":2}');
    expect(events).toEqual([
      'parsingDidStart',
      'validationDidStart',
      'didResolveOperation',
      'executionDidStart',
      'executionDidEnd',
      'willSendResponse {"warehouses":2}',
    ]);
  });

  test('errors of subgraphs reach it too', async () => {
    await ask('{ product(id: "2") { count } }');
    expect(events).toContain('didEncounterErrors');
    expect(events.at(-1)).toBe('willSendResponse {"product":{"count":null}}');
  });

  test('a variable of the wrong type is refused with 400, before anybody is asked', async () => {
    shop.calls.length = 0;
    const { status, result } = await ask('query ($id: ID!) { product(id: $id) { id } }');
    expect(status).toBe(400);
    expect(result?.errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['BAD_USER_INPUT']);
    expect(shop.calls).toEqual([]);
  });

  test.each([
    ['subscription { a }', 400],
    ['{ products @defer { id } }', 400],
  ])('%s is refused with status %d', async (query, expected) => {
    expect((await ask(query)).status).toBe(expected);
  });

  test('validates against another supergraph once it is swapped in', async () => {
    expect((await ask('{ added }')).status).toBe(400);
    await engine.swap(composeShop('extend type Query { added: Int }'));
    expect((await ask('{ added }')).result?.data).toEqual({ added: null });
  });
});
