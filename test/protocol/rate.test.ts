import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { percentOf } from '../../schema/protocol/rate.js';
import { tenFive } from '../../schema/protocol/tenFive.js';

describe('a rate of exact counts', () => {
  test.each([
    // Positive decisions as published by the Home Office: reasonable grounds 2022 and 2023, conclusive grounds 2018.
    [14_826, 16_747, 88.5],
    [8319, 15_247, 54.6],
    [2258, 3227, 70],
    [1254, 17_023, 7.4],
    [29, 100, 29],
    [1, 3, 33],
    [2, 3, 67],
    [98, 99, 99],
    [333, 1000, 33.3],
    [1, 1000, 0.1],
    [0, 12, 0],
    [12, 12, 100],
  ])('%d of %d is %d per cent, without an interval', (numerator, denominator, percent) => {
    expect(percentOf(numerator, denominator, false)).toEqual({ percent, low: percent, high: percent });
  });

  test.each([true, false])('of nothing is none (rounded: %s)', (rounded) => {
    expect(percentOf(0, 0, rounded)).toBeUndefined();
  });
});

describe('a rate of rounded counts', () => {
  test.each([
    // 50 stands for 48..52, 200 for 198..202: 48 of 202 is 23.76, 52 of 198 is 26.26.
    [50, 200, { percent: 25, low: 23.7, high: 26.3 }],
    // Whole per cent under a denominator of 100: 13 of 47 is 27.7, 17 of 43 is 39.5.
    [15, 45, { percent: 33, low: 27, high: 40 }],
    // 10 stands for 10..12 alone.
    [10, 10, { percent: 100, low: 83, high: 100 }],
    // More than all is nobody's rate.
    [100, 100, { percent: 100, low: 96, high: 100 }],
  ])('%d of %d has the interval that rounding leaves', (numerator, denominator, expected) => {
    expect(percentOf(numerator, denominator, true)).toEqual(expected);
  });

  test('holds the true rate in its interval, whatever the true counts', () => {
    const counts = fc
      .integer({ min: 10, max: 5000 })
      .chain((denominator) => fc.tuple(fc.integer({ min: 10, max: denominator }), fc.constant(denominator)));
    fc.assert(
      fc.property(counts, ([numerator, denominator]) => {
        const rate = percentOf(tenFive(numerator) ?? 0, tenFive(denominator) ?? 0, true);
        if (rate === undefined) throw new Error('no rate');
        const truth = (100 * numerator) / denominator;
        expect(rate.low).toBeLessThanOrEqual(truth);
        expect(rate.high).toBeGreaterThanOrEqual(truth);
        expect(rate.low <= rate.percent && rate.percent <= rate.high).toBe(true);
        expect(rate.low >= 0 && rate.high <= 100).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });
});
