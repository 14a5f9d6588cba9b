import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { areaKinds } from '../../schema/areas/area.js';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import type { Dataset, Table } from '../../schema/datasets/dataset.js';
import { tablePeriods } from '../../schema/datasets/severalYears.js';
import { parsePeriodSelection, periodKind, periodsOf } from '../../schema/protocol/period.js';
import { type FallbackPlace, fallbackPlan } from '../../subgraphs/kit/fallback/fallbackPlan.js';

const means = { areas: loadAreas(), catalogue: loadCatalogue() };

function tableOf(name: string, table: string): { readonly dataset: Dataset; readonly table: Table } {
  const dataset = means.catalogue.dataset(name);
  const found = dataset?.tables.find((declared) => declared.name === table);
  if (dataset === undefined || found === undefined) throw new Error(`no ${name} ${table}`);
  return { dataset, table: found };
}

const timeOf = ({ tables }: Dataset) => {
  const hasQuarters = tables.some(({ period }) => period === 'QUARTER');
  return {
    period: parsePeriodSelection(hasQuarters ? '2019-Q1..2023-Q4' : '2019..2023'),
    vintage: '2026-09-30',
  };
};

type Asked = readonly [
  name: string,
  table: string,
  area: string,
  period: string,
  dimensions?: Readonly<Record<string, string>>,
];

function planOf(...[name, table, area, period, dimensions = {}]: Asked): readonly FallbackPlace[] {
  const at = tableOf(name, table);
  return fallbackPlan(means, { ...at, place: { area, period, dimensions }, release: timeOf(at.dataset) });
}

const lines = (plan: readonly FallbackPlace[]) =>
  plan.map(({ steps, table, area, period, dimensions }) =>
    [steps.join('+'), table.name, area, period, ...Object.values(dimensions)].join(' '),
  );

describe('the places tried for a withheld cell', () => {
  test('of a quarter: its year, several years, then the wider areas at their finest period first', () => {
    expect(lines(planOf('referralsMade', 'FORCE_QUARTER', 'E23000034', '2023-Q1'))).toEqual([
      'QUARTER_TO_YEAR FORCE_YEAR E23000034 2023',
      'QUARTER_TO_YEAR FORCE_YEAR_EXPLOITATION E23000034 2023 ALL',
      'QUARTER_TO_YEAR+YEAR_TO_SEVERAL_YEARS FORCE_YEAR E23000034 2019/2023',
      'QUARTER_TO_YEAR+YEAR_TO_SEVERAL_YEARS FORCE_YEAR_EXPLOITATION E23000034 2019/2023 ALL',
      'QUARTER_TO_YEAR+AREA_TO_WIDER CITY_REGION_YEAR_EXPLOITATION_AGE E12000007 2023 ALL ALL',
      'QUARTER_TO_YEAR+YEAR_TO_SEVERAL_YEARS+AREA_TO_WIDER CITY_REGION_YEAR_EXPLOITATION_AGE E12000007 2019/2023 ALL ALL',
      'AREA_TO_WIDER COUNTRY_QUARTER_EXPLOITATION_AGE_SEX E92000001 2023-Q1 ALL ALL ALL',
    ]);
  });

  test('of a borough in a year: several years, then its city region under the total of the dimension more', () => {
    expect(lines(planOf('referralsByPlace', 'LOCAL_AUTHORITY_YEAR', 'E09000021', '2023'))).toEqual([
      'YEAR_TO_SEVERAL_YEARS LOCAL_AUTHORITY_YEAR E09000021 2019/2023',
      'AREA_TO_WIDER CITY_REGION_YEAR_EXPLOITATION E12000007 2023 ALL',
      'YEAR_TO_SEVERAL_YEARS+AREA_TO_WIDER CITY_REGION_YEAR_EXPLOITATION E12000007 2019/2023 ALL',
    ]);
  });

  test('of a region keep the code that is asked about', () => {
    const plan = planOf('domesticWorkers', 'REGION_YEAR_CIRCUMSTANCE', 'E12000002', '2023', {
      circumstance: 'PASSPORT_KEPT',
    });
    expect(plan.map(({ table, dimensions }) => [table.name, dimensions])).toEqual([
      ['REGION_YEAR_CIRCUMSTANCE', { circumstance: 'PASSPORT_KEPT' }],
      ['COUNTRY_YEAR_CIRCUMSTANCE_SEX', { circumstance: 'PASSPORT_KEPT', sex: 'ALL' }],
      ['COUNTRY_YEAR_CIRCUMSTANCE_SEX', { circumstance: 'PASSPORT_KEPT', sex: 'ALL' }],
    ]);
  });

  test.each<[string, Asked]>([
    ['of several years there is no longer period', ['crimes', 'FORCE_YEAR', 'E23000034', '2019/2023']],
    [
      'of a state at the end of a year',
      ['capacity', 'FORCE_YEAR_MEASURE', 'E23000034', '2023', { capacityMeasure: 'POSTS' }],
    ],
    [
      'of a year, where the wider areas go by quarter',
      ['dutyToNotify', 'FORCE_YEAR', 'E23000034', '2019/2023'],
    ],
    [
      'of the widest area',
      [
        'referralsMade',
        'COUNTRY_QUARTER_EXPLOITATION_AGE_SEX',
        'E92000001',
        '2023-Q1',
        { exploitation: 'LABOUR', age: 'ALL', sex: 'ALL' },
      ],
    ],
    ['of a year outside the whole ones', ['crimes', 'FORCE_YEAR', 'E23000034', '2024']],
  ])('%s: none', (_, asked) => {
    expect(planOf(...asked)).toEqual([]);
  });

  test('of a cohort not yet followed to the end leave the several years out: they do not hold it', () => {
    const dimensions = { followUp: 'MONTHS_12', outcomeSoFar: 'STILL_OPEN' };
    const periods = (period: string) =>
      planOf('outcomesByCohort', 'CITY_REGION_YEAR_OUTCOME', 'E47000001', period, dimensions).map(
        (place) => place.period,
      );
    expect([periods('2022'), periods('2023')]).toEqual([['2019/2022', '2022', '2019/2022'], ['2023']]);
  });

  test('of a force that stands for a city region go from the force to the country', () => {
    const dimensions = { followUp: 'MONTHS_12', outcomeSoFar: 'ALL' };
    const plan = planOf('outcomesByCohort', 'CITY_REGION_YEAR_OUTCOME', 'E23000004', '2022', dimensions);
    expect(plan.map(({ area }) => area)).toEqual(['E23000004', 'E92000001', 'E92000001']);
  });
});

