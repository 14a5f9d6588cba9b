import { describe, expect, test } from '@jest/globals';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { catalogueOf, type Table } from '../../schema/datasets/dataset.js';

const catalogue = loadCatalogue();

/** What police forces release: the field on Area, its basis, its smallest area and its tables. */
const police = {
  capacity: {
    basis: 'END_OF_PERIOD',
    smallest: 'POLICE_FORCE_AREA',
    tables: ['POLICE_FORCE_AREA YEAR capacityMeasure'],
  },
  crimes: { basis: 'RECORDING_DATE', smallest: 'POLICE_FORCE_AREA', tables: ['POLICE_FORCE_AREA YEAR'] },
  decisions: {
    basis: 'DECISION_DATE',
    smallest: 'CITY_REGION',
    tables: ['CITY_REGION YEAR kind outcome', 'COUNTRY QUARTER kind outcome age'],
  },
  dutyToNotify: {
    basis: 'REFERRAL_DATE',
    smallest: 'POLICE_FORCE_AREA',
    tables: ['POLICE_FORCE_AREA YEAR', 'COUNTRY QUARTER'],
  },
  orders: {
    basis: 'ORDER_DATE',
    smallest: 'POLICE_FORCE_AREA',
    tables: ['POLICE_FORCE_AREA YEAR orderKind'],
  },
  outcomesByCohort: {
    basis: 'REFERRAL_COHORT',
    smallest: 'CITY_REGION',
    tables: ['CITY_REGION YEAR followUp outcomeSoFar', 'COUNTRY YEAR followUp outcomeSoFar exploitation'],
  },
  referralsByPlace: {
    basis: 'REFERRAL_DATE',
    smallest: 'LOCAL_AUTHORITY',
    tables: ['LOCAL_AUTHORITY YEAR', 'CITY_REGION YEAR exploitation', 'COUNTRY QUARTER place'],
  },
  referralsMade: {
    basis: 'REFERRAL_DATE',
    smallest: 'POLICE_FORCE_AREA',
    tables: [
      'POLICE_FORCE_AREA YEAR',
      'POLICE_FORCE_AREA QUARTER',
      'POLICE_FORCE_AREA YEAR exploitation',
      'CITY_REGION YEAR exploitation age',
      'COUNTRY QUARTER exploitation age sex',
    ],
  },
  referralsRecorded: {
    basis: 'REFERRAL_DATE',
    smallest: 'POLICE_FORCE_AREA',
    tables: ['POLICE_FORCE_AREA YEAR', 'POLICE_FORCE_AREA YEAR exploitation'],
  },
  suspects: {
    basis: 'REFERRAL_TO_PROSECUTOR_DATE',
    smallest: 'POLICE_FORCE_AREA',
    tables: ['POLICE_FORCE_AREA YEAR stage'],
  },
};

/** What councils release. */
const safeguarding = {
  councilReferrals: {
    basis: 'REFERRAL_DATE',
    smallest: 'LOCAL_AUTHORITY',
    tables: ['LOCAL_AUTHORITY YEAR', 'CITY_REGION YEAR age exploitation'],
  },
  enquiries: {
    basis: 'START_DATE',
    smallest: 'LOCAL_AUTHORITY',
    tables: ['LOCAL_AUTHORITY YEAR enquiryKind', 'CITY_REGION QUARTER enquiryKind'],
  },
  guardianship: {
    basis: 'REFERRAL_DATE',
    smallest: 'CITY_REGION',
    tables: ['CITY_REGION YEAR guardianshipStage'],
  },
  homelessnessDuty: {
    basis: 'DUTY_DECISION_DATE',
    smallest: 'LOCAL_AUTHORITY',
    tables: ['LOCAL_AUTHORITY YEAR', 'CITY_REGION YEAR dutyOutcome'],
  },
  missingChildren: {
    basis: 'START_DATE',
    smallest: 'CITY_REGION',
    tables: ['CITY_REGION YEAR childMissing'],
  },
  preReferralBeds: { basis: 'NIGHT_DATE', smallest: 'CITY_REGION', tables: ['CITY_REGION YEAR bedMeasure'] },
};

const shapeOf = ({ area, period, dimensions }: Table): string => [area, period, ...dimensions].join(' ');

