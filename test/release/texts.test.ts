import { describe, expect, test } from '@jest/globals';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import type { Cell } from '../../schema/protocol/cell.js';
import { requireDataset } from '../../scripts/release/chooseReleases.js';
import { differencesOf } from '../../scripts/release/differences.js';
import { diffText } from '../../scripts/release/diffText.js';
import type { Registered, RegisteredTable } from '../../scripts/release/registered.js';
import { showText } from '../../scripts/release/showText.js';
import { summed, utilityOf } from '../../scripts/release/utility.js';

const dataset = requireDataset(loadCatalogue(), 'crimes');
const [table] = dataset.tables;
if (table === undefined) throw new Error('crimes has no table.');

const cellsOf = (values: readonly (number | null)[]): readonly Cell[] =>
  values.map((value, at) => ({
    area: 'E23000013',
    dimensions: {},
    period: String(2019 + at),
    status: value === null ? 'WITHHELD' : 'RELEASED',
    value,
  }));
const tableOf = (values: readonly (number | null)[]): RegisteredTable => ({
  name: 'FORCE_YEAR',
  status: 'COMPLETE',
  note: null,
  cells: cellsOf(values),
});

const released: Registered = {
  id: 'cleveland-police-demo.crimes.2026-09-30',
  dataset: 'crimes',
  owner: 'cleveland-police-demo',
  ownerName: 'Cleveland Police (demo)',
  vintage: '2026-09-30',
  period: { from: '2019', to: '2022' },
  rule: 'TEN_FIVE',
  provenance: 'SYNTHETIC',
  sha256: 'ab'.repeat(32),
  withdrawnOn: null,
  notice: null,
  correctedBy: null,
};

describe('what a release is, in words', () => {
  test('says all that WITHHELD can mean, and is the same whatever is behind it', () => {
    const text = showText(dataset, released, [tableOf([10, null, 25, null])]);
    expect(text).toContain('Nobody at all. Or 1 to 9 people. Or 10 and more');
    expect(text).toMatch(/FORCE_YEAR +4 +2 +2 +0/);
    expect(text).not.toMatch(/secondary|primary|zero/i);
  });

  test('says at once that it was withdrawn, and why', () => {
    const withdrawn = { ...released, withdrawnOn: '2026-11-01', notice: 'Counted twice.' };
    expect(showText(dataset, withdrawn, [])).toContain(
      'Withdrawn on 2026-11-01: it answers nothing any more. Counted twice.',
    );
  });
});

describe('what two releases show otherwise', () => {
  const later = { ...released, id: 'cleveland-police-demo.crimes.2026-12-31' };

  test('is told kind by kind and cell by cell; what stays withheld tells nothing', () => {
    const found = differencesOf([tableOf([10, null, 25, null])], [tableOf([15, 10, null, null])]);
    expect(found.map(({ kind, place, from, to }) => [kind, place, from, to])).toEqual([
      ['CHANGED', 'E23000013, 2019', '10', '15'],
      ['NEWLY_SHOWN', 'E23000013, 2020', '[c]', '10'],
      ['NEWLY_WITHHELD', 'E23000013, 2021', '25', '[c]'],
    ]);
    expect(diffText(released, later, found)).toContain('3 cells differ');
  });

  test('is said where it is nothing', () => {
    expect(diffText(released, later, [])).toContain('Both show the same in every cell.');
  });
});

test('utility compares with the rows in sums alone', () => {
  const places = cellsOf([null, null, null, null]);
  const cells = places.map(({ value: _, ...place }, at) => ({ ...place, count: [11, 12, 27, 0][at] ?? 0 }));
  const utility = utilityOf([tableOf([10, null, 25, null])], [{ table, cells }]);
  expect(utility).toEqual([
    { name: 'FORCE_YEAR', cells: 4, shown: 2, withheld: 2, showable: 3, count: 50, shownCount: 38, error: 3 },
  ]);
  expect(summed('All', [...utility, ...utility])).toMatchObject({ shown: 4, showable: 6, error: 6 });
  expect(
    summed('All', [...utility, { name: 'X', cells: 1, shown: 1, withheld: 0 }]).showable,
  ).toBeUndefined();
});
