import { describe, expect, test } from '@jest/globals';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { type Series, selectCells, seriesOf, totalOf } from '../../subgraphs/kit/dataset/series.js';
import type { ServedCell, ServedRelease } from '../../subgraphs/kit/register/servedSeries.js';

const catalogue = loadCatalogue();

const release: ServedRelease = {
  id: 'r',
  dataset: 'referralsMade',
  vintage: '2026-09-30',
  period: '2019-Q1..2023-Q4',
  rule: 'TEN_FIVE',
  provenance: 'SYNTHETIC',
  caveats: ['Invented.'],
  breaks: [],
  source: null,
  sha256: '0',
  signature: '0',
  ageInDays: 52,
  owners: [{ id: 'a-demo', name: 'A (demo)', demonstration: true }],
};

type Row = readonly [
  area: string,
  period: string,
  codes: Readonly<Record<string, string>>,
  value: number | null,
];

function series(dataset: string, table: string, rows: readonly Row[], rule = 'TEN_FIVE'): Series {
  const declared = catalogue.dataset(dataset);
  const found = declared?.tables.find(({ name }) => name === table);
  if (declared === undefined || found === undefined) throw new Error(`no ${dataset} ${table}`);
  const cells = rows.map(([area, period, dimensions, value]): ServedCell => {
    const status = value === null ? 'WITHHELD' : 'RELEASED';
    return { id: idOf(area, period, dimensions), area, period, dimensions, value, status, note: null };
  });
  return seriesOf({ release: { ...release, rule }, vintages: [], cells }, declared, found);
}

const idOf = (area: string, period: string, dimensions: object) =>
  [area, period, ...Object.values(dimensions)].join('/');
const count = (cell: string, value: number | null, status = value === null ? 'WITHHELD' : 'RELEASED') => ({
  cell,
  value,
  status,
  note: null,
});

const byAge = series('referralsMade', 'CITY_REGION_YEAR_EXPLOITATION_AGE', [
  ['A', '2023', { exploitation: 'LABOUR', age: 'ADULT' }, 50],
  ['A', '2023', { exploitation: 'SEXUAL', age: 'ADULT' }, null],
  ['A', '2023', { exploitation: 'ALL', age: 'ADULT' }, 200],
  ['A', '2023', { exploitation: 'LABOUR', age: 'CHILD' }, 10],
  ['A', '2023', { exploitation: 'ALL', age: 'CHILD' }, null],
  ['A', '2023', { exploitation: 'ALL', age: 'ALL' }, 205],
]);

describe('a series', () => {
  test('says whose it is, what it is dated by, and both caveats once', () => {
    const { owners, basis, caveats } = byAge;
    expect({ owners, basis, caveats }).toEqual({
      owners: release.owners,
      basis: 'REFERRAL_DATE',
      caveats: [
        "Counts the owner's own cases within the area, never the area's total.",
        'First responder is who made the referral, not where the exploitation took place and not which force records the crime.',
        'Invented.',
      ],
    });
  });
});

