import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FormattedExecutionResult } from 'graphql';
import type { Permissions } from '../../../gateway/access/permissions.js';
import { type Engine, startEngine } from '../../../gateway/engine/engine.js';
import { monolithAnswerer } from '../../../scripts/scenarios/outcome.js';
import { type ServedStage, serveStage } from '../../../scripts/scenarios/serveStage.js';
import { type Stage, stage } from '../../../scripts/scenarios/stage.js';
import { accessGraph, variants } from './accessGraph.js';
import { allCases } from './cases/allCases.js';
import { type RequesterName, requesters } from './requesters.js';
import { withNulls } from './withNulls.js';

const graphs = await Promise.all(
  variants.map(async (variant) => ({ name: variant.name, graph: await accessGraph(variant) })),
);

/** Each question once for each requester. */
const cases = Object.entries(allCases).flatMap(([group, rows]) =>
  rows.flatMap(({ shows, asks, gets }) =>
    (Object.keys(gets) as RequesterName[]).map((as) => ({ group, shows, asks, as, gets: gets[as] ?? 'all' })),
  ),
);
const isFiltered = ({ gets }: (typeof cases)[number]): boolean => gets !== 'all';

test('the tables hold at least 150 cases, each another, and most of them deny something', () => {
  expect(cases.length).toBeGreaterThanOrEqual(150);
  expect(new Set(cases.map(({ asks, as }) => `${as} ${asks}`)).size).toBe(cases.length);
  expect(cases.filter(isFiltered).length).toBeGreaterThan(cases.length / 2);
});

describe.each(graphs)('a supergraph $name', ({ graph }) => {
  const monolith = monolithAnswerer(graph);
  let set: Stage;
  let served: ServedStage;
  let filtering: Engine;
  let rejecting: Engine;
  beforeAll(async () => {
    set = stage(graph);
    served = await serveStage(set.local);
    const options = { supergraphSdl: graph.supergraphSdl, subgraphUrl: served.urlOf };
    filtering = await startEngine(options);
    rejecting = await startEngine({ ...options, unauthorised: 'reject' });
  });
  afterAll(async () => {
    await filtering.close();
    await rejecting.close();
    await served.close();
  });

  /** An answer, and what subgraphs were asked for it. */
  const ask = async (engine: Engine, query: string, authorisation: Permissions) => {
    set.reset();
    const answer = await engine.execute({ query, authorisation });
    return { answer, calls: set.calls.map(({ subgraph, request }) => ({ subgraph, ...request })) };
  };

  test.each(cases)('$group: $shows, for $as', async ({ asks, as, gets }) => {
    const { answer, calls } = await ask(filtering, asks, requesters[as]);
    const { left, denied } = gets === 'all' ? { left: asks, denied: [] } : gets;
    expect(deniedPaths(answer)).toEqual([...denied].sort());
    expect(answer.errors?.length ?? 0).toBe(denied.length);
    if (left === undefined) {
      expect([answer.data, calls]).toEqual([undefined, []]);
      return;
    }
    const expected = await monolith({ query: left });
    expect(answer.data).toEqual(withNulls(expected.data, answer.data, denied));
    // What is left is all that subgraphs are asked: the same as if nothing else had been asked for.
    const { calls: asked } = await ask(filtering, left, requesters.everything);
    expect(untyped(calls)).toEqual(untyped(asked));
  });

  test.each(cases.filter(isFiltered))('rejected as a whole: $group: $shows, for $as', async (one) => {
    const { answer, calls } = await ask(rejecting, one.asks, requesters[one.as]);
    expect(calls).toEqual([]);
    expect(answer.data).toBeUndefined();
    expect(deniedPaths(answer)).toEqual(one.gets === 'all' ? [] : [...one.gets.denied].sort());
  });
});

/** Types are asked for beside, so that each object has the nulls of its own type. */
const untyped = (calls: readonly object[]): string => JSON.stringify(calls).replaceAll(/ ?__typename/g, '');

function deniedPaths({ errors = [] }: FormattedExecutionResult): readonly string[] {
  return errors
    .filter(({ extensions }) => extensions?.['code'] === 'UNAUTHORIZED_FIELD_OR_TYPE')
    .map(({ path = [] }) => path.join('.'))
    .sort();
}
