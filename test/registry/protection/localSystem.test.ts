import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { localSystem } from '../../../gateway/registry/protection/localSystem.js';
import { loadSolver, startBoundModel } from '../../../schema/protocol/disclosure/boundModel.js';
import { propagate } from '../../../schema/protocol/disclosure/propagate.js';
import { type KnownRow, reduceSystem } from '../../../schema/protocol/disclosure/reducedSystem.js';
import { targetsOf } from '../../../schema/protocol/disclosure/target.js';

/** True counts of some atoms, and which of them some shown sums are over. */
const systems = fc.record({
  truth: fc.array(fc.nat({ max: 12 }), { minLength: 4, maxLength: 9 }),
  sums: fc.array(fc.uniqueArray(fc.nat({ max: 8 }), { minLength: 1, maxLength: 6 }), {
    minLength: 2,
    maxLength: 8,
  }),
});

test('what is bounded around a withheld cell holds for the true counts, and is no wider than single rows leave it', async () => {
  const solver = await loadSolver();
  fc.assert(
    fc.property(systems, ({ truth, sums }) => {
      const rows = sums.map((sum): KnownRow => {
        const members = Int32Array.from(sum.filter((atom) => atom < truth.length));
        const total = members.reduce((all, atom) => all + (truth[atom] ?? 0), 0);
        return { members, least: Math.max(0, total - 2), greatest: total + 2, cell: 0 };
      });
      const system = reduceSystem(
        truth.length,
        rows.filter(({ members }) => members.length > 0),
      );
      const bounds = propagate(system);
      expect(bounds.impossible).toBe(false);
      for (const target of targetsOf(system, truth.keys(), (atom) => Int32Array.of(atom))) {
        const local = localSystem(system, bounds, target);
        const model = startBoundModel(solver, local.system, local.bounds);
        const least = model.bound(local.target, 'LEAST')?.value ?? 0;
        const greatest = model.bound(local.target, 'GREATEST')?.value ?? Number.POSITIVE_INFINITY;
        model.dispose();
        for (const atom of target.cells) {
          expect(least).toBeLessThanOrEqual(truth[atom] ?? 0);
          expect(greatest).toBeGreaterThanOrEqual(truth[atom] ?? 0);
        }
        const alone = target.whole.reduce((sum, unknown) => sum + (bounds.least[unknown] ?? 0), 0);
        expect(least).toBeGreaterThanOrEqual(alone);
      }
    }),
    { numRuns: 150 },
  );
});
