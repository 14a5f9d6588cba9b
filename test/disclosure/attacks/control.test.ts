import { describe, expect, test } from '@jest/globals';
import { judge } from '../judge.js';
import { believingSmall, exact, type Reading } from '../oracle/seenCell.js';
import { publishedTable, tenFiveOnly, thresholdOnly } from '../publishedTable.js';

/** An attacker who knows that a threshold of 10 was all that was done. */
const knowingTheThreshold: Reading = (cell) => exact(cell) ?? { least: 0, greatest: 9 };

const forces = [
  ['Metropolitan Police Service', 'E23000001'],
  ['Greater Manchester Police', 'E23000005'],
  ['West Yorkshire Police', 'E23000010'],
] as const;

/** The oracle must be able to find what is there to find, or its silence elsewhere proves nothing. */
describe('the oracle, on real counts that were not protected', () => {
  test.each(forces)(
    '%s, small counts hidden and nothing rounded, recovers hidden cells, each truly',
    async (force, area) => {
      const { system, cells, truths } = publishedTable({ force, area, quarter: '2023-Q4' }, thresholdOnly);
      const known = await system.knowing(cells, knowingTheThreshold);
      const found = cells.flatMap((cell, at) => {
        const interval = cell.value === null ? known.intervalOf(system.atomsOf(cell)) : undefined;
        if (interval === undefined) return [];
        const truth = truths[at] ?? 0;
        expect(interval.least <= truth && truth <= interval.greatest).toBe(true);
        return interval.least === interval.greatest ? [interval.least - truth] : [];
      });
      known.dispose();
      expect(found.length).toBeGreaterThan(20);
      expect(new Set(found)).toEqual(new Set([0]));
    },
  );

  test.each(forces)('%s, rounded to 5 beside, loses most of them', async (force, area) => {
    const at = { force, area, quarter: '2023-Q4' };
    const bare = publishedTable(at, thresholdOnly);
    const rounded = publishedTable(at, tenFiveOnly);
    const hidden = (cells: typeof bare.cells) => cells.filter(({ value }) => value === null);
    const before = await judge(
      { ...bare, seen: bare.cells, reading: knowingTheThreshold },
      hidden(bare.cells),
    );
    const after = await judge(
      { ...rounded, seen: rounded.cells, reading: believingSmall },
      hidden(rounded.cells),
    );
    expect(after.exact.length).toBeLessThan(before.exact.length / 2);
    expect(after.contradictions).toBe(0);
  });
});