/** Any cell that some table of the catalogue could hold. */
const cell = fc
  .constantFrom(...means.catalogue.datasets.filter(({ basis }) => basis !== 'AS_CITED'))
  .chain((dataset) => fc.tuple(fc.constant(dataset), fc.constantFrom(...dataset.tables)))
  .chain(([dataset, table]) => {
    const release = timeOf(dataset);
    const codes = table.dimensions.map((name) => {
      const { codes: known } = means.catalogue.dimension(name);
      return fc.constantFrom(...(known.length > 0 ? known : ['ALL', 'A word']));
    });
    const place = fc.record({
      area: fc.constantFrom(...means.areas.all(table.area).map(({ code }) => code)),
      period: fc.constantFrom(...tablePeriods({ ...means, dataset, table }, release)),
      dimensions: fc
        .tuple(...codes)
        .map((chosen) => Object.fromEntries(table.dimensions.map((name, at) => [name, chosen[at] ?? '']))),
    });
    return place.map((at) => ({ dataset, table, release, place: at }));
  });

const quartersOf = (period: string): readonly string[] =>
  period.includes('-Q')
    ? [period]
    : periodsOf({ kind: 'QUARTER', from: `${period.slice(0, 4)}-Q1`, to: `${period.slice(-4)}-Q4` });

const named = (dimensions: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(dimensions).filter(([, code]) => code !== 'ALL'));

describe('whatever the cell, each place tried', () => {
  const check = (
    holds: (place: FallbackPlace, from: typeof cell extends fc.Arbitrary<infer Cell> ? Cell : never) => void,
  ) =>
    fc.assert(
      fc.property(cell, (from) => {
        for (const place of fallbackPlan(means, from)) holds(place, from);
      }),
      { numRuns: 400 },
    );

  test('holds the whole area and the whole period, and more of one of them', () => {
    check((place, from) => {
      const around = means.areas.containing(from.place.area, place.table.area).map(({ code }) => code);
      expect([from.place.area, ...around]).toContain(place.area);
      expect(quartersOf(place.period)).toEqual(expect.arrayContaining([...quartersOf(from.place.period)]));
      expect([place.area, place.period]).not.toEqual([from.place.area, from.place.period]);
    });
  });

  test('counts the same codes, and of a dimension more the total', () => {
    check((place, from) => {
      expect(named(place.dimensions)).toEqual(named(from.place.dimensions));
      expect(Object.keys(place.dimensions)).toEqual(place.table.dimensions);
    });
  });

  test('stands in a table of the same dataset that is by such an area and period', () => {
    check((place, from) => {
      expect(from.dataset.tables).toContain(place.table);
      const kinds = means.areas.require(place.area).kinds;
      expect(kinds).toContain(place.table.area);
      const parts = { ...means, dataset: from.dataset, table: place.table };
      expect(tablePeriods(parts, from.release)).toContain(place.period);
    });
  });

  test('says each step that leads to it, in order', () => {
    check((place, from) => {
      const [own, wide] = [periodKind(from.place.period), periodKind(place.period)];
      expect(place.steps).toEqual(
        [
          own === 'QUARTER' && wide !== 'QUARTER' && 'QUARTER_TO_YEAR',
          own !== 'YEARS' && wide === 'YEARS' && 'YEAR_TO_SEVERAL_YEARS',
          from.place.area !== place.area && 'AREA_TO_WIDER',
        ].filter(Boolean),
      );
    });
  });

  test('comes after every place that is nearer: first the own area, and within one area the shorter period', () => {
    const rank = ({ table, period }: FallbackPlace) =>
      areaKinds.indexOf(table.area) * 3 + ['QUARTER', 'YEAR', 'YEARS'].indexOf(periodKind(period) ?? '');
    fc.assert(
      fc.property(cell, (from) => {
        const ranks = fallbackPlan(means, from).map(rank);
        expect(ranks).toEqual([...ranks].sort((left, right) => left - right));
      }),
      { numRuns: 400 },
    );
  });
});
