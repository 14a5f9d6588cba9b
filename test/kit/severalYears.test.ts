import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkRelease } from '../../gateway/registry/checkRelease.js';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import type { Dataset, Table } from '../../schema/datasets/dataset.js';
import { severalYearsOf, tablePeriods } from '../../schema/datasets/severalYears.js';
import { parsePeriodSelection } from '../../schema/protocol/period.js';
import type { ReleaseDocument } from '../../schema/protocol/release.js';
import type { Atom } from '../../subgraphs/kit/release/atom.js';
import { buildRelease } from '../../subgraphs/kit/release/buildRelease.js';
import { cubeOf } from '../../subgraphs/kit/release/cube.js';

const frame = { areas: loadAreas(), catalogue: loadCatalogue() };
const merseyside = 'E23000004';
const covered = { referralsFrom: '2019-01-01', referralsTo: '2023-12-31', eventsTo: '2026-09-30' };

function tableOf(name: string, table: string): { readonly dataset: Dataset; readonly table: Table } {
  const dataset = frame.catalogue.dataset(name);
  const found = dataset?.tables.find((declared) => declared.name === table);
  if (dataset === undefined || found === undefined) throw new Error(`no ${name} ${table}`);
  return { dataset, table: found };
}

const severalYears = (name: string, table: string, periods: string, vintage = '2026-09-30') =>
  severalYearsOf({ ...frame, ...tableOf(name, table) }, { period: parsePeriodSelection(periods), vintage });

describe('the several years of a release', () => {
  test.each([
    ['crimes', 'FORCE_YEAR', '2019..2023', '2019/2023'],
    ['crimes', 'FORCE_YEAR', '2022..2023', '2022/2023'],
    ['crimes', 'FORCE_YEAR', '2023', undefined],
    ['referralsMade', 'FORCE_YEAR', '2019-Q1..2023-Q4', '2019/2023'],
    ['referralsMade', 'FORCE_YEAR', '2019-Q2..2023-Q3', '2020/2022'],
    ['referralsMade', 'FORCE_YEAR', '2022-Q4..2023-Q4', undefined],
    ['referralsMade', 'FORCE_QUARTER', '2019-Q1..2023-Q4', undefined],
    ['decisions', 'CITY_REGION_YEAR_KIND_OUTCOME', '2019-Q1..2026-Q3', '2019/2025'],
  ])('of %s %s from %s are %s', (name, table, periods, expected) => {
    expect(severalYears(name, table, periods)).toBe(expected);
  });

  test.each([
    ['2026-09-30', '2019/2022'],
    ['2025-12-31', '2019/2022'],
    ['2025-12-30', '2019/2021'],
    ['2023-12-31', '2019/2020'],
    ['2023-06-30', undefined],
  ])(
    'of cohorts followed to %s are %s: those that everybody was followed to the end',
    (vintage, expected) => {
      expect(severalYears('outcomesByCohort', 'CITY_REGION_YEAR_OUTCOME', '2019..2023', vintage)).toBe(
        expected,
      );
    },
  );

  test.each([
    ['capacity', 'FORCE_YEAR_MEASURE', 'posts at the end of a year'],
    ['leave', 'COUNTRY_YEAR_STAGE', 'people in a state at the end of a year'],
    ['officialReferrals', 'UK_YEAR_AGE_PLACE', 'what stands as published'],
    ['citedFigures', 'CITED', 'what stands as cited'],
  ])('of %s %s are none: nobody adds %s', (name, table) => {
    expect(severalYears(name, table, '2019..2023')).toBeUndefined();
  });
});

const crimes = tableOf('crimes', 'FORCE_YEAR');
const made = tableOf('referralsMade', 'FORCE_YEAR');
const yearly = (counts: Readonly<Record<string, number>>, codes: Atom['codes'] = {}): readonly Atom[] =>
  Object.entries(counts).map(([period, count]) => ({ area: merseyside, period, codes, count }));

function release(dataset: Dataset, periods: string, atoms: readonly Atom[]): ReleaseDocument {
  const extent = parsePeriodSelection(periods);
  const about = {
    owner: 'merseyside-police-demo',
    home: merseyside,
    vintage: '2026-09-30',
    covered,
    breaks: [],
  };
  return buildRelease({ ...frame, ...about, dataset, atoms, extent, provenance: 'SYNTHETIC' });
}

const valuesOf = ({ tables }: ReleaseDocument) =>
  tables.flatMap(({ cells }) => cells.map(({ period, value, status }) => [period, value, status]));

