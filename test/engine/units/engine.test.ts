import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startEngine } from '../../../gateway/engine/engine.js';
import { composeShop, openShop } from './shop.js';

const shop = openShop();
const engine = await startEngine(shop.options);
afterAll(() => engine.close());
beforeEach(() => {
  shop.calls.length = 0;
});

const remedy = 'Ask again later. The rest of the answer stands.';
const fault = (path: readonly (string | number)[]) => ({
  message: 'The subgraph stock could not answer this.',
  path,
  extensions: { code: 'SUBGRAPH_FAULT', remedy },
});

describe('an operation over two subgraphs', () => {
  test('each entity is asked for once, and a failed field says so at every place it has', async () => {
    const answer = await engine.execute({ query: '{ products { name count again: count level } }' });
    expect(answer).toEqual({
      data: {
        products: [
          { name: 'Chair', count: 10, again: 10, level: 'LOW' },
          { name: 'A "table"', count: null, again: null, level: 'HIGH' },
        ],
      },
      errors: [fault(['products', 1, 'count']), fault(['products', 1, 'again'])],
    });
    expect(shop.calls.map(({ subgraph }) => subgraph)).toEqual(['goods', 'stock']);
  });

  test('what an error of a subgraph says never comes through', async () => {
    expect(JSON.stringify(await engine.execute({ query: '{ products { count } }' }))).not.toContain('_table');
  });

  test('a subgraph asked twice for one entity is asked once', async () => {
    await engine.execute({ query: '{ a: product(id: "1") { level } b: product(id: "1") { level } }' });
    const [, stock] = shop.calls;
    const variables = Object.values(stock?.request.variables ?? {}).flat();
    expect(variables.length).toBeLessThanOrEqual(2);
    expect(shop.calls).toHaveLength(2);
  });

  test('introspection and the name of the root ask nobody', async () => {
    const query = '{ kind: __typename __schema { queryType { name } } __type(name: "Shelf") { name } }';
    expect(await engine.execute({ query })).toEqual({
      data: { kind: 'Query', __schema: { queryType: { name: 'Query' } }, __type: { name: 'Shelf' } },
    });
    expect(shop.calls).toEqual([]);
  });

  test.each([
    ['subscription { a }', 'SUBSCRIPTION_NOT_SERVED'],
    ['query A { warehouses } query B { warehouses }', 'OPERATION_NOT_FOUND'],
  ])('%s is refused with %s before anybody is asked', async (query, code) => {
    const { errors } = await engine.execute({ query });
    expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual([code]);
    expect(shop.calls).toEqual([]);
  });
});

describe('conditions', () => {
  const query =
    'query ($with: Boolean!) { product(id: "1") { ... @include(if: $with) { level } name level @skip(if: $with) } }';

  test.each([
    [true, '{"level":"LOW","name":"Chair"}'],
    [false, '{"name":"Chair","level":"LOW"}'],
  ])('decide the order of fields too: %s', async (value, product) => {
    const { data } = await engine.execute({ query, variables: { with: value } });
    expect(JSON.stringify(data)).toBe(`{"product":${product}}`);
  });
});

describe('names of Object.prototype', () => {
  test('are keys like any other, as aliases, variables and operation names', async () => {
    const query = `query constructor($__proto__: ID) {
      __proto__: product(id: $__proto__) { constructor: name toString: level hasOwnProperty: id } }`;
    const variables = JSON.parse('{ "__proto__": "1" }');
    const { data, errors } = await engine.execute({ query, variables });
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).toBe(
      '{"__proto__":{"constructor":"Chair","toString":"LOW","hasOwnProperty":"1"}}',
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>)['name']).toBeUndefined();
  });

  test('in a subgraph’s JSON change nothing', async () => {
    const lying = async () =>
      JSON.parse(
        '{"data":{"warehouses":2,"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}',
      );
    const other = await startEngine({ ...shop.options, local: new Map([['stock', lying]]) });
    expect(await other.execute({ query: '{ warehouses }' })).toEqual({ data: { warehouses: 2 } });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    await other.close();
  });
});

describe('another supergraph', () => {
  test('is served from the next request on; one that can’t be read changes nothing', async () => {
    const own = await startEngine(shop.options);
    await expect(own.swap('type Query { a: Int }')).rejects.toThrow();
    expect((await own.execute({ query: '{ warehouses }' })).data).toEqual({ warehouses: 2 });
    await own.swap(composeShop('extend type Query { added: Int }'));
    expect((await own.execute({ query: '{ __type(name: "Query") { fields { name } } }' })).data).toEqual({
      __type: { fields: expect.arrayContaining([{ name: 'added' }]) },
    });
    await own.close();
  });
});
