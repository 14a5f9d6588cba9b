import { windowOf } from './tenFive.js';

export interface Percent {
  readonly percent: number;
  readonly low: number;
  readonly high: number;
}

/** A rate over fewer than this is given in whole per cent. */
const wholePercentUnder = 100;

/**
 * Percentage of two released counts, the first counted within the second, with the interval that rounding leaves.
 * Exact counts have no interval. One decimal place; whole per cent under a denominator of 100. The ends of the interval
 * are rounded outwards, so that the true rate lies within it as it is printed.
 */
export function percentOf(numerator: number, denominator: number, rounded: boolean): Percent | undefined {
  if (denominator === 0) return undefined;
  const steps = denominator < wholePercentUnder ? 1 : 10;
  const percent = percentAt({ numerator, denominator, steps, round: Math.round });
  if (!rounded) return { percent, low: percent, high: percent };
  const top = windowOf(numerator);
  const bottom = windowOf(denominator);
  const least = { numerator: top.least, denominator: bottom.greatest, steps, round: Math.floor };
  const greatest = { numerator: top.greatest, denominator: bottom.least, steps, round: Math.ceil };
  return { percent, low: percentAt(least), high: percentAt(greatest) };
}

interface Share {
  readonly numerator: number;
  readonly denominator: number;
  /** Steps in one per cent. */
  readonly steps: number;
  readonly round: (value: number) => number;
}

/** One division of whole numbers, so that what is exact stays exact: 29 of 100 is 29.0, never 28.9. */
function percentAt({ numerator, denominator, steps, round }: Share): number {
  return Math.min(100, round((numerator * 100 * steps) / denominator) / steps);
}
