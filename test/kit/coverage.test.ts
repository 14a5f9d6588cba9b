import { describe, expect, test } from '@jest/globals';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import type { Dataset } from '../../schema/datasets/dataset.js';
import { extentOf, isCollected, uncollected } from '../../subgraphs/kit/release/coverage.js';

const covered = { referralsFrom: '2019-01-01', referralsTo: '2023-12-31', eventsTo: '2026-09-30' };
const catalogue = loadCatalogue();

function datasetOf(name: string): Dataset {
  const found = catalogue.dataset(name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

describe('a count by date of referral is whole', () => {
  test.each([
    ['2019', true],
    ['2023', true],
    ['2019-Q1', true],
    ['2023-Q4', true],
    ['2018', false],
    ['2018-Q4', false],
    ['2024', false],
    ['2024-Q1', false],
  ])('in %s: %s', (period, expected) => {
    expect(isCollected({ basis: 'REFERRAL_DATE', period }, covered)).toBe(expected);
  });

  test.each([
    ['2022', false],
    ['2022-Q1', false],
    ['2022-Q2', true],
    ['2022-Q4', true],
    ['2023', true],
  ])(
    'when the rows begin in April 2022, in %s: %s, because three quarters are no year',
    (period, expected) => {
      expect(
        isCollected({ basis: 'REFERRAL_DATE', period }, { ...covered, referralsFrom: '2022-04-01' }),
      ).toBe(expected);
    },
  );

  test('only up to the day the rows end', () => {
    const cut = { ...covered, referralsTo: '2023-12-30' };
    expect(
      ['2023-Q3', '2023-Q4', '2023'].map((period) => isCollected({ basis: 'REFERRAL_DATE', period }, cut)),
    ).toEqual([true, false, false]);
  });
});

describe('a count by date of decision is whole', () => {
  test.each([
    ['2025', true],
    ['2026', false],
    ['2026-Q3', true],
    ['2026-Q4', false],
  ])('as far as events were followed, in %s: %s', (period, expected) => {
    expect(isCollected({ basis: 'DECISION_DATE', period }, covered)).toBe(expected);
  });
});

describe('a cohort is whole', () => {
  test.each([
    ['2022', 'MONTHS_36', true],
    ['2023', 'MONTHS_24', true],
    ['2023', 'MONTHS_36', false],
  ])('of %s after %s: %s, because nobody has waited longer', (period, followUp, expected) => {
    expect(isCollected({ basis: 'REFERRAL_COHORT', period, followUp }, covered)).toBe(expected);
  });

  test('on the very day its follow-up ends, and not a day before', () => {
    const at = { basis: 'REFERRAL_COHORT', period: '2023', followUp: 'MONTHS_24' } as const;
    const ends = ['2025-12-30', '2025-12-31'].map((eventsTo) => isCollected(at, { ...covered, eventsTo }));
    expect(ends).toEqual([false, true]);
  });
});

describe('what is not collected says why', () => {
  const place = { area: 'E23000004', dimensions: {} };

  test('a year that the rows hold in part', () => {
    const why = uncollected(datasetOf('crimes'), { ...covered, referralsFrom: '2019-04-01' });
    expect(why({ ...place, period: '2019' })).toBe('The rows do not hold the whole of 2019.');
    expect(why({ ...place, period: '2020' })).toBeUndefined();
  });

  test('a cohort still to be followed, each follow-up for itself', () => {
    const why = uncollected(datasetOf('outcomesByCohort'), covered);
    const reasons = ['MONTHS_24', 'MONTHS_36'].map((followUp) =>
      why({ ...place, period: '2023', dimensions: { followUp } }),
    );
    expect(reasons).toEqual([
      undefined,
      'A follow-up of 36 months of everybody referred in 2023 ends after 2026-09-30, where the rows end.',
    ]);
  });
});

test.each([
  ['referralsMade', { kind: 'QUARTER', from: '2019-Q1', to: '2023-Q4' }],
  ['decisions', { kind: 'QUARTER', from: '2019-Q1', to: '2026-Q3' }],
  ['outcomesByCohort', { kind: 'YEAR', from: '2019', to: '2023' }],
  ['capacity', { kind: 'YEAR', from: '2019', to: '2023' }],
])('the extent of %s is that of its rows', (name, extent) => {
  expect(extentOf(datasetOf(name), covered)).toEqual(extent);
});
