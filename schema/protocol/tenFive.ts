/** Counts under this are withheld. */
export const threshold = 10;
/** Shown counts are multiples of this. */
export const base = 5;

/** Rule 10-5 for one true count: `null` for 0 to 9, else the nearest multiple of 5. */
export function tenFive(count: number): number | null {
  if (!Number.isInteger(count) || count < 0) throw new RangeError('A count is a whole number from 0.');
  return count < threshold ? null : Math.round(count / base) * base;
}

/** True for a value that rule 10-5 can show. */
export const isTenFive = (value: number): boolean => value >= threshold && value % base === 0;

/** The true counts that a shown value can stand for: 10 stands for 10..12, 15 for 13..17. */
export function windowOf(shown: number): { readonly least: number; readonly greatest: number } {
  return { least: Math.max(threshold, shown - 2), greatest: shown + 2 };
}
