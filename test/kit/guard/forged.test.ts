import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { refusals } from '../../../subgraphs/kit/guard/refusals.js';
import { forgedKinds } from './forgedKinds.js';
import { entities, type GuardedWorld, guardedWorld, question, service } from './guardedWorld.js';
import { send } from './sentRequest.js';
import { permittedCaller } from './testKeys.js';

let world: GuardedWorld;

beforeAll(async () => {
  world = await guardedWorld();
});
afterAll(() => world.close());

test('there are at least 25 kinds of forged requests', () => {
  expect(new Set(forgedKinds.map(({ name }) => name)).size).toBe(forgedKinds.length);
  expect(forgedKinds.length).toBeGreaterThanOrEqual(25);
});

describe('a request that is', () => {
  test.each(forgedKinds)('$name runs no resolver, and the right one does', async ({ code, body, forge }) => {
    const forged = await forge(world);
    const [ran, made] = [world.runs(), world.callers.length];
    const { status, text } = await send(forged);
    const [expected, message] = refusals[code];
    expect([status, text]).toEqual([expected, `${code}: ${message}\n`]);
    expect([world.runs() - ran, world.callers.length - made]).toEqual([0, 0]);

    const right = await send(world.sign({ body: body ?? question }));
    expect([right.status, world.runs() > ran]).toEqual([200, true]);
  });

  test('for a path where no subgraph is answers nothing', async () => {
    const ran = world.runs();
    expect(await send({ ...world.sign(), path: '/other' })).toMatchObject({ status: 404 });
    expect(world.runs()).toBe(ran);
  });
});

describe('a request that its hub signed', () => {
  test('is answered, and its resolvers know for whom and what', async () => {
    const { status, text } = await send(world.sign({ body: entities }));
    expect([status, JSON.parse(text)]).toEqual([200, { data: { _entities: [{ beds: 12 }] } }]);
    expect(world.callers.at(-1)).toEqual(permittedCaller);
  });

  test('is answered with the schema, for the registry', async () => {
    const { text } = await send(world.sign({ use: 'registry', body: service }));
    expect(JSON.parse(text).data._service.sdl).toContain('type Shelter');
  });

  test('is answered up to the ends of its time', async () => {
    for (const createdIn of [-29, 0, 5]) {
      expect(await send(world.sign({ createdIn }))).toMatchObject({ status: 200 });
    }
  });

  test('is answered where it states neither organisation nor purpose, as of nobody', async () => {
    await send(world.sign({ mandate: { organisation: undefined, purpose: undefined, owners: new Map() } }));
    expect(world.callers.at(-1)).toEqual({ requestId: permittedCaller.requestId, owners: new Map() });
  });

  test('may hold the word of the registry in what it asks with', async () => {
    const body = JSON.stringify({
      query: 'query a_service { shelters { id } }',
      variables: { x: '_service' },
    });
    expect(await send(world.sign({ body }))).toMatchObject({ status: 200 });
    expect(
      await send(world.sign({ body: '{ "query": "{ shelters(x: \\"_service\\") { id } }" }' })),
    ).toMatchObject({
      status: 200,
      text: expect.stringContaining('Unknown argument'),
    });
  });
});

test('refusals are counted and written without filling the log', () => {
  expect(world.refusals.length).toBeGreaterThan(5);
  expect(world.refusals.length).toBeLessThan(forgedKinds.length);
  expect(world.refusals[0]).toMatch(
    /^The guard of support refused a request: [A-Z_]+ \(\d+ since it started\)\.$/,
  );
  expect(world.errors).toEqual([]);
});
