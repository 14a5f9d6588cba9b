import { describe, expect, test } from '@jest/globals';
import { cellAt, cellsOf, shareOf, valueAt } from './officialSupport.js';

const responderYear = {
  dataset: 'officialReferralsByResponder',
  table: 'UK_YEAR_CLASS_EXPLOITATION_AGE_SEX',
  period: '2023',
};
const singleYear = { ...responderYear, table: 'UK_YEAR_RESPONDER_EXPLOITATION' };
const forceYear = { ...responderYear, table: 'FORCE_YEAR_EXPLOITATION_AGE_SEX' };

describe('decisions, by year of decision', () => {
  const positiveShare = (kind: string, period: string) => {
    const year = { dataset: 'officialDecisions', table: 'UK_YEAR_KIND_AGE_OUTCOME', period };
    return shareOf(valueAt(year, { kind, outcome: 'POSITIVE' }), valueAt(year, { kind }));
  };

  test.each([
    ['REASONABLE_GROUNDS', '2014', 87.8],
    ['REASONABLE_GROUNDS', '2018', 80.9],
    ['REASONABLE_GROUNDS', '2022', 88.5],
    ['REASONABLE_GROUNDS', '2023', 54.6],
    ['CONCLUSIVE_GROUNDS', '2014', 61.4],
    ['CONCLUSIVE_GROUNDS', '2018', 70],
    ['CONCLUSIVE_GROUNDS', '2022', 89.4],
    ['CONCLUSIVE_GROUNDS', '2023', 66.4],
  ])('%s of %s were positive in %d per cent', (kind, year, percent) => {
    expect(positiveShare(kind, year)).toBe(percent);
  });
});

describe('referrals by first responder', () => {
  test('classes of 2023 are as published and add up to 17,023', () => {
    const classes = ['GOVERNMENT', 'LOCAL_AUTHORITY', 'POLICE', 'NGO', 'ALL'];
    expect(classes.map((responderClass) => valueAt(responderYear, { responderClass }))).toEqual([
      8244, 3955, 3946, 878, 17_023,
    ]);
  });

  test('any domestic servitude is 1,254 of 17,023 in 2023, 743 of them female', () => {
    const any = { publishedExploitation: 'ANY_DOMESTIC' };
    expect(valueAt(responderYear, any)).toBe(1254);
    expect(valueAt(responderYear, { ...any, sex: 'FEMALE' })).toBe(743);
    expect(shareOf(valueAt(responderYear, any), valueAt(responderYear))).toBe(7.4);
  });

  test('any domestic servitude is another number than domestic servitude alone', () => {
    expect(valueAt(responderYear, { publishedExploitation: 'Domestic' })).toBe(301);
  });

  test.each([
    ['NGO', 232, 26.4],
    ['POLICE', 248, 6.3],
    ['LOCAL_AUTHORITY', 173, 4.4],
    ['GOVERNMENT', 601, 7.3],
  ])('%s: %d referrals name domestic servitude, %d per cent', (responderClass, count, percent) => {
    const domestic = valueAt(responderYear, { responderClass, publishedExploitation: 'ANY_DOMESTIC' });
    expect(domestic).toBe(count);
    expect(shareOf(domestic, valueAt(responderYear, { responderClass }))).toBe(percent);
  });

  test.each([
    ['E23000001', 670],
    ['E23000034', 10],
    ['E23000014', 182],
    ['E23000005', 185],
    ['E23000010', 236],
    ['E23000011', 91],
    ['E23000004', 117],
  ])('force %s made %d referrals in 2023', (area, count) => {
    expect(valueAt({ ...forceYear, area })).toBe(count);
  });

  test('a single responder has its total, to the digit', () => {
    expect(valueAt(singleYear, { firstResponder: 'Kalayaan' })).toBe(24);
    expect(valueAt(singleYear, { firstResponder: 'Police Scotland' })).toBe(242);
    expect(valueAt(singleYear, { firstResponder: 'Local Authority' })).toBe(3955);
    expect(valueAt(singleYear)).toBe(17_023);
  });

  test('the leaf cells of the fourth quarter of 2023 add up to 4,141', () => {
    const isLeaf = (codes: readonly string[]) =>
      codes.every((code) => code !== 'ALL' && !code.startsWith('ANY_'));
    const leaves = cellsOf('officialReferralsByResponder', 'UK_QUARTER_CLASS_EXPLOITATION_AGE_SEX').filter(
      (cell) => cell.period === '2023-Q4' && isLeaf(Object.values(cell.dimensions)),
    );
    expect(leaves.reduce((sum, cell) => sum + (cell.value ?? 0), 0)).toBe(4141);
  });
});

