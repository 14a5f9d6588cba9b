import type { Sum } from './groups.js';

/** A value with the interval that rounding of its counts leaves. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Decimal places it is given to. */
  readonly decimals: number;
}

export interface Ratio {
  readonly numerator: Sum;
  readonly denominator: Sum;
  /** 100 for a share, 100,000 for a rate by residents. */
  readonly per: number;
}

/** A ratio over fewer than this is given in whole numbers, as schema/protocol/rate.ts has it. */
const wholeUnder = 100;

/**
 * Ratio of two sums, to one decimal place; to whole numbers under a denominator of 100. The ends are rounded outwards,
 * so that the true ratio lies within them as they are printed. Undefined where there is nothing to divide by.
 */
export function ratioOf({ numerator, denominator, per }: Ratio): Interval | undefined {
  return ratioBetween({
    numerator,
    per,
    denominators: { low: denominator.greatest, value: denominator.value, high: denominator.least },
  });
}

/** A share of a whole that contains its part: it never exceeds 100 per cent. */
export function shareOf(numerator: Sum, denominator: Sum): Interval | undefined {
  return capped(ratioOf({ numerator, denominator, per: 100 }));
}

/** Share of a part in the whole it makes with its rest: the part's least meets the rest's greatest. */
export function shareBeside(part: Sum, rest: Sum): Interval | undefined {
  const denominators = {
    low: part.least + rest.greatest,
    value: part.value + rest.value,
    high: part.greatest + rest.least,
  };
  return capped(ratioBetween({ numerator: part, per: 100, denominators }));
}

interface Division {
  readonly numerator: Sum;
  readonly per: number;
  readonly denominators: Omit<Interval, 'decimals'>;
}

function ratioBetween({ numerator, per, denominators }: Division): Interval | undefined {
  if (Math.min(denominators.low, denominators.high) <= 0) return undefined;
  const decimals = denominators.value < wholeUnder ? 0 : 1;
  const steps = 10 ** decimals;
  // One division of whole numbers, so that what is exact stays exact.
  const at = (top: number, bottom: number, round: (value: number) => number) =>
    round((top * per * steps) / bottom) / steps;
  const value = at(numerator.value, denominators.value, Math.round);
  const isExact = numerator.least === numerator.greatest && denominators.low === denominators.high;
  if (isExact) return { value, low: value, high: value, decimals };
  return {
    value,
    low: at(numerator.least, denominators.low, Math.floor),
    high: at(numerator.greatest, denominators.high, Math.ceil),
    decimals,
  };
}

function capped(found: Interval | undefined): Interval | undefined {
  const { value, low, high } = found ?? { value: 0, low: 0, high: 0 };
  return (
    found && { ...found, value: Math.min(100, value), low: Math.min(100, low), high: Math.min(100, high) }
  );
}
