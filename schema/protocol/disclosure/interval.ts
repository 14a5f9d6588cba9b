import type { ReleaseRule } from '../../datasets/dataset.js';
import type { Cell } from '../cell.js';
import { windowOf } from '../tenFive.js';

/** Least and greatest count, both included; `greatest` is Infinity where nothing bounds it. */
export interface Interval {
  readonly least: number;
  readonly greatest: number;
}

/** A withheld count may not be known to within less than this: greatest less least. */
export const narrowUnder = 3;

/** Nothing is known but that it is a count. */
export const unknown: Interval = { least: 0, greatest: Number.POSITIVE_INFINITY };

export const isExact = ({ least, greatest }: Interval): boolean => greatest <= least;

export const isNarrow = ({ least, greatest }: Interval): boolean => greatest - least < narrowUnder;

/** What a cell as released tells by itself; undefined where it tells nothing. */
export function toldBy(
  { status, value }: Pick<Cell, 'status' | 'value'>,
  rule: ReleaseRule,
): Interval | undefined {
  if (status === 'NOT_APPLICABLE') return { least: 0, greatest: 0 };
  if (status !== 'RELEASED' || value === null) return undefined;
  return rule === 'TEN_FIVE' ? windowOf(value) : { least: value, greatest: value };
}
