import { describe, expect, test } from '@jest/globals';
import { testHub } from '../testHub.js';
import { notReleased, pooled, verdictOn } from './attackers.js';

const hub = testHub();
const cleveland = 'E23000013';
const years = ['2019', '2020', '2021', '2022', '2023', '2019/2023'];
const count = 'count { cell value status }';

const areaOf = (fields: string, code = cleveland) => `{ area(code: "${code}") { ${fields} } }`;
const series = (arguments_: string, cells = `cells { ${count} }`) =>
  `referralsMade(${arguments_}) { ${cells} }`;

/** Nothing but what was released, and nothing that follows from it. */
async function expectNothingTold(answers: readonly unknown[]): Promise<void> {
  const seen = pooled(answers);
  expect(seen.length).toBeGreaterThan(0);
  expect(notReleased(answers)).toEqual([]);
  const { exact, narrow, contradictions } = await verdictOn(seen);
  expect({ exact, narrow, contradictions }).toEqual({ exact: [], narrow: [], contradictions: 0 });
}

describe('however a question selects, it gets cells of releases and nothing more', () => {
  test('aliases fan out over periods, tables and codes', async () => {
    const aliases = years.flatMap((period, at) =>
      ['FORCE_YEAR', 'FORCE_YEAR_EXPLOITATION'].map(
        (table) => `a${at}${table}: ${series(`period: "${period}", table: ${table}`)}`,
      ),
    );
    await expectNothingTold([await hub.data(areaOf(aliases.join(' ')))]);
  });

  test('one cell under a hundred aliases has one value', async () => {
    const aliases = Array.from(
      { length: 20 },
      (_, at) => `a${at}: ${series('period: "2019", table: FORCE_YEAR')}`,
    );
    const { area } = await hub.data(areaOf(aliases.join(' ')));
    expect(new Set(Object.values(area).map((one) => JSON.stringify(one))).size).toBe(1);
  });

  test('complements: everybody, and everybody but one kind', async () => {
    const others = ['LABOUR', 'SEXUAL', 'CRIMINAL', 'ORGAN_HARVESTING', 'MULTIPLE', 'NOT_SPECIFIED'];
    const chosen = (codes: readonly string[]) => `cells(exploitation: [${codes.join(', ')}]) { ${count} }`;
    const table = 'period: "2019..2023", table: FORCE_YEAR_EXPLOITATION';
    const answers = [
      await hub.data(areaOf(series(table, chosen(['ALL'])))),
      await hub.data(areaOf(series(table, chosen(others)))),
    ];
    await expectNothingTold(answers);
  });

  test('windows shifted by a quarter', async () => {
    const windows = ['2019-Q1..2023-Q3', '2019-Q2..2023-Q4'];
    const quarters = windows.map((period) =>
      hub.data(areaOf(series(`period: "${period}", table: FORCE_QUARTER`))),
    );
    const byYear = hub.data(areaOf(series('period: "2019..2023", table: FORCE_YEAR')));
    await expectNothingTold(await Promise.all([...quarters, byYear]));
  });

  test('ages binned anew, and "Domestic" against "any domestic"', async () => {
    const cells = (codes: string) => `cells(${codes}) { ${count} }`;
    const table = 'period: "2019..2023", table: CITY_REGION_YEAR_EXPLOITATION_AGE';
    const codes = [
      'age: [ALL]',
      'age: [ADULT]',
      'age: [CHILD]',
      'exploitation: [DOMESTIC]',
      'exploitation: [ANY_DOMESTIC]',
    ];
    const answers = await Promise.all(codes.map((code) => hub.data(areaOf(series(table, cells(code))))));
    await expectNothingTold(answers);
  });

  test('overlapping areas: London less the Met, Liverpool City Region less Merseyside, Tees Valley less Cleveland', async () => {
    const pairs = [
      ['E12000007', 'E23000001'],
      ['E47000004', 'E23000004'],
      ['E47000006', 'E23000013'],
    ];
    const datasets = [
      'referralsMade(period: "2019..2023", table: FORCE_YEAR)',
      'referralsRecorded(period: "2019..2023", table: FORCE_YEAR)',
    ];
    const asked = pairs
      .flat()
      .flatMap((code) => datasets.map((one) => hub.data(areaOf(`${one} { cells { ${count} } }`, code))));
    await expectNothingTold(await Promise.all(asked));
  });

  test('referrals with reports of adults who did not consent', async () => {
    const reports = `dutyToNotify(period: "2019..2023", table: FORCE_YEAR) { cells { ${count} } }`;
    await expectNothingTold([
      await hub.data(areaOf(`${series('period: "2019..2023", table: FORCE_YEAR')} ${reports}`)),
    ]);
  });

  test('two requesters who pool what they got', async () => {
    const table = 'period: "2019-Q1..2019-Q4", table: COUNTRY_QUARTER_EXPLOITATION_AGE_SEX';
    const bySex = series(table, `cells(age: [ALL], sex: [ALL, FEMALE, MALE]) { ${count} }`);
    const answers = [
      await hub.data(areaOf(series('period: "2019..2023", table: FORCE_YEAR_EXPLOITATION'))),
      await hub.data(areaOf(bySex, 'E92000001')),
    ];
    expect(notReleased(answers)).toEqual([]);
    const seen = pooled(answers).filter(({ owner }) => owner === 'cleveland-police-demo');
    expect(new Set(seen.map(({ table: name }) => name)).size).toBe(2);
    const { exact, narrow } = await verdictOn(seen, 100);
    expect({ exact, narrow }).toEqual({ exact: [], narrow: [] });
  });

  test('a saved document replayed with other variables', async () => {
    const document = `query Saved($code: ID!, $period: Period!) { area(code: $code) { ${series('period: $period, table: FORCE_QUARTER')} } }`;
    const codes = [cleveland, 'E23000034', 'E23000036'];
    const periods = ['2019-Q1', '2019-Q1..2019-Q4', '2020-Q2'];
    const answers = codes.flatMap((code) => periods.map((period) => hub.data(document, { code, period })));
    await expectNothingTold(await Promise.all(answers));
  });
});
