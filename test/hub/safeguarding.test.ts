import { describe, expect, test } from '@jest/globals';
import { type Answer, testHub } from './testHub.js';

const hub = testHub();
const croydon = 'E09000008';
const london = 'E12000007';
const ownersIn = (series: readonly Answer[]) =>
  series.flatMap(({ owners }) => owners.map(({ name }: Answer) => name));
const londonCouncils = [
  'Barking and Dagenham Council (demo)',
  'Croydon Council (demo)',
  'Newham Council (demo)',
  'Westminster City Council (demo)',
];

describe('a council answers for itself', () => {
  test.each([
    ['councilReferrals', 'COUNCIL_YEAR', 'REFERRAL_DATE'],
    ['enquiries', 'COUNCIL_YEAR_KIND', 'START_DATE'],
    ['homelessnessDuty', 'COUNCIL_YEAR', 'DUTY_DECISION_DATE'],
  ])('%s: one series of its own release', async (dataset, table, basis) => {
    const { area } = await hub.data(
      `query ($code: ID!) { area(code: $code) { ${dataset}(period: "2023", table: ${table}) {
         owners { name } basis total { value status } release { provenance rule owners { name } } cells { area { code } } } } }`,
      { code: croydon },
    );
    const [series, ...others] = area[dataset];
    expect(others).toEqual([]);
    expect(series).toMatchObject({
      owners: [{ name: 'Croydon Council (demo)' }],
      basis,
      release: { provenance: 'SYNTHETIC', rule: 'TEN_FIVE', owners: [{ name: 'Croydon Council (demo)' }] },
    });
    expect(series.total.status).toMatch(/RELEASED|WITHHELD/);
    expect(series.cells.every((cell: Answer) => cell.area.code === croydon)).toBe(true);
  });
});

describe('a city region is answered by each council in it', () => {
  test.each([
    ['councilReferrals', 'CITY_REGION_YEAR_AGE_EXPLOITATION', '2023'],
    ['enquiries', 'CITY_REGION_QUARTER_KIND', '2023-Q4'],
    ['missingChildren', 'CITY_REGION_YEAR_MEASURE', '2023'],
    ['homelessnessDuty', 'CITY_REGION_YEAR_OUTCOME', '2023'],
    ['guardianship', 'CITY_REGION_YEAR_STAGE', '2023'],
    ['preReferralBeds', 'CITY_REGION_YEAR_MEASURE', '2023'],
  ])('%s: four series for London, side by side, with caveats', async (dataset, table, period) => {
    const { area } = await hub.data(
      `query ($code: ID!, $period: Period!) { area(code: $code) { ${dataset}(period: $period, table: ${table}) {
         owners { name } caveats cells { area { code } count { value status } } } } }`,
      { code: london, period },
    );
    expect(ownersIn(area[dataset]).sort()).toEqual(londonCouncils);
    const cells = area[dataset].flatMap((series: Answer) => series.cells);
    expect(new Set(cells.map((cell: Answer) => cell.area.code))).toEqual(new Set([london]));
    expect(area[dataset].every(({ caveats }: Answer) => caveats.length >= 2)).toBe(true);
  });

  test('Halton counts in the Liverpool City Region itself, whose police force does not cover it', async () => {
    const { area } = await hub.data(
      `{ area(code: "E47000004") { preReferralBeds(period: "2023", table: CITY_REGION_YEAR_MEASURE) {
           owners { name } release { rule } cells(bedMeasure: [FUNDED]) { area { code } count { value status } } } } }`,
    );
    const halton = area.preReferralBeds.find(
      ({ owners }: Answer) => owners[0].name === 'Halton Borough Council (demo)',
    );
    expect(halton).toEqual({
      owners: [{ name: 'Halton Borough Council (demo)' }],
      release: { rule: 'NOT_PERSONS' },
      cells: [{ area: { code: 'E47000004' }, count: { value: 365, status: 'RELEASED' } }],
    });
  });
});

describe('what is too small', () => {
  test.each([
    ['missingChildren', 'CITY_REGION_YEAR_MEASURE'],
    ['guardianship', 'CITY_REGION_YEAR_STAGE'],
    ['preReferralBeds', 'CITY_REGION_YEAR_MEASURE'],
  ])('%s of a single council is refused, and London is named instead', async (dataset, table) => {
    const { data, errors } = await hub.ask(
      `query ($code: ID!) { area(code: $code) { ${dataset}(period: "2023", table: ${table}) { owners { name } } } }`,
      { code: croydon },
    );
    expect(data).toEqual({ area: { [dataset]: null } });
    const told = errors?.map(({ path, extensions = {} }) => [path, extensions['code'], extensions['remedy']]);
    expect(told).toEqual([[['area', dataset], 'AREA_NOT_IN_TABLE', 'Ask about London (E12000007).']]);
  });

  test('is never shown: every count of persons over all years is withheld, or 10 and more in fives', async () => {
    const { area } = await hub.data(
      `{ area(code: "${london}") {
           councilReferrals(period: "2019..2023", table: CITY_REGION_YEAR_AGE_EXPLOITATION) { cells { count { value status } } }
           enquiries(period: "2019-Q1..2023-Q4", table: CITY_REGION_QUARTER_KIND) { cells { count { value status } } }
           missingChildren(period: "2019..2023", table: CITY_REGION_YEAR_MEASURE) { cells { count { value status } } }
           homelessnessDuty(period: "2019..2023", table: CITY_REGION_YEAR_OUTCOME) { cells { count { value status } } }
           guardianship(period: "2019..2023", table: CITY_REGION_YEAR_STAGE) { cells { count { value status } } } } }`,
    );
    const counts = Object.values<readonly Answer[]>(area).flatMap((series) =>
      series.flatMap(({ cells }) => cells.map(({ count }: Answer) => count)),
    );
    const shown = counts.filter(({ status }) => status === 'RELEASED');
    const hidden = counts.filter(({ status }) => status === 'WITHHELD');
    expect(shown.length + hidden.length).toBe(counts.length);
    expect(shown.filter(({ value }) => value < 10 || value % 5 !== 0)).toEqual([]);
    expect(hidden.filter(({ value }) => value !== null)).toEqual([]);
    expect([shown.length > 50, hidden.length > 50]).toEqual([true, true]);
  });
});
