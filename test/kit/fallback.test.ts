import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { graphql } from 'graphql';
import { candidatesFor, fallbackOf } from '../../subgraphs/kit/fallback/fallbackOf.js';
import type { Subgraph } from '../../subgraphs/kit/index.js';
import type { ServedCell, ServedRelease } from '../../subgraphs/kit/register/servedSeries.js';
import { startPolice } from '../../subgraphs/police/police.js';
import { frame, madeRelease, startTestRegister, type TestRegister } from '../registry/testRegister.js';
import { permittedRequest } from './guard/testKeys.js';

const city = { owner: 'city-of-london-police-demo', home: 'E23000034' };
const metropolitan = { owner: 'metropolitan-police-demo', home: 'E23000001' };
const kingston = 'E09000021';
const cityOfLondon = 'E09000001';

let register: TestRegister;
let police: Subgraph;
const statements: string[] = [];

const referral = (area: string, period: string, exploitation: string, count: number) => ({
  area,
  period,
  codes: { exploitation, age: 'ADULT', sex: 'MALE', place: 'UK' },
  count,
});

beforeAll(async () => {
  register = await startTestRegister();
  const made = { dataset: 'referralsMade', periods: '2022-Q1..2023-Q4' };
  await register.publish(
    madeRelease({
      ...city,
      ...made,
      atoms: [
        referral(city.home, '2022-Q3', 'LABOUR', 6),
        referral(city.home, '2023-Q1', 'LABOUR', 5),
        referral(city.home, '2023-Q3', 'SEXUAL', 8),
      ],
    }),
  );
  await register.publish(
    madeRelease({
      ...metropolitan,
      dataset: 'referralsByPlace',
      periods: '2022-Q1..2023-Q4',
      atoms: [referral(kingston, '2023-Q1', 'LABOUR', 3), referral('E09000033', '2023-Q1', 'LABOUR', 61)],
    }),
  );
  await register.publish(
    madeRelease({
      ...city,
      dataset: 'referralsByPlace',
      periods: '2022-Q1..2023-Q4',
      atoms: [referral(cityOfLondon, '2023-Q1', 'LABOUR', 2)],
    }),
  );
  const onStatement = (sql: string) => statements.push(sql);
  police = await startPolice({ ...frame, registerUrl: register.servingUrl, onStatement });
});

afterAll(async () => {
  await police.close();
  await register.stop();
});

beforeEach(() => {
  statements.length = 0;
});

const asked = (source: string, areas: readonly string[]) =>
  graphql({
    schema: police.schema,
    source: `query ($areas: [_Any!]!) { _entities(representations: $areas) { ... on Area { ${source} } } }`,
    variableValues: { areas: areas.map((code) => ({ __typename: 'Area', code })) },
    contextValue: police.context(permittedRequest()),
  });

async function answered(source: string, areas: readonly string[] = [city.home]) {
  const { data, errors } = await asked(source, areas);
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data))._entities;
}

const fallback =
  'fallback { steps area { code } period table count { value status } share { percent } note }';

