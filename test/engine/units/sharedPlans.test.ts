import { describe, expect, test } from '@jest/globals';
import { nobody } from '../../../gateway/access/directives/authorisation.js';
import { usualLimits } from '../../../gateway/engine/engineLimits.js';
import { loadNativePlanner } from '../../../gateway/engine/plan/nativePlanner.js';
import type { PlannerFactory } from '../../../gateway/engine/plan/planner.js';
import { documentReader, ServedSupergraph } from '../../../gateway/engine/supergraph/servedSupergraph.js';
import { composeShop } from './shop.js';

/** How many plans these operations take. */
async function plansFor(...operations: readonly string[]): Promise<number> {
  const native = await loadNativePlanner();
  let plans = 0;
  const makePlanner: PlannerFactory = (sdl) => {
    const planner = native(sdl);
    return {
      plan: (text, signal) => {
        plans += 1;
        return planner.plan(text, signal);
      },
    };
  };
  const served = new ServedSupergraph(composeShop(), {
    makePlanner,
    limits: usualLimits,
    isGated: false,
    unauthorised: 'filter',
  });
  const read = documentReader(10);
  for (const operation of operations) {
    const { document } = read(served.supergraph, operation);
    if (!document) throw new TypeError(`Not valid: ${operation}`);
    await served.prepare(document, served.named(document, undefined), {
      variables: {},
      authorisation: nobody,
    });
  }
  return plans;
}

describe('operations share a plan', () => {
  test('that differ in aliases and values alone', async () => {
    const plans = await plansFor('{product(id: "1"){name count}}', '{p: product(id: 2){n: name count}}');
    expect(plans).toBe(1);
  });

  test('but not where equal values become different ones', async () => {
    const plans = await plansFor(
      '{a: product(id: 1){name} b: product(id: 1){name}}',
      '{a: product(id: 1){name} b: product(id: 2){name}}',
    );
    expect(plans).toBe(2);
  });
});