describe('the cells of a series', () => {
  const chosen = (filter: Parameters<typeof selectCells>[1]) =>
    selectCells(byAge, filter).map(({ count: { cell } }) => cell);

  test.each([
    ['nothing, and are all there', {}, 6],
    ['null, and are all there', { age: null, exploitation: undefined }, 6],
    ['an empty list, and are none', { age: [] }, 0],
  ])('are asked for by %s', (_, filter, length) => {
    expect(chosen(filter)).toHaveLength(length);
  });

  test('are those of every dimension asked, in the order of the release', () => {
    expect(chosen({ exploitation: ['ALL', 'LABOUR'], age: ['ADULT'] })).toEqual([
      'A/2023/LABOUR/ADULT',
      'A/2023/ALL/ADULT',
    ]);
    expect(chosen({ exploitation: ['ALL'] })).toEqual([
      'A/2023/ALL/ADULT',
      'A/2023/ALL/CHILD',
      'A/2023/ALL/ALL',
    ]);
  });

  test('carry their share of all values of one dimension, everything else the same', () => {
    expect(selectCells(byAge, { exploitation: ['LABOUR'], age: ['ADULT'] })).toEqual([
      {
        area: { code: 'A' },
        period: '2023',
        dimensions: { exploitation: 'LABOUR', age: 'ADULT' },
        count: count('A/2023/LABOUR/ADULT', 50),
        share: {
          numerator: count('A/2023/LABOUR/ADULT', 50),
          denominator: count('A/2023/ALL/ADULT', 200),
          percent: 25,
          low: 23.7,
          high: 26.3,
          status: 'RELEASED',
        },
      },
    ]);
  });

  test('keep their share when the total itself is not asked for', () => {
    const [cell] = selectCells(byAge, { exploitation: ['LABOUR'], age: ['ADULT'] });
    expect(cell?.share?.denominator.value).toBe(200);
  });

  test.each([
    ['the cell', 'SEXUAL', 'ADULT'],
    ['the total', 'LABOUR', 'CHILD'],
  ])('have no percentage where %s is withheld', (_, exploitation, age) => {
    const [cell] = selectCells(byAge, { exploitation: [exploitation], age: [age] });
    expect({ ...cell?.share, numerator: 0, denominator: 0 }).toEqual({
      numerator: 0,
      denominator: 0,
      percent: null,
      low: null,
      high: null,
      status: 'WITHHELD',
    });
  });

  test('have no share that is a total, lacks its total, or stands in a table without the dimension', () => {
    const lone = series('referralsMade', 'FORCE_YEAR_EXPLOITATION', [
      ['A', '2023', { exploitation: 'LABOUR' }, 50],
    ]);
    const plain = series('referralsMade', 'FORCE_YEAR', [['A', '2023', {}, 50]]);
    const none = series('crimes', 'FORCE_YEAR', [['A', '2023', {}, 50]]);
    const shares = [byAge, lone, plain, none].map((one) =>
      selectCells(one, { exploitation: one === byAge ? ['ALL'] : null }),
    );
    expect(shares.flat().map(({ share }) => share)).toEqual([null, null, null, null, null, null]);
  });

  test('of exact counts have a share without an interval, and none of nothing', () => {
    const exact = series(
      'officialDecisions',
      'UK_YEAR_KIND_AGE_OUTCOME',
      [
        ['K', '2022', { kind: 'REASONABLE_GROUNDS', age: 'ALL', outcome: 'POSITIVE' }, 14_826],
        ['K', '2022', { kind: 'REASONABLE_GROUNDS', age: 'ALL', outcome: 'ALL' }, 16_747],
        ['K', '2013', { kind: 'REASONABLE_GROUNDS', age: 'ALL', outcome: 'POSITIVE' }, 0],
        ['K', '2013', { kind: 'REASONABLE_GROUNDS', age: 'ALL', outcome: 'ALL' }, 0],
      ],
      'PUBLISHED',
    );
    const shares = selectCells(exact, { outcome: ['POSITIVE'] }).map(({ share }) => share);
    expect(shares.map((share) => [share?.percent, share?.low, share?.high, share?.status])).toEqual([
      [88.5, 88.5, 88.5, 'RELEASED'],
      [null, null, null, 'NOT_APPLICABLE'],
    ]);
  });
});

describe('the total of a series', () => {
  test('is the cell over every dimension', () => {
    expect(totalOf(byAge)).toEqual(count('A/2023/ALL/ALL', 205));
  });

  test('is the only cell of a table without dimensions, withheld or not', () => {
    expect(totalOf(series('crimes', 'FORCE_YEAR', [['A', '2023', {}, null]]))).toEqual(count('A/2023', null));
  });

  test.each([
    [
      'two periods',
      [
        ['A', '2022', {}, 50],
        ['A', '2023', {}, 60],
      ],
    ],
    [
      'two areas',
      [
        ['A', '2023', {}, 50],
        ['B', '2023', {}, 60],
      ],
    ],
    ['nothing', []],
  ] as const)('of %s is none: nothing is summed here', (_, rows) => {
    expect(totalOf(series('crimes', 'FORCE_YEAR', rows))).toBeNull();
  });

  test('is none where a dimension has no total', () => {
    expect(
      totalOf(series('suspects', 'FORCE_YEAR_STAGE', [['A', '2023', { stage: 'CHARGED' }, 50]])),
    ).toBeNull();
  });
});
