import { describe, expect, test } from '@jest/globals';
import { testHub } from './testHub.js';

const hub = testHub();

describe('official figures through GraphQL equal the published ones', () => {
  test.each([
    ['REASONABLE_GROUNDS', '2022', 88.5],
    ['REASONABLE_GROUNDS', '2023', 54.6],
    ['CONCLUSIVE_GROUNDS', '2018', 70],
    ['CONCLUSIVE_GROUNDS', '2023', 66.4],
  ])('positive %s decisions of %s are %d per cent', async (kind, period, percent) => {
    const { area } = await hub.data(
      `query ($period: Period!, $kind: [DecisionKind!]) { area(code: "K02000001") {
         officialDecisions(period: $period, table: UK_YEAR_KIND_AGE_OUTCOME) {
           basis cells(kind: $kind, age: [ALL], outcome: [POSITIVE]) { share { percent low high status } } } } }`,
      { period, kind: [kind] },
    );
    expect(area.officialDecisions).toEqual([
      {
        basis: 'DECISION_DATE',
        cells: [{ share: { percent, low: percent, high: percent, status: 'RELEASED' } }],
      },
    ]);
  });

  test.each([
    ['ALL', 1254, 17023, 7.4],
    ['NGO', 232, 878, 26.4],
    ['POLICE', 248, 3946, 6.3],
    ['LOCAL_AUTHORITY', 173, 3955, 4.4],
    ['GOVERNMENT', 601, 8244, 7.3],
  ])('any domestic servitude of %s in 2023: %d of %d', async (responder, value, total, percent) => {
    const { area } = await hub.data(
      `query ($responder: [ResponderClass!]) { area(code: "K02000001") {
         officialReferralsByResponder(period: "2023", table: UK_YEAR_CLASS_EXPLOITATION_AGE_SEX) {
           cells(responderClass: $responder, publishedExploitation: ["ANY_DOMESTIC"], age: [ALL], sex: [ALL]) {
             share { percent numerator { value } denominator { value } } } } } }`,
      { responder: [responder] },
    );
    const share = { percent, numerator: { value }, denominator: { value: total } };
    expect(area.officialReferralsByResponder).toEqual([{ cells: [{ share }] }]);
  });

  test('the total of 2017 stands in four vintages', async () => {
    const { area } = await hub.data(
      `{ area(code: "K02000001") { officialTotals(period: "2017", table: UK_YEAR_VINTAGE) {
           cells(officialMeasure: [NRM_REFERRALS]) { published count { value status } } } } }`,
    );
    const values = area.officialTotals.flatMap((series: { cells: { count: { value: number } }[] }) =>
      series.cells.map(({ count }) => count.value),
    );
    expect([...values].sort()).toEqual([5136, 5142, 5143, 5145]);
  });

  test.each([
    ['E23000014', 'West Midlands Police', 182],
    ['E23000001', 'Metropolitan Police', 670],
    ['E23000034', 'City of London Police', 10],
  ])('%s: the official total of %s in 2023 is %d, exactly', async (code, _name, value) => {
    const { area } = await hub.data(
      `query ($code: ID!) { area(code: $code) {
         officialReferralsByResponder(period: "2023", table: FORCE_YEAR_EXPLOITATION_AGE_SEX) {
           release { provenance rule owners { name } } total { value status } } } }`,
      { code },
    );
    expect(area.officialReferralsByResponder).toEqual([
      {
        release: { provenance: 'OFFICIAL', rule: 'PUBLISHED', owners: [{ name: 'Home Office' }] },
        total: { value, status: 'RELEASED' },
      },
    ]);
  });

  test('2022 by responder is not collected as a year: three quarters are no year', async () => {
    const { area } = await hub.data(
      `{ area(code: "E23000001") { officialReferralsByResponder(period: "2022", table: FORCE_YEAR_EXPLOITATION_AGE_SEX) {
           total { value status } } } }`,
    );
    expect(area.officialReferralsByResponder).toEqual([{ total: { value: null, status: 'NOT_COLLECTED' } }]);
  });

  test('an official release names its file, hash, publisher and licence', async () => {
    const { area } = await hub.data(
      `{ area(code: "K02000001") { officialDutyToNotify(period: "2023", table: UK_YEAR) {
           total { value } release { vintage source { publisher file sha256 licence } } } } }`,
    );
    expect(area.officialDutyToNotify).toEqual([
      {
        total: { value: 4929 },
        release: {
          vintage: '2024-03-07',
          source: {
            publisher: 'Home Office',
            file: 'nrm-duty-to-notify.csv',
            sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
            licence: expect.stringContaining('Open Government Licence v3.0'),
          },
        },
      },
    ]);
  });
});

test('claim L14 is not safe to repeat, and says why and what to say instead', async () => {
  const { claim } = await hub.data(
    `{ claim(id: "L14") { standing safeToRepeat problems { text } sayInstead } }`,
  );
  expect(claim).toMatchObject({ standing: 'MISSTATED', safeToRepeat: false });
  expect(JSON.stringify(claim.problems)).toMatch(/the later figure is cut off/);
  expect(claim.sayInstead).toMatch(/88\.5/);
});