describe('the catalogue', () => {
  test.each([
    ['police', police],
    ['safeguarding', safeguarding],
  ])('declares every dataset of %s with its basis, tables and smallest area', (wanted, datasets) => {
    const declared = catalogue.datasets
      .filter(({ sector }) => sector === wanted)
      .map(({ name, basis, smallestArea, tables }) => [
        name,
        { basis, smallest: smallestArea, tables: tables.map(shapeOf) },
      ]);
    expect(Object.fromEntries(declared)).toEqual(datasets);
  });

  test('declares the official datasets, which alone are under the rule PUBLISHED', () => {
    const published = catalogue.datasets.filter(({ rule }) => rule === 'PUBLISHED');
    expect(published.map(({ name, sector }) => [name, sector])).toEqual([
      ['citedFigures', 'evidence'],
      ['officialDecisions', 'evidence'],
      ['officialDutyToNotify', 'evidence'],
      ['officialReferrals', 'evidence'],
      ['officialReferralsByResponder', 'evidence'],
      ['officialTotals', 'evidence'],
    ]);
    expect(catalogue.datasets.filter(({ sector }) => sector === 'evidence')).toEqual(published);
  });

  test('shows exactly what no person stands behind, and nothing else', () => {
    expect(catalogue.datasets.filter(({ rule }) => rule === 'NOT_PERSONS').map(({ name }) => name)).toEqual([
      'capacity',
      'preReferralBeds',
    ]);
  });

  test('says beside every dataset of persons whose cases it counts', () => {
    const own = "Counts the owner's own cases within the area, never the area's total.";
    const silent = catalogue.datasets.filter(
      ({ rule, caveats }) => rule === 'TEN_FIVE' && !caveats.includes(own),
    );
    expect(silent).toEqual([]);
  });

  test('names a table by its area, period and dimensions, each name once', () => {
    for (const { tables } of catalogue.datasets) {
      expect(new Set(tables.map(({ name }) => name)).size).toBe(tables.length);
      expect(new Set(tables.map(shapeOf)).size).toBe(tables.length);
    }
  });

  test('can share only by a dimension that one of its tables has and that has a total', () => {
    const shared = catalogue.datasets.filter(({ shareOf }) => shareOf !== undefined);
    const unfit = shared.filter((dataset) => {
      const dimension = catalogue.dimensionsOf(dataset).find(({ name }) => name === dataset.shareOf);
      return dimension === undefined || dimension.withoutTotal === true;
    });
    expect(unfit).toEqual([]);
    expect(
      shared.filter(({ sector }) => sector === 'police').map(({ name, shareOf }) => [name, shareOf]),
    ).toEqual([
      ['decisions', 'outcome'],
      ['outcomesByCohort', 'outcomeSoFar'],
      ['referralsMade', 'exploitation'],
      ['referralsRecorded', 'exploitation'],
    ]);
  });

  test('knows no dataset that nobody declared', () => {
    expect(catalogue.dataset('immigrationStatus')).toBeUndefined();
  });
});

describe('a dimension', () => {
  test.each([
    ['age', ['ADULT', 'CHILD', 'UNKNOWN', 'ALL']],
    ['sex', ['FEMALE', 'MALE', 'OTHER_OR_UNKNOWN', 'ALL']],
    ['kind', ['REASONABLE_GROUNDS', 'CONCLUSIVE_GROUNDS']],
    ['followUp', ['MONTHS_12', 'MONTHS_24', 'MONTHS_36']],
    ['place', ['UK', 'OVERSEAS', 'BOTH', 'UNKNOWN', 'ALL']],
    [
      'exploitation',
      [
        ...['LABOUR', 'SEXUAL', 'DOMESTIC', 'CRIMINAL', 'ORGAN_HARVESTING', 'MULTIPLE', 'NOT_SPECIFIED'],
        ...['ANY_LABOUR', 'ANY_SEXUAL', 'ANY_DOMESTIC', 'ANY_CRIMINAL', 'ANY_ORGAN_HARVESTING', 'ALL'],
      ],
    ],
    ['firstResponder', []],
  ])('%s has its codes, overlapping ones after the partition and the total last', (name, codes) => {
    expect(catalogue.dimension(name).codes).toEqual(codes);
  });

  test('has a label for each of its codes, and for nothing else', () => {
    const dimensions = new Set(catalogue.datasets.flatMap(catalogue.dimensionsOf));
    for (const { name, codes, values } of dimensions) {
      expect([name, Object.keys(values ?? {}).sort()]).toEqual([name, [...codes].sort()]);
      expect(Object.values(values ?? {}).filter((label) => label.trim() === '')).toEqual([]);
    }
  });

  test('that nobody declared stops the catalogue from loading', () => {
    const [crimes] = catalogue.datasets.filter(({ name }) => name === 'crimes');
    if (crimes === undefined) throw new Error('no crimes');
    const tables = crimes.tables.map((table) => ({ ...table, dimensions: ['nationality'] }));
    expect(() => catalogueOf([{ ...crimes, tables }], {})).toThrow(
      "Dimension nationality isn't declared in schema/datasets/dimensions.json.",
    );
    expect(() => catalogue.dimension('nationality')).toThrow("Dimension nationality isn't declared");
  });

  test.each([
    ['a code without a label', { ALL: 'All' }, 'codes and labels differ: YES.'],
    ['a label without a code', { YES: 'Yes', ALL: 'All', NO: 'No' }, 'codes and labels differ: NO.'],
  ])('with %s is refused', (_, values, message) => {
    const dimensions = { answer: { description: 'An answer.', partition: ['YES'], values } };
    expect(() => catalogueOf([], dimensions)).toThrow(`Dimension answer: ${message}`);
  });
});
