import { describe, expect, test } from '@jest/globals';
import { loadBreaks } from '../../schema/datasets/breaks.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { codesCounted } from '../../subgraphs/kit/release/atom.js';

const catalogue = loadCatalogue();
const support = catalogue.datasets.filter(({ sector }) => sector === 'support');

/** What support providers release: basis, smallest area and tables; the last of `detained` is beyond what is required. */
const declared = {
  advice: ['START_DATE', 'REGION', 'REGION YEAR adviceKind'],
  clients: ['START_DATE', 'CITY_REGION', 'CITY_REGION YEAR exploitation sex', 'REGION QUARTER'],
  detained: ['START_DATE', 'COUNTRY', 'COUNTRY YEAR moment', 'COUNTRY YEAR daysToRelease'],
  domesticWorkers: ['START_DATE', 'REGION', 'REGION YEAR circumstance', 'COUNTRY YEAR circumstance sex'],
  housingAtEntry: ['START_DATE', 'CITY_REGION', 'CITY_REGION YEAR housing sex'],
  housingAtExit: ['END_DATE', 'CITY_REGION', 'CITY_REGION YEAR housing sex'],
  leave: ['END_OF_PERIOD', 'COUNTRY', 'COUNTRY YEAR leaveStage'],
  missingAfterExit: ['END_DATE', 'CITY_REGION', 'CITY_REGION YEAR'],
  repeatReferrals: ['SECOND_REFERRAL_DATE', 'CITY_REGION', 'CITY_REGION YEAR'],
  supportLength: ['END_DATE', 'CITY_REGION', 'CITY_REGION YEAR daysAfterDecision'],
};

describe('support datasets', () => {
  test('are ten, each with its basis, smallest area and tables', () => {
    const found = support.map(({ name, basis, smallestArea, tables }) => [
      name,
      [
        basis,
        smallestArea,
        ...tables.map(({ area, period, dimensions }) => [area, period, ...dimensions].join(' ')),
      ],
    ]);
    expect(Object.fromEntries(found)).toEqual(declared);
  });

  test('count people by the local authority they live in, under rule 10-5', () => {
    expect(support.map(({ leafArea, rule }) => `${leafArea} ${rule}`)).toEqual(
      support.map(() => 'LOCAL_AUTHORITY TEN_FIVE'),
    );
  });

  test('that can harm a group say how: domestic workers, detention and leave', () => {
    const harmful = catalogue.datasets.filter(({ groupHarm }) => groupHarm !== undefined);
    expect(harmful.map(({ name }) => name)).toEqual(['detained', 'domesticWorkers', 'leave']);
    expect(harmful.filter(({ groupHarm }) => !groupHarm?.endsWith('.'))).toEqual([]);
  });

  test('each say more of their own than whose cases they count', () => {
    expect(support.filter(({ caveats }) => caveats.length < 2)).toEqual([]);
  });

  test('on leave and detention carry the breaks in their series', () => {
    const periods = (dataset: string) => loadBreaks()(dataset).map(({ period }) => period);
    expect([periods('leave'), periods('detained'), periods('supportLength')]).toEqual([
      ['2023-Q1'],
      ['2021-Q2'],
      ['2022-Q4'],
    ]);
  });
});

describe('codes that overlap', () => {
  const adviceKind = catalogue.dimension('adviceKind');

  test('count a client under each, and once in all', () => {
    expect(codesCounted(adviceKind, 'LEGAL_ADVICE+ADVOCATE')).toEqual(['LEGAL_ADVICE', 'ADVOCATE', 'ALL']);
  });

  test('count a client whom none applies to in all alone', () => {
    expect(codesCounted(adviceKind, '')).toEqual(['ALL']);
  });

  test('refuse a code that nobody declared', () => {
    expect(() => codesCounted(adviceKind, 'LEGAL_ADVICE+LAWYER')).toThrow('adviceKind has no code "LAWYER"');
  });
});
