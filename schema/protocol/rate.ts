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
 * Exact counts have no interval. One decimal place; whole per cent under a denominator of 100.
 */
export function percentOf(numerator: number, denominator: number, rounded: boolean): Percent | undefined {
  if (denominator === 0) return undefined;
  const round = (share: number) => roundTo(Math.min(100, Math.max(0, share * 100)), denominator < wholePercentUnder ? 0 : 1);
  if (!rounded) {
    const percent = round(numerator / denominator);
    return { percent, low: percent, high: percent };
  }
  const top = windowOf(numerator);
  const bottom = windowOf(denominator);
  return {
    percent: round(numerator / denominator),
    low: round(top.least / bottom.greatest),
    high: round(top.greatest / Math.max(bottom.least, top.greatest)),
  };
}

function roundTo(value: number, places: number): number {
  const factor = 10 ** places;
  return Math.round(value * factor + Number.EPSILON) / factor;
}