describe('the fallback of a withheld cell', () => {
  test('is the year of its quarter where that is shown', async () => {
    const [{ referralsMade }] = await answered(
      `referralsMade(period: "2023-Q1..2023-Q2", table: FORCE_QUARTER) { cells { period count { value status } ${fallback} } }`,
    );
    const stands = (quarter: string) => ({
      steps: ['QUARTER_TO_YEAR'],
      area: { code: city.home },
      period: '2023',
      table: 'FORCE_YEAR',
      count: { value: 15, status: 'RELEASED' },
      share: null,
      note: `2023 stands for ${quarter}, which is withheld.`,
    });
    const withheld = { value: null, status: 'WITHHELD' };
    expect(referralsMade).toEqual([
      {
        cells: [
          { period: '2023-Q1', count: withheld, fallback: stands('2023-Q1') },
          { period: '2023-Q2', count: withheld, fallback: stands('2023-Q2') },
        ],
      },
    ]);
  });

  test('is several years where the year is withheld too, with their share', async () => {
    const [{ referralsMade }] = await answered(
      `referralsMade(period: "2023", table: FORCE_YEAR_EXPLOITATION) { cells(exploitation: [LABOUR, SEXUAL]) { exploitation ${fallback} } }`,
    );
    const labour = {
      steps: ['YEAR_TO_SEVERAL_YEARS'],
      area: { code: city.home },
      period: '2022/2023',
      table: 'FORCE_YEAR_EXPLOITATION',
      count: { value: 10, status: 'RELEASED' },
      share: { percent: 50 },
      note: '2022/2023 stands for 2023, which is withheld.',
    };
    expect(referralsMade).toEqual([
      {
        cells: [
          { exploitation: 'LABOUR', fallback: labour },
          { exploitation: 'SEXUAL', fallback: null },
        ],
      },
    ]);
  });

  test('is the wider area of the same owner where several years are withheld too, and null where that is', async () => {
    const areas = [kingston, cityOfLondon, 'E09000033'];
    const found = await answered(
      `code referralsByPlace(period: "2023", table: LOCAL_AUTHORITY_YEAR) { owners { id } cells { ${fallback} } }`,
      areas,
    );
    const london = {
      steps: ['AREA_TO_WIDER'],
      area: { code: 'E12000007' },
      period: '2023',
      table: 'CITY_REGION_YEAR_EXPLOITATION',
      count: { value: 65, status: 'RELEASED' },
      share: null,
      note: "London stands for Kingston upon Thames, which is withheld. It counts the owner's own cases there.",
    };
    const byOwner = (owner: string, cell: object | null) => [
      { owners: [{ id: owner }], cells: [{ fallback: cell }] },
    ];
    expect(found).toEqual([
      { code: kingston, referralsByPlace: byOwner(metropolitan.owner, london) },
      { code: cityOfLondon, referralsByPlace: byOwner(city.owner, null) },
      { code: 'E09000033', referralsByPlace: byOwner(metropolitan.owner, null) },
    ]);
  });

  test('comes with one statement for all cells of a question, and with none where nobody asks', async () => {
    const boroughs = frame.areas.membersOf('E12000007', 'LOCAL_AUTHORITY').map(({ code }) => code);
    const question = (fields: string) =>
      `referralsByPlace(period: "2022..2023", table: LOCAL_AUTHORITY_YEAR) { cells { count { status } ${fields} } }`;
    await answered(question(''), boroughs);
    expect(statements).toHaveLength(1);
    statements.length = 0;
    await answered(question(fallback), boroughs);
    expect(statements).toHaveLength(2);
  });
});

describe('several years', () => {
  test('are asked for as one period, and stand in no range of years', async () => {
    const cells = async (period: string) => {
      const [{ referralsMade }] = await answered(
        `referralsMade(period: "${period}", table: FORCE_YEAR) { cells { period count { value } ${fallback} } }`,
      );
      return referralsMade[0].cells;
    };
    expect(await cells('2022/2023')).toEqual([{ period: '2022/2023', count: { value: 20 }, fallback: null }]);
    expect(await cells('2022..2023')).toMatchObject([{ period: '2022' }, { period: '2023' }]);
  });

  test.each([
    ['2021/2023', 'FORCE_YEAR', '2022/2023'],
    ['2022/2023', 'FORCE_QUARTER', 'quarters: 2023-Q4 or 2022-Q1..2023-Q4'],
  ])('%s of %s are refused, and what there is instead is named', async (period, table, expected) => {
    const { errors } = await asked(
      `referralsMade(period: "${period}", table: ${table}) { cells { period } }`,
      [city.home],
    );
    expect(errors?.map(({ originalError }) => originalError)).toEqual([
      expect.objectContaining({ code: 'PERIOD_NOT_IN_TABLE', expected, found: period }),
    ]);
  });

  test('of posts are refused: what stands at the end of a year is not added', async () => {
    const { errors } = await asked(
      `capacity(period: "2022/2023", table: FORCE_YEAR_MEASURE) { cells { period } }`,
      [city.home],
    );
    expect(errors?.map(({ originalError }) => originalError)).toEqual([
      expect.objectContaining({ code: 'PERIOD_NOT_IN_TABLE', expected: 'years: 2023 or 2019..2023' }),
    ]);
  });
});

