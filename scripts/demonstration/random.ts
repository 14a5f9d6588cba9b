import { createHash } from 'node:crypto';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A stream of chance that always runs alike. */
export interface Random {
  /** From 0, below 1. */
  readonly fraction: () => number;
  /** A whole number from 0, below `limit`. */
  readonly below: (limit: number) => number;
  readonly chance: (share: number) => boolean;
}

/**
 * Part of every stream and of the edition. Change it with any code here that changes rows, so that they are
 * loaded anew.
 */
export const seed = 'Concordat DEMONSTRATION 1';

/** One stream by name, so that what one force or quarter draws never moves another's. */
export function randomStream(...name: readonly string[]): Random {
  const digest = createHash('sha256')
    .update([seed, ...name].join('/'))
    .digest();
  const generator = xoroshiro128plus(digest.readInt32LE());
  const fraction = () => uniformFloat64(generator);
  return {
    fraction,
    below: (limit) => Math.floor(fraction() * limit),
    chance: (share) => fraction() < share,
  };
}

/** Things to draw by weight. */
export interface Weighted<Thing> {
  readonly things: readonly Thing[];
  /** Running sums of the weights. */
  readonly sums: readonly number[];
}

/** Things without weight are left out. */
export function weighted<Thing>(
  things: readonly Thing[],
  weightOf: (thing: Thing) => number,
): Weighted<Thing> {
  const heavy = things.filter((thing) => weightOf(thing) > 0);
  let sum = 0;
  return { things: heavy, sums: heavy.map((thing) => (sum += weightOf(thing))) };
}

/** Draws one of them. @throws RangeError where there is nothing to draw */
export function draw<Thing>({ things, sums }: Weighted<Thing>, random: Random): Thing {
  const at = random.fraction() * (sums.at(-1) ?? 0);
  let low = 0;
  for (let high = sums.length - 1; low < high; ) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  const thing = things[low];
  if (thing === undefined) throw new RangeError('Nothing with a weight to draw from.');
  return thing;
}

/**
 * Splits a whole number by weights so that the parts are whole and add up; the largest remainders are
 * rounded up.
 */
export function apportion(whole: number, weights: readonly number[]): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight) => (total === 0 ? 0 : (whole * weight) / total));
  const parts = exact.map(Math.floor);
  const left = whole - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact.map((share, index) => ({ index, remainder: share % 1 }));
  byRemainder.sort((one, other) => other.remainder - one.remainder || one.index - other.index);
  for (const { index } of byRemainder.slice(0, total === 0 ? 0 : left))
    parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}
