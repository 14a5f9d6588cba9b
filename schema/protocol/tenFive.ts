/** Counts under this are withheld. */
export const threshold = 10;
/** Shown counts are multiples of this. */
export const base = 5;

/** How a rule shows a count. */
export interface RoundingRule {
  /** Counts under this are withheld. */
  readonly threshold: number;
  readonly base: number;
  /** The middle of each step above 0 instead of its nearest multiple. */
  readonly isMidpoint?: boolean;
}

/** One true count under a rule: `null` under the threshold, else rounded. */
export function rounded(count: number, rule: RoundingRule): number | null {
  if (!Number.isInteger(count) || count < 0) throw new RangeError('A count is a whole number from 0.');
  if (count < rule.threshold) return null;
  if (rule.isMidpoint) return count === 0 ? 0 : Math.ceil(count / rule.base) * rule.base - rule.base / 2;
  return Math.round(count / rule.base) * rule.base;
}

/** Rule 10-5 for one true count: `null` for 0 to 9, else the nearest multiple of 5. */
export const tenFive = (count: number): number | null => rounded(count, { threshold, base });

/** True for a value that rule 10-5 can show. */
export const isTenFive = (value: number): boolean => value >= threshold && value % base === 0;

/** The true counts that a shown value can stand for: 10 stands for 10..12, 15 for 13..17. */
export function windowOf(shown: number): { readonly least: number; readonly greatest: number } {
  return { least: Math.max(threshold, shown - 2), greatest: shown + 2 };
}
