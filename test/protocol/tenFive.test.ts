import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isTenFive, tenFive, windowOf } from '../../schema/protocol/tenFive.js';

describe('rule 10-5', () => {
  test('hides 0 to 9 and rounds the rest to the nearest 5', () => {
    expect(Array.from({ length: 24 }, (_, count) => tenFive(count))).toEqual([
      ...Array<null>(10).fill(null),
      ...[10, 10, 10],
      ...[15, 15, 15, 15, 15],
      ...[20, 20, 20, 20, 20],
      25,
    ]);
  });

  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d, which is no count', (count) => {
    expect(() => tenFive(count)).toThrow(RangeError);
  });

  test('shows a value at most 2 away from the truth, which lies in its window', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 2_000_000 }), (count) => {
        const shown = tenFive(count);
        if (shown === null) throw new Error(`${count} was hidden`);
        const { least, greatest } = windowOf(shown);
        expect(Math.abs(shown - count)).toBeLessThanOrEqual(2);
        expect(least <= count && count <= greatest).toBe(true);
        expect(isTenFive(shown)).toBe(true);
      }),
    );
  });

  test('gives every count of a window the same value, and no other count', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 10_000 }), (fives) => {
        const { least, greatest } = windowOf(fives * 5);
        const inside = Array.from({ length: greatest - least + 1 }, (_, at) => tenFive(least + at));
        expect(new Set(inside)).toEqual(new Set([fives * 5]));
        expect([tenFive(least - 1), tenFive(greatest + 1)]).not.toContain(fives * 5);
      }),
    );
  });

  test('stands for 3 counts at 10 and for 5 anywhere above', () => {
    expect([10, 15, 1255].map(windowOf)).toEqual([
      { least: 10, greatest: 12 },
      { least: 13, greatest: 17 },
      { least: 1253, greatest: 1257 },
    ]);
  });

  test('can show multiples of 5 from 10 up and nothing else', () => {
    expect([0, 5, 9, 10, 11, 12, 15, 1254, 1255].filter(isTenFive)).toEqual([10, 15, 1255]);
  });
});
