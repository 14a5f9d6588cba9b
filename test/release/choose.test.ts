import { describe, expect, test } from '@jest/globals';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { loadPartners } from '../../schema/partners/partners.js';
import { checkNotice } from '../../scripts/release/checkNotice.js';
import {
  chooseOwners,
  requireDataset,
  requireOneOwner,
  requireSome,
} from '../../scripts/release/chooseReleases.js';
import { pairOf } from '../../scripts/release/pairOf.js';
import type { Registered } from '../../scripts/release/registered.js';
import { timeLeft } from '../../scripts/release/timeLeft.js';

const catalogue = loadCatalogue();
const partners = loadPartners();
const made = requireDataset(catalogue, 'referralsMade');

const release = (id: string, vintage: string): Registered => ({
  id,
  dataset: 'referralsMade',
  owner: 'a-demo',
  ownerName: 'A (demo)',
  vintage,
  period: { from: '2019-Q1', to: '2023-Q4' },
  rule: 'TEN_FIVE',
  provenance: 'SYNTHETIC',
  sha256: '',
  withdrawnOn: null,
  notice: null,
  correctedBy: null,
});

describe('which release is meant', () => {
  test('a name a letter off suggests the nearest, another none', () => {
    expect(() => requireDataset(catalogue, 'referalsMade')).toThrow(/Did you mean referralsMade\?/);
    expect(() => requireDataset(catalogue, 'weather')).toThrow(/schema\/datasets\/README.md/);
    expect(() => chooseOwners(made, partners, 'metropoliten-police-demo')).toThrow(
      /Did you mean metropolitan-police-demo\?/,
    );
  });

  test('an owner of another sector has none of it', () => {
    expect(() => chooseOwners(made, partners, 'london-safe-houses-demo')).toThrow(
      /a partner of sector police/,
    );
  });

  test('one must be named where several could be meant', () => {
    const owners = chooseOwners(made, partners, undefined);
    expect(owners.length).toBeGreaterThan(40);
    expect(() => requireOneOwner(made, owners)).toThrow(/--owner, one of the 4\d that have referralsMade/);
    expect(requireOneOwner(made, chooseOwners(made, partners, 'cleveland-police-demo')).id).toBe(
      'cleveland-police-demo',
    );
  });

  test('where nothing is registered the remedy is to build', () => {
    expect(() => requireSome([], made, 'cleveland-police-demo')).toThrow(
      /release build referralsMade --owner cleveland-police-demo/,
    );
  });

  test('two to compare are the last two, or those named by vintage or id', () => {
    const [third, second, first] = [
      release('c', '2026-09-30'),
      release('b', '2026-06-30'),
      release('a', '2026-03-31'),
    ];
    const all = [third, second, first];
    expect(pairOf(all, {})).toEqual([second, third]);
    expect(pairOf(all, { from: '2026-03-31', to: 'b' })).toEqual([first, second]);
    expect(() => pairOf([third], {})).toThrow(/one: c/);
    expect(() => pairOf(all, { from: '2025-01-01' })).toThrow(/one of c, b, a/);
  });

  test('a notice is one line that says something', () => {
    expect(() => checkNotice('oops')).toThrow(/4 characters/);
    expect(() => checkNotice('Two lines\nof text.')).toThrow(/several lines/);
    expect(checkNotice('Counted twice in 2021.')).toBeUndefined();
  });
});

test('the time left goes on as so far', () => {
  let now = 0;
  const left = timeLeft(10, () => now);
  now = 4000;
  expect([left(0), left(2), left(10)]).toEqual(['', ', about 16 s left', ', about 0 s left']);
  now = 600_000;
  expect(left(2)).toBe(', about 40 min left');
});