describe('referrals by age and place', () => {
  const year = (period: string) => ({ dataset: 'officialReferrals', table: 'UK_YEAR_AGE_PLACE', period });

  test('2023 in the annual vintage is 17,004: 8,622 adults, 7,432 children, 950 unknown', () => {
    const ages = ['ALL', 'ADULT', 'CHILD', 'UNKNOWN'].map((age) => valueAt(year('2023'), { age }));
    expect(ages).toEqual([17_004, 8622, 7432, 950]);
  });

  test('children rose from 672 in 2014 to 3,129 in 2018', () => {
    expect(['2014', '2018'].map((period) => valueAt(year(period), { age: 'CHILD' }))).toEqual([672, 3129]);
  });

  test('a national zero is shown as zero', () => {
    expect(cellAt(year('2010'), { age: 'UNKNOWN' })).toMatchObject({ value: 0, status: 'RELEASED' });
  });
});

test('Duty to Notify reports of 2017 are 1,634 in this vintage', () => {
  expect(valueAt({ dataset: 'officialDutyToNotify', table: 'UK_YEAR', period: '2017' })).toBe(1634);
});

test('the total of 2017 stands in four vintages', () => {
  const cells = cellsOf('officialTotals', 'UK_YEAR_VINTAGE').filter(
    ({ period, dimensions }) => period === '2017' && dimensions['officialMeasure'] === 'NRM_REFERRALS',
  );
  expect(cells.map(({ value, dimensions }) => [value, dimensions['published']])).toEqual([
    [5145, '2018'],
    [5143, '2018-10-18'],
    [5142, '2019-03-20'],
    [5136, '2024-03-07'],
  ]);
});

describe('years of fewer than four quarters', () => {
  test('2022 by responder is not collected, never three quarters summed', () => {
    for (const place of [responderYear, singleYear, { ...forceYear, area: 'E23000001' }]) {
      expect(cellAt({ ...place, period: '2022' })).toMatchObject({
        value: null,
        status: 'NOT_COLLECTED',
        note: 'Not a whole year: Q2, Q3, Q4 alone, which are not summed. The first quarter of 2022 is not published by first responder.',
      });
    }
  });

  test('every cell of 2022 by responder has that status', () => {
    const years = cellsOf('officialReferralsByResponder', forceYear.table).filter(
      ({ period }) => period === '2022',
    );
    expect(new Set(years.map(({ status }) => status))).toEqual(new Set(['NOT_COLLECTED']));
    expect(years.length).toBeGreaterThan(0);
  });

  test('2009, which began in April, and 2015 of the Duty to Notify are not collected', () => {
    const referrals = { dataset: 'officialReferrals', table: 'UK_YEAR_AGE_PLACE', period: '2009' };
    const reports = { dataset: 'officialDutyToNotify', table: 'UK_YEAR', period: '2015' };
    expect([cellAt(referrals).status, cellAt(reports).status]).toEqual(['NOT_COLLECTED', 'NOT_COLLECTED']);
  });

  test('their quarters stand as published', () => {
    const quarter = { dataset: 'officialDutyToNotify', table: 'UK_QUARTER', period: '2015-Q4' };
    expect(valueAt(quarter)).toBe(65);
  });
});
