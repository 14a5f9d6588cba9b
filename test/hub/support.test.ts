import { describe, expect, test } from '@jest/globals';
import { testHub } from './testHub.js';

const hub = testHub();
const [london, greaterManchester, england, croydon] = [
  'E12000007',
  'E47000001',
  'E92000001',
  'E09000008',
] as const;

const name = (words: string) => `${words} (demo)`;
const national = name('National Support Provider');
const domestic = name("Domestic Workers' Support");
const ofLondon = [domestic, name('London Safe Houses'), national];
const ofManchester = [domestic, national, name('North West Outreach')];
const ofEngland = [domestic, national];

/** Each dataset and table, an area of its kind, who answers for it, and a smaller area that gets no answer. */
const tables = [
  ['clients', 'CITY_REGION_YEAR_EXPLOITATION_SEX', '2022', greaterManchester, ofManchester, croydon],
  ['clients', 'REGION_QUARTER', '2022-Q3', london, ofLondon, greaterManchester],
  ['housingAtEntry', 'CITY_REGION_YEAR_HOUSING_SEX', '2022', greaterManchester, ofManchester, croydon],
  ['housingAtExit', 'CITY_REGION_YEAR_HOUSING_SEX', '2022', london, ofLondon, croydon],
  ['supportLength', 'CITY_REGION_YEAR_BAND', '2022', london, ofLondon, croydon],
  ['missingAfterExit', 'CITY_REGION_YEAR', '2022', london, ofLondon, croydon],
  ['repeatReferrals', 'CITY_REGION_YEAR', '2022', london, ofLondon, croydon],
  ['advice', 'REGION_YEAR_KIND', '2022', london, ofLondon, greaterManchester],
  ['domesticWorkers', 'REGION_YEAR_CIRCUMSTANCE', '2022', london, ofLondon, greaterManchester],
  [
    'domesticWorkers',
    'COUNTRY_YEAR_CIRCUMSTANCE_SEX',
    '2022',
    england,
    [...ofLondon, name('North West Outreach')],
    london,
  ],
  ['detained', 'COUNTRY_YEAR_MOMENT', '2022', england, ofEngland, london],
  ['detained', 'COUNTRY_YEAR_RELEASE', '2022', england, ofEngland, london],
  ['leave', 'COUNTRY_YEAR_STAGE', '2022', england, ofEngland, london],
] as const;

const asked = (dataset: string, table: string, period: string) => `query ($code: ID!) { area(code: $code) {
  series: ${dataset}(period: "${period}", table: ${table}) {
    owners { name demonstration } release { provenance rule } caveats
    cells { area { code } count { value status } } } } }`;

interface Series {
  readonly owners: readonly { readonly name: string; readonly demonstration: boolean }[];
  readonly release: { readonly provenance: string; readonly rule: string };
  readonly caveats: readonly string[];
  readonly cells: readonly { area: { code: string }; count: { value: number | null; status: string } }[];
}

async function seriesOf(query: string, code: string): Promise<readonly Series[]> {
  const { area } = await hub.data(query, { code });
  return area.series;
}

describe.each(tables)('%s by %s', (dataset, table, period, code, owners, smaller) => {
  const query = asked(dataset, table, period);

  test(`answers for ${code} with one series of each provider`, async () => {
    const found = await seriesOf(query, code);
    expect(found.map((series) => series.owners[0]?.name)).toEqual(owners);
    expect(found.map(({ release }) => release)).toEqual(
      owners.map(() => ({ provenance: 'SYNTHETIC', rule: 'TEN_FIVE' })),
    );
    expect(new Set(found.flatMap(({ cells }) => cells.map(({ area }) => area.code)))).toEqual(
      new Set([code]),
    );
  });

  test('shows no small count, and says of each series whose cases it counts', async () => {
    const found = await seriesOf(query, code);
    const counts = found.flatMap(({ cells }) => cells.map(({ count }) => count));
    const isSafe = ({ value, status }: (typeof counts)[number]) =>
      status === 'RELEASED'
        ? value !== null && value >= 10 && value % 5 === 0
        : status === 'WITHHELD' && value === null;
    expect(counts.filter((count) => !isSafe(count))).toEqual([]);
    for (const { caveats } of found) {
      expect(caveats).toContain("Counts the owner's own cases within the area, never the area's total.");
      expect(caveats.at(-1)).toMatch(/^The rows begin with people referred in January 2019/);
    }
  });

  test(`refuses ${smaller}, which is smaller than its areas, and names a larger one`, async () => {
    const answer = await hub.ask(query, { code: smaller });
    expect(
      answer.errors?.map(({ path, extensions }) => [path, extensions?.['code'], extensions?.['remedy']]),
    ).toEqual([[['area', 'series'], 'AREA_NOT_IN_TABLE', expect.stringMatching(/^Ask about /)]]);
    expect(answer.data).toEqual({ area: { series: null } });
  });
});

test('the two providers of England stand side by side on leave, the small one withheld where it is small', async () => {
  const { area } = await hub.data(
    `{ area(code: "E92000001") { leave(period: "2022", table: COUNTRY_YEAR_STAGE) {
         basis cells(leaveStage: [AWAITING, AWAITING_AND_HOLDING_LEAVE]) { leaveStage count { status } } } } }`,
  );
  const stages = (...statuses: string[]) => ({
    basis: 'END_OF_PERIOD',
    cells: ['AWAITING', 'AWAITING_AND_HOLDING_LEAVE'].map((leaveStage, at) => ({
      leaveStage,
      count: { status: statuses[at] },
    })),
  });
  expect(area.leave).toEqual([stages('RELEASED', 'WITHHELD'), stages('RELEASED', 'RELEASED')]);
});

test('about half of the men are homeless or sleep rough when support starts, hardly any of the women', async () => {
  const { area } = await hub.data(
    `{ area(code: "E12000007") { housingAtEntry(period: "2022", table: CITY_REGION_YEAR_HOUSING_SEX) {
         owners { id } cells(housing: [ROUGH_SLEEPING], sex: [MALE, FEMALE]) { sex share { percent status } } } } }`,
  );
  const [, , ofNational] = area.housingAtEntry;
  expect(ofNational.owners).toEqual([{ id: 'national-support-provider-demo' }]);
  const percent = (sex: string) =>
    ofNational.cells.find((cell: { sex: string }) => cell.sex === sex).share.percent;
  expect(percent('MALE')).toBeGreaterThan(25);
  expect(percent('MALE')).toBeLessThan(35);
  expect(percent('FEMALE')).toBeNull();
});