const release: ServedRelease = {
  id: 'city-of-london-police-demo.referralsMade.2026-09-30',
  dataset: 'referralsMade',
  vintage: '2026-09-30',
  ageInDays: 0,
  period: '2019-Q1..2023-Q4',
  rule: 'TEN_FIVE',
  provenance: 'SYNTHETIC',
  caveats: [],
  breaks: [
    { period: '2019-Q1', what: 'Before it all.' },
    { period: '2021-Q4', what: 'A new guidance.' },
  ],
  source: null,
  sha256: '0',
  signature: '0',
  owners: [],
};

function withheld(status: ServedCell['status'] = 'WITHHELD') {
  const dataset = frame.catalogue.dataset('referralsMade');
  const table = dataset?.tables.find(({ name }) => name === 'FORCE_QUARTER');
  if (dataset === undefined || table === undefined) throw new Error('no table');
  return { dataset, table, release, status, place: { area: city.home, period: '2023-Q1', dimensions: {} } };
}

const cellOf = (id: string, value: number | null, status: ServedCell['status']): ServedCell => ({
  id,
  area: '',
  period: '',
  dimensions: {},
  value,
  status,
  note: null,
});

describe('what stands for a cell', () => {
  test.each(['RELEASED', 'NOT_COLLECTED', 'NOT_APPLICABLE'] as const)('that is %s: nothing', (status) => {
    expect(candidatesFor(frame, withheld(status))).toEqual([]);
  });

  test('is named with its area and period, and the breaks of the series within it', () => {
    const candidates = candidatesFor(frame, withheld());
    const noteFor = (at: number) => {
      const id = candidates[at]?.cell ?? '';
      const cells = new Map([[id, cellOf(id, 20, 'RELEASED')]]);
      return fallbackOf(frame, withheld(), { candidates, cells })?.note;
    };
    const own = "It counts the owner's own cases there.";
    expect([0, 2, 4, 5, 6].map(noteFor)).toEqual([
      '2023 stands for 2023-Q1, which is withheld.',
      '2019/2023 stands for 2023-Q1, which is withheld. The series breaks within it: 2021-Q4.',
      `London in 2023 stands for City of London Police in 2023-Q1, which is withheld. ${own}`,
      `London in 2019/2023 stands for City of London Police in 2023-Q1, which is withheld. ${own} The series breaks within it: 2021-Q4.`,
      `England stands for City of London Police, which is withheld. ${own}`,
    ]);
  });

  test('is the first that is shown, whatever the others are: never one withheld', () => {
    const candidates = candidatesFor(frame, withheld());
    const state = fc.constantFrom<ServedCell['status'] | undefined>(
      'RELEASED',
      'WITHHELD',
      'NOT_COLLECTED',
      undefined,
    );
    const states = fc.tuple(...candidates.map(() => state));
    fc.assert(
      fc.property(states, (chosen) => {
        const known = candidates.flatMap(({ cell }, at) => {
          const status = chosen[at];
          return status
            ? [[cell, cellOf(cell, status === 'RELEASED' ? 10 * (at + 1) : null, status)] as const]
            : [];
        });
        const found = fallbackOf(frame, withheld(), { candidates, cells: new Map(known) });
        const first = chosen.indexOf('RELEASED');
        expect(found?.count).toEqual(
          first < 0
            ? undefined
            : { cell: candidates[first]?.cell, value: 10 * (first + 1), status: 'RELEASED', note: null },
        );
      }),
    );
  });
});
