import { expect, test } from '@jest/globals';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import type { Atom } from '../../subgraphs/kit/release/atom.js';
import { protectOwner } from '../../subgraphs/kit/release/protect/protectOwner.js';

const covered = { referralsFrom: '2022-01-01', referralsTo: '2023-12-31', eventsTo: '2024-12-31' };
const referral: Atom = {
  area: 'E23000013',
  period: '2023-Q1',
  codes: { exploitation: 'LABOUR', age: 'ADULT', sex: 'MALE' },
  count: 12,
};
const crimes: Atom = { area: 'E23000013', period: '2023', codes: {}, count: 40 };

const protectWithin = (megabytes: number, dataset: string, atoms: readonly Atom[]) => [
  ...protectOwner({
    catalogue: loadCatalogue(),
    areas: loadAreas(),
    owner: 'force-demo',
    home: 'E23000013',
    covered,
    rows: new Map([[dataset, atoms]]),
    sideKnowledge: [],
    megabytes,
  }),
];

test('tables that need more memory than there is are refused, with what takes most and what to do', () => {
  expect(() => protectWithin(1, 'referralsMade', [referral])).toThrow(
    expect.objectContaining({
      code: 'RELEASE_REFUSED',
      expected: 'tables that can be protected in 1 MB',
      found: expect.stringMatching(
        /^tables that need about \d+ MB, most of it for referralsMade .*COUNTRY_QUARTER_EXPLOITATION_AGE_SEX/,
      ),
      remedy: expect.stringContaining('--memory'),
    }),
  );
});

test('and protected where there is enough', () => {
  expect(protectWithin(1, 'crimes', [crimes])).toHaveLength(1);
});
