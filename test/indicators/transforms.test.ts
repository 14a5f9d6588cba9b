import { describe, expect, test } from '@jest/globals';
import type { Observation } from '../../gateway/indicators/observation.js';
import { type Computed, transforms } from '../../gateway/indicators/transforms.js';
import { figure, published } from './observations.js';

const shown = ({ status, value, low, high }: Computed) => ({ status, value, low, high });
const names = (figures: readonly Observation[]) => figures.map(({ of, owner }) => `${of} of ${owner}`);
const other = { owner: 'City (demo)', area: { code: 'E23000034', name: 'City of London Police' } };

describe('share', () => {
  test('of exact counts is exact', () => {
    const parts = { numerator: [published('positive', 885)], denominator: [published('all', 1000)] };
    expect(shown(transforms.share(parts))).toEqual({
      status: 'RELEASED',
      value: 88.5,
      low: 88.5,
      high: 88.5,
    });
  });

  test('of rounded counts has the interval that rounding leaves', () => {
    const parts = { numerator: [figure('positive', 100)], denominator: [figure('all', 200)] };
    expect(shown(transforms.share(parts))).toEqual({ status: 'RELEASED', value: 50, low: 48.5, high: 51.6 });
  });

  test('under a denominator of 100 is whole', () => {
    const parts = { numerator: [figure('positive', 20)], denominator: [figure('all', 60)] };
    expect(transforms.share(parts)).toMatchObject({ value: 33, low: 29, high: 38, decimals: 0 });
  });

  test('in a whole made of the part and its rest uses each count once', () => {
    const parts = {
      numerator: [figure('reports', 50)],
      denominator: [figure('reports', 50), figure('referrals', 150)],
    };
    expect(shown(transforms.share(parts))).toEqual({ status: 'RELEASED', value: 25, low: 24, high: 26 });
  });

  test('adds up owners that show both counts, and names those that do not', () => {
    const computed = transforms.share({
      numerator: [figure('positive', 100), figure('positive', null, other)],
      denominator: [figure('all', 200), figure('all', 30, other)],
    });
    expect(computed.value).toBe(50);
    expect(names(computed.lacking)).toEqual(['positive of City (demo)']);
  });

  test('never divides one owner by another', () => {
    const parts = { numerator: [figure('positive', 100)], denominator: [figure('all', 200, other)] };
    expect(transforms.share(parts).status).toBe('NOT_COLLECTED');
  });

  test.each([
    ['WITHHELD', figure('positive', null)],
    ['NOT_COLLECTED', figure('positive', null, { status: 'NOT_COLLECTED' })],
    ['NOT_APPLICABLE', figure('positive', null, { status: 'NOT_APPLICABLE' })],
  ] as const)('is %s where its numerator is', (status, numerator) => {
    const computed = transforms.share({ numerator: [numerator], denominator: [figure('all', 200)] });
    expect(shown(computed)).toEqual({ status, value: null, low: null, high: null });
  });

  test('is not collected where nobody has released anything', () => {
    expect(transforms.share({ numerator: [], denominator: [] }).status).toBe('NOT_COLLECTED');
  });

  test('of nothing in nothing cannot exist', () => {
    const parts = { numerator: [published('positive', 0)], denominator: [published('all', 0)] };
    expect(transforms.share(parts).status).toBe('NOT_APPLICABLE');
  });
});

test('a count is the sum of what is shown', () => {
  const computed = transforms.count({ counted: [figure('cases', 100), figure('cases', 20, other)] });
  expect(shown(computed)).toEqual({ status: 'RELEASED', value: 120, low: 116, high: 124 });
});

test('what is left of two possible wholes is an interval without a value', () => {
  const computed = transforms.rest({
    part: [published('released', 422)],
    bases: [published('detained', 507), published('during', 479)],
  });
  expect(shown(computed)).toEqual({ status: 'RELEASED', value: null, low: 11.9, high: 16.8 });
});

test('what is left of one whole has a value', () => {
  const computed = transforms.rest({
    part: [published('released', 75)],
    bases: [published('detained', 100)],
  });
  expect(shown(computed)).toEqual({ status: 'RELEASED', value: 25, low: 25, high: 25 });
});

test('a gap is one share less another, in points', () => {
  const computed = transforms.gap({
    first: [published('charities', 264)],
    firstOf: [published('charitiesAll', 1000)],
    second: [published('police', 63)],
    secondOf: [published('policeAll', 1000)],
  });
  expect(shown(computed)).toEqual({ status: 'RELEASED', value: 20.1, low: 20.1, high: 20.1 });
});

describe('rate', () => {
  test('divides the cases of an area by its residents, who belong to no owner', () => {
    const residents = published('residents', 1_000_000, { owner: '', period: '', cell: null });
    const parts = { numerator: [figure('cases', 500)], denominator: [residents] };
    expect(shown(transforms.rate(parts, 'PER_100000'))).toEqual({
      status: 'RELEASED',
      value: 50,
      low: 49.8,
      high: 50.2,
    });
  });

  test('can exceed what it is divided by', () => {
    const parts = { numerator: [published('suspects', 300)], denominator: [published('offences', 200)] };
    expect(transforms.rate(parts, 'PER_100').value).toBe(150);
  });
});

test('a share published without its counts stands as published', () => {
  const computed = transforms.published({ published: [published('share', 53)] });
  expect(shown(computed)).toEqual({ status: 'RELEASED', value: 53, low: 53, high: 53 });
});
