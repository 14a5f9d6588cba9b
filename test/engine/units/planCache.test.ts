import type { QueryPlan } from '@graphql-hive/router-query-planner';
import { describe, expect, test } from '@jest/globals';
import { PlanCache } from '../../../gateway/engine/plan/planCache.js';
import type { Planner } from '../../../gateway/engine/plan/planner.js';
import { readSupergraph } from '../../../gateway/engine/supergraph/readSupergraph.js';
import { composeShop } from './shop.js';

const supergraph = readSupergraph(composeShop());
const means = { book: supergraph.book, requirements: supergraph.requirements, rootTypename: 'Query' };
const fetching = (operation: string): QueryPlan => ({
  kind: 'QueryPlan',
  node: { kind: 'Fetch', serviceName: 'stock', operationKind: 'query', operation },
});

/** A planner that notes what it is asked, and answers once it is let. */
function slowPlanner() {
  const asked: string[] = [];
  const open: (() => void)[] = [];
  const planner: Planner = {
    plan: (text) => {
      asked.push(text);
      return new Promise((resolve) => open.push(() => resolve(fetching(text))));
    },
  };
  const letGo = () => {
    for (const go of open.splice(0)) go();
  };
  return { asked, planner, letGo };
}

const request = (fingerprint: string, text = '{warehouses}') => ({
  key: [supergraph.id, fingerprint, text].join('\n'),
  text,
  means,
});

describe('the plan cache', () => {
  test('plans once what many ask for at the same time, and keeps it', async () => {
    const { asked, planner, letGo } = slowPlanner();
    const cache = new PlanCache({ planner, entries: 10, planMs: 5_000 });
    const all = [cache.plan(request('a')), cache.plan(request('a'))];
    letGo();
    const [one, other] = await Promise.all(all);
    expect(await cache.plan(request('a'))).toBe(one);
    expect(other).toBe(one);
    expect(asked).toEqual(['{warehouses}']);
  });

  test.each([
    ['permissive', 'restricted'],
    ['restricted', 'permissive'],
  ])('never gives the plan of one authorisation to another: %s, then %s', async (first, second) => {
    const { asked, planner, letGo } = slowPlanner();
    const cache = new PlanCache({ planner, entries: 10, planMs: 5_000 });
    const one = cache.plan(request(first));
    const other = cache.plan(request(second));
    letGo();
    expect(await one).not.toBe(await other);
    expect(asked).toHaveLength(2);
  });

  test('holds no more than it may', async () => {
    const { asked, planner, letGo } = slowPlanner();
    const cache = new PlanCache({ planner, entries: 1, planMs: 5_000 });
    for (const fingerprint of ['a', 'b', 'a']) {
      const step = cache.plan(request(fingerprint));
      letGo();
      await step;
    }
    expect(asked).toHaveLength(3);
  });

  test('gives up on a plan that takes too long, and remembers no failure', async () => {
    const { asked, planner } = slowPlanner();
    const cache = new PlanCache({ planner, entries: 10, planMs: 5 });
    const late = { extensions: { code: 'PLANNING_TOO_SLOW', http: { status: 400 } } };
    await expect(cache.plan(request('a'))).rejects.toMatchObject(late);
    await expect(cache.plan(request('a'))).rejects.toMatchObject(late);
    expect(asked).toHaveLength(2);
  });
});
