import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Engine, startEngine } from '../../../gateway/engine/engine.js';
import { documentLimits } from '../../../gateway/engine/limits/readDocument.js';
import { documentMemory } from '../../../gateway/http/documents/documentMemory.js';
import { composeShop, openShop } from '../../engine/units/shop.js';

const shop = openShop();
let validated = 0;
const counting: ApolloServerPlugin = {
  requestDidStart: async () => ({
    validationDidStart: async () => {
      validated += 1;
    },
  }),
};

let engine: Engine;
let server: ApolloServer;
let bare: ApolloServer;
beforeAll(async () => {
  engine = await startEngine(shop.options);
  const documents = documentMemory();
  const options = {
    ...documentLimits,
    gateway: engine.gateway,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
  };
  server = new ApolloServer({
    ...options,
    documentStore: documents.store,
    plugins: [documents.plugin, counting],
  });
  bare = new ApolloServer({ ...options, documentStore: null });
  await Promise.all([server.start(), bare.start()]);
});
afterAll(async () => {
  await server.stop();
  await bare.stop();
  await engine.close();
});
beforeEach(() => {
  validated = 0;
});

async function ask(asked: ApolloServer, query: string): Promise<unknown> {
  const { body, http } = await asked.executeOperation({ query });
  return { status: http.status, result: JSON.parse(JSON.stringify(body)) };
}

describe('documents of one shape', () => {
  test('are validated once, and answered each for itself', async () => {
    expect(await ask(server, '{ a: warehouses }')).toEqual(await ask(bare, '{ a: warehouses }'));
    expect(await ask(server, '{ b: warehouses }')).toEqual(await ask(bare, '{ b: warehouses }'));
    expect(await ask(server, '{ b: warehouses }')).toEqual(await ask(bare, '{ b: warehouses }'));
    expect(validated).toBe(1);
  });

  test.each([
    '{ a: warehouses a: __typename }',
    '{ c: nothing }',
    '{ c: warehouses',
    `{ ${'x: warehouses '.repeat(3_000)} }`,
  ])('never make an invalid one valid: %.40s', async (query) => {
    await ask(server, '{ a: warehouses b: __typename }');
    const refused = await ask(bare, query);
    expect(refused).toMatchObject({ status: 400 });
    expect(await ask(server, query)).toEqual(refused);
    expect(await ask(server, query)).toEqual(refused);
  });

  test('are validated anew on another supergraph', async () => {
    await engine.swap(composeShop('extend type Query { fresh: Int }'));
    expect(await ask(server, '{ first: fresh }')).toMatchObject({ result: { kind: 'single' } });
    expect(await ask(server, '{ second: fresh }')).toEqual(await ask(bare, '{ second: fresh }'));
    expect(validated).toBe(1);
    await engine.swap(shop.options.supergraphSdl);
    expect(await ask(server, '{ third: fresh }')).toMatchObject({ status: 400 });
    expect(validated).toBe(2);
  });
});
