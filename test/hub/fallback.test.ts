import { describe, expect, test } from '@jest/globals';
import { testHub } from './testHub.js';

const hub = testHub();
const cityOfLondon = 'E23000034';

const fallback = 'fallback { steps area { code name } period table count { value status } note }';

interface Cell {
  readonly period: string;
  readonly count: { readonly value: number | null; readonly status: string };
  readonly fallback?: {
    readonly steps: readonly string[];
    readonly period: string;
    readonly count: Cell['count'];
  } | null;
}

/** The cells of a demonstration force in a table of referralsMade. */
async function cellsOf(period: string, table: string, fields = ''): Promise<readonly Cell[]> {
  const { area } = await hub.data(
    `query ($code: ID!, $period: Period!, $table: ReferralsMadeTable!) { area(code: $code) {
       referralsMade(period: $period, table: $table) { cells { period count { value status } ${fields} } } } }`,
    { code: cityOfLondon, period, table },
  );
  return area.referralsMade[0].cells;
}

describe('where a figure is withheld, the hub says what stands for it', () => {
  test("a small force's quarter: its year where that is shown, else several years", async () => {
    const [quarters, years, [several]] = await Promise.all([
      cellsOf('2019-Q1..2023-Q4', 'FORCE_QUARTER', fallback),
      cellsOf('2019..2023', 'FORCE_YEAR'),
      cellsOf('2019/2023', 'FORCE_YEAR'),
    ]);
    expect(several?.count.status).toBe('RELEASED');
    const expected = ({ period, count }: Cell) => {
      if (count.status !== 'WITHHELD') return null;
      const year = years.find((cell) => cell.period === period.slice(0, 4));
      return year?.count.status === 'RELEASED'
        ? { steps: ['QUARTER_TO_YEAR'], period: year.period, count: year.count }
        : { steps: ['QUARTER_TO_YEAR', 'YEAR_TO_SEVERAL_YEARS'], period: '2019/2023', count: several?.count };
    };
    expect(quarters).toHaveLength(20);
    expect(quarters.filter(({ count }) => count.status === 'WITHHELD').length).toBeGreaterThan(0);
    for (const cell of quarters) {
      const wanted = expected(cell);
      if (wanted === null) expect(cell.fallback).toBeNull();
      else expect(cell.fallback).toMatchObject(wanted);
    }
  });

  test('an official quarter of a real force: its published year', async () => {
    const { area } = await hub.data(
      `query ($code: ID!) { area(code: $code) {
         officialReferralsByResponder(period: "2023-Q1", table: FORCE_QUARTER_EXPLOITATION_AGE_SEX) {
           cells(publishedExploitation: ["ALL"], age: [ALL], sex: [ALL]) { count { value status } ${fallback} } } } }`,
      { code: cityOfLondon },
    );
    const year = {
      steps: ['QUARTER_TO_YEAR'],
      area: { code: cityOfLondon, name: 'City of London Police' },
      period: '2023',
      table: 'FORCE_YEAR_EXPLOITATION_AGE_SEX',
      count: { value: 10, status: 'RELEASED' },
      note: '2023 stands for 2023-Q1, which is withheld.',
    };
    expect(area.officialReferralsByResponder).toEqual([
      { cells: [{ count: { value: null, status: 'WITHHELD' }, fallback: year }] },
    ]);
  });

  test('a region: the country, where several years are withheld too, and the note says so', async () => {
    const { areas } = await hub.data(
      `{ areas(kind: REGION) { name domesticWorkers(period: "2023", table: REGION_YEAR_CIRCUMSTANCE) {
           cells { circumstance count { status } ${fallback} } } } }`,
    );
    type Found = {
      readonly steps: readonly string[];
      readonly area: object;
      readonly table: string;
      readonly note: string;
    };
    type Region = {
      name: string;
      domesticWorkers: { cells: { count: { status: string }; fallback: Found | null }[] }[];
    };
    const wider = (areas as Region[]).flatMap(({ name, domesticWorkers }) =>
      domesticWorkers.flatMap(({ cells }) =>
        cells.flatMap((cell) =>
          cell.fallback?.steps.includes('AREA_TO_WIDER') ? [{ name, cell, found: cell.fallback }] : [],
        ),
      ),
    );
    expect(wider.length).toBeGreaterThan(0);
    for (const { name, cell, found } of wider) {
      expect(cell.count.status).toBe('WITHHELD');
      expect(found.area).toEqual({ code: 'E92000001', name: 'England' });
      expect(found.table).toBe('COUNTRY_YEAR_CIRCUMSTANCE_SEX');
      expect(found.note).toMatch(
        new RegExp(`^England (in 2019/2023 )?stands for ${name}( in 2023)?, which is withheld\\.`),
      );
    }
  });

  test('whatever stands for a cell is shown, and nothing stands for one that is', async () => {
    const { areas } = await hub.data(
      `{ areas(kind: POLICE_FORCE_AREA) { referralsMade(period: "2022..2023", table: FORCE_YEAR_EXPLOITATION) {
           cells { count { value status } ${fallback} } } } }`,
    );
    const cells: readonly Cell[] = (areas as { referralsMade: { cells: Cell[] }[] }[]).flatMap(
      ({ referralsMade }) => referralsMade.flatMap((series) => series.cells),
    );
    const stands = cells.flatMap((cell) => (cell.fallback ? [cell] : []));
    expect(stands.length).toBeGreaterThan(100);
    expect(new Set(stands.map(({ count }) => count.status))).toEqual(new Set(['WITHHELD']));
    expect(new Set(stands.map((cell) => cell.fallback?.count.status))).toEqual(new Set(['RELEASED']));
  });
});

test('several years that no release counts as one are refused, and those there are get named', async () => {
  const { errors } = await hub.ask(
    `{ area(code: "${cityOfLondon}") { crimes(period: "2020/2022", table: FORCE_YEAR) { cells { period } } } }`,
  );
  expect(
    errors?.map(({ path, extensions }) => [path, extensions?.['code'], extensions?.['expected']]),
  ).toEqual([[['area', 'crimes'], 'PERIOD_NOT_IN_TABLE', '2019/2023']]);
});