describe('a release', () => {
  test('counts several years from the rows, before rule 10-5: what no year shows, together they may', () => {
    const atoms = yearly({ 2019: 4, 2020: 0, 2021: 9, 2022: 3, 2023: 12 });
    expect(valuesOf(release(crimes.dataset, '2019..2023', atoms))).toEqual([
      ['2019', null, 'WITHHELD'],
      ['2020', null, 'WITHHELD'],
      ['2021', null, 'WITHHELD'],
      ['2022', null, 'WITHHELD'],
      ['2023', 10, 'RELEASED'],
      ['2019/2023', 30, 'RELEASED'],
    ]);
  });

  test('leaves quarters outside its whole years out of the several', () => {
    const atoms = yearly(
      { '2019-Q4': 50, '2020-Q1': 10, '2021-Q4': 20, '2022-Q1': 50 },
      { exploitation: '', age: 'ADULT', sex: 'MALE' },
    );
    const [table] = release(made.dataset, '2019-Q2..2022-Q3', atoms).tables;
    expect(table?.cells.find(({ period }) => period === '2020/2021')).toMatchObject({
      value: 30,
      status: 'RELEASED',
    });
  });

  test('of cohorts shows the several years only where the follow-up is over for all of them', () => {
    const { dataset } = tableOf('outcomesByCohort', 'CITY_REGION_YEAR_OUTCOME');
    const followed = (period: string, followUp: string, count: number): Atom => ({
      area: merseyside,
      period,
      codes: { followUp, outcomeSoFar: 'STILL_OPEN', exploitation: '' },
      count,
    });
    const atoms = ['2020', '2021', '2022', '2023'].flatMap((year) =>
      ['MONTHS_12', 'MONTHS_24', 'MONTHS_36'].map((followUp) => followed(year, followUp, 8)),
    );
    const [table] = release(dataset, '2019..2023', atoms).tables;
    const several = table?.cells.filter(
      ({ period, dimensions }) => period.includes('/') && dimensions['outcomeSoFar'] === 'STILL_OPEN',
    );
    expect(several?.map(({ period, dimensions, value }) => [period, dimensions['followUp'], value])).toEqual([
      ['2019/2022', 'MONTHS_12', 25],
      ['2019/2022', 'MONTHS_24', 25],
      ['2019/2022', 'MONTHS_36', 25],
    ]);
  });

  test('of what stands at the end of a year counts no several years', () => {
    const { dataset } = tableOf('capacity', 'FORCE_YEAR_MEASURE');
    const periods = valuesOf(release(dataset, '2019..2023', [])).map(([period]) => period);
    expect([...new Set(periods)]).toEqual(['2019', '2020', '2021', '2022', '2023']);
  });

  test('has in its several years the sum of its years, whatever the rows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ year: fc.integer({ min: 2018, max: 2024 }), count: fc.nat(40) })),
        (rows) => {
          const atoms = rows.map(({ year, count }) => ({
            area: merseyside,
            period: String(year),
            codes: {},
            count,
          }));
          const extent = parsePeriodSelection('2019..2023');
          const [cube] = cubeOf({
            ...frame,
            dataset: crimes.dataset,
            atoms,
            home: merseyside,
            extent,
            vintage: '2026-09-30',
          });
          const counts = (cube?.cells ?? []).map(({ count }) => count);
          expect(counts).toHaveLength(6);
          expect(counts[5]).toBe(counts.slice(0, 5).reduce((sum, count) => sum + count, 0));
        },
      ),
    );
  });
});

describe('the hub', () => {
  const whole = release(crimes.dataset, '2019..2023', []);
  const withCells = (change: (cells: ReleaseDocument['tables'][number]['cells']) => object[]) =>
    ({
      ...whole,
      tables: whole.tables.map((table) => ({ ...table, cells: change(table.cells) })),
    }) as ReleaseDocument;
  const faults = (one: ReleaseDocument) =>
    checkRelease(frame, one).map(({ expected, found }) => [expected, found]);

  test('takes the several years in a table by year', () => {
    expect(faults(whole)).toEqual([]);
  });

  test('refuses a table by year without them', () => {
    const years = withCells((cells) => cells.filter(({ period }) => !period.includes('/')));
    expect(faults(years)).toEqual([['6 cells, the empty ones among them', '5 cells']]);
  });

  test.each(['2019/2022', '2020/2023', '2018/2023', '2019/2024'])(
    'refuses other several years: %s',
    (period) => {
      const other = withCells((cells) =>
        cells.map((cell) => (cell.period.includes('/') ? { ...cell, period } : cell)),
      );
      expect(faults(other)).toContainEqual(['periods within that of the release', period]);
    },
  );

  test('refuses them in a table by quarter', () => {
    const quarterly = release(made.dataset, '2019-Q1..2023-Q4', []);
    const tables = quarterly.tables.map((table) =>
      table.name === 'FORCE_QUARTER'
        ? {
            ...table,
            cells: table.cells.map((cell, at) => (at === 0 ? { ...cell, period: '2019/2023' } : cell)),
          }
        : table,
    );
    expect(faults(quarterly)).toEqual([]);
    expect(faults({ ...quarterly, tables })).toEqual([
      ['periods within that of the release', '2019/2023'],
      ['a period of kind QUARTER', '2019/2023'],
    ]);
  });

  test('and the builder agree on the grid of every table, whatever the time of the release', () => {
    const quarter = fc.tuple(fc.integer({ min: 2015, max: 2024 }), fc.integer({ min: 1, max: 4 }));
    const text = ([year, number]: readonly [number, number]) => `${year}-Q${number}`;
    fc.assert(
      fc.property(quarter, quarter, (one, other) => {
        const [from = '', to = ''] = [text(one), text(other)].sort();
        const built = release(made.dataset, from === to ? from : `${from}..${to}`, []);
        expect(faults(built)).toEqual([]);
        const [table] = built.tables;
        const parts = { ...frame, dataset: made.dataset, table: made.table };
        expect([...new Set(table?.cells.map(({ period }) => period))]).toEqual(tablePeriods(parts, built));
      }),
      { numRuns: 30 },
    );
  });
});
