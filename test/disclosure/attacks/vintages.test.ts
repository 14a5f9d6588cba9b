import { describe, expect, test } from '@jest/globals';
import { referralQuarters } from '../../../scripts/demonstration/calendar.js';
import { peopleOf, releasedCells } from '../inference/withoutPerson.js';
import { spread } from '../judge.js';
import { intervalsOver, type KnownSum } from '../oracle/intervals.js';
import { OwnerSystem } from '../oracle/ownerSystem.js';
import { asStated, cellName, type SeenCell } from '../oracle/seenCell.js';
import { means } from '../shippedWorld.js';

const force = 'E23000013';
const people = peopleOf(force);
const system = new OwnerSystem(means, [
  { dataset: 'referralsMade', periods: referralQuarters, leaves: [force] },
]);
const lateRecords = 3;
const attempts = 120;

/**
 * What two vintages tell together: the later one counts everybody of the earlier one and a few more, and nobody knows
 * who. The first unknowns are people of the earlier vintage, the others those recorded late.
 */
function togetherKnown(before: readonly SeenCell[], after: readonly SeenCell[]): readonly KnownSum[] {
  const late = (atoms: readonly number[]) => atoms.map((atom) => atom + system.size);
  const sums = (cells: readonly SeenCell[], atomsIn: (atoms: readonly number[]) => readonly number[]) =>
    cells.flatMap((cell): readonly KnownSum[] => {
      const bounds = asStated(cell);
      return bounds ? [{ ...bounds, atoms: atomsIn(system.atomsOf(cell)) }] : [];
    });
  const everybodyLate = late(Array.from({ length: system.size }, (_, atom) => atom));
  return [
    ...sums(before, (atoms) => atoms),
    ...sums(after, (atoms) => [...atoms, ...late(atoms)]),
    { atoms: everybodyLate, least: 0, greatest: lateRecords },
  ];
}

describe('a release, and the next one of the same people', () => {
  const before = releasedCells(force, people);

  test('built again from the same rows shows the same in every cell', () => {
    const again = new Map(releasedCells(force, people).map((cell) => [cellName(cell), cell.value]));
    expect(before.filter((cell) => again.get(cellName(cell)) !== cell.value)).toEqual([]);
  });

  test('with a few more records tells no withheld count of the first', async () => {
    const late = [0.2, 0.5, 0.8].flatMap((share) => people[Math.floor(share * people.length)] ?? []);
    expect(late).toHaveLength(lateRecords);
    const after = releasedCells(force, [...people, ...late]);
    const known = await intervalsOver(2 * system.size, togetherKnown(before, after));
    const found = spread(before, attempts).flatMap((cell) => {
      const interval = known.intervalOf(system.atomsOf(cell));
      return interval && interval.least < interval.greatest ? [] : [cellName(cell)];
    });
    known.dispose();
    expect(found).toEqual([]);
  });
});
