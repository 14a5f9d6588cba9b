import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { loadSolver } from '../../schema/protocol/disclosure/boundModel.js';
import { type Conflict, leastHitting } from '../../subgraphs/kit/release/protect/program/leastHitting.js';

const solver = await loadSolver();
const count = 7;
const rows = fc.uniqueArray(fc.nat(count - 1), { minLength: 1, maxLength: 3 });
const conflict: fc.Arbitrary<Conflict> = fc
  .record({ rows, of: fc.option(fc.nat(count - 1), { nil: undefined }) })
  .filter((one) => one.of === undefined || !one.rows.includes(one.of));
const worths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: count, maxLength: count });

const isLeft = (away: ReadonlySet<number>, { rows: own, of }: Conflict) =>
  (of === undefined || away.has(of)) && !own.some((row) => away.has(row));
const sum = (away: Iterable<number>, worth: readonly number[]) =>
  [...away].reduce((total, row) => total + (worth[row] ?? 0), 0);

/** Every choice there is, one after another. */
function leastOfAll(conflicts: readonly Conflict[], worth: readonly number[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (let choice = 0; choice < 2 ** count; choice++) {
    const away = new Set(Array.from({ length: count }, (_, row) => row).filter((row) => choice & (1 << row)));
    if (!conflicts.some((one) => isLeft(away, one))) least = Math.min(least, sum(away, worth));
  }
  return least;
}

describe('rows taken away for conflicts', () => {
  test('leave none, and are worth no more than those of any other choice', () => {
    fc.assert(
      fc.property(fc.array(conflict, { maxLength: 9 }), worths, (conflicts, worth) => {
        const away = leastHitting(solver, conflicts, (row) => worth[row] ?? 0);
        expect(conflicts.filter((one) => isLeft(away, one))).toEqual([]);
        expect(sum(away, worth)).toBe(leastOfAll(conflicts, worth));
      }),
      { numRuns: 60 },
    );
  });

  test('a cell that is withheld only to protect others asks for nothing while its own row is told', () => {
    const conflicts = [
      { rows: [0, 1], of: undefined },
      { rows: [2], of: 0 },
    ];
    expect([...leastHitting(solver, conflicts, (row) => (row === 1 ? 3 : 1))].sort()).toEqual([0, 2]);
    expect([...leastHitting(solver, conflicts, () => 1)]).toEqual([1]);
  });
});
