import { describe, expect, test } from '@jest/globals';
import { compareGraph } from '../../scripts/bench/differential/compareGraph.js';
import { differentialGraphs, shares } from '../../scripts/bench/differential/differentialGraphs.js';
import { randomOperation } from '../../scripts/bench/differential/randomOperation.js';
import { shrinkOperation } from '../../scripts/bench/differential/shrinkOperation.js';
import { wordsOf } from '../../scripts/bench/differential/wordsOf.js';

const graphs = await differentialGraphs();
const operations = shares(graphs, 320);

describe('random operations, always the same', () => {
  test.each(graphs.map((graph) => ({ name: graph.name, graph })))(
    'are answered over $name as one schema answers them',
    async ({ graph }) => {
      const plan = { seed: 'test', operations: operations.get(graph) ?? 0, apolloEvery: 0 };
      const { first, ...counts } = await compareGraph(graph, plan);
      expect(first).toBeUndefined();
      expect(counts).toMatchObject({ operations: plan.operations, differences: 0 });
    },
  );

  test('can be put to the stock gateway over our own graph, which has features that it refuses', async () => {
    const plan = { seed: 'test', operations: 12, apolloEvery: 1 };
    const { apolloOperations, apolloReasons } = await compareGraph(graphs[0] ?? fail(), plan);
    expect(apolloOperations).toBe(12);
    expect(apolloReasons).not.toContain('other');
  });

  test('number 320 and spread over every graph, most over our own', () => {
    const counts = [...operations.values()];
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(320);
    expect(Math.max(...counts)).toBe(operations.get(graphs[0] ?? fail()));
    expect(Math.min(...counts)).toBeGreaterThan(0);
  });

  test('are the same for one seed and others for another', () => {
    const graph = graphs[0] ?? fail();
    const writer = { schema: graph.publicSchema, words: wordsOf(graph) };
    const first = randomOperation(writer, 'a', graph.name, '1');
    expect(randomOperation(writer, 'a', graph.name, '1')).toEqual(first);
    expect(randomOperation(writer, 'b', graph.name, '1')).not.toEqual(first);
  });
});

describe('an operation that shows something', () => {
  test('shrinks to what shows it', async () => {
    const graph = graphs.find(({ name }) => name === 'keys') ?? fail();
    const query = `query ($id: ID!, $n: Int, $yes: Boolean!) {
      user(id: $id) { name ...more @include(if: $yes) reviews(first: $n) { id } }
      me { id }
    }
    fragment more on User { email(kind: HOME) reviewCount }`;
    const smallest = await shrinkOperation(
      { query, variables: { id: 'u1', n: 2, yes: true } },
      graph.publicSchema,
      async (candidate) => candidate.query.includes('reviewCount'),
    );
    expect(smallest.query.replace(/\s+/g, ' ').trim()).toBe(
      'query ($id: ID!) { user(id: $id) { ...more } } fragment more on User { reviewCount }',
    );
    expect(smallest.variables).toEqual({ id: 'u1' });
  });
});

function fail(): never {
  throw new Error('The graph is missing.');
}
