import type { UsedRelease } from '../tidy/tidyRow.js';

/** A break drawn before a period of the axis. */
export interface ChartBreak {
  /** A, B, C: what the drawing and the list below it share. */
  readonly letter: string;
  /** First period of the axis after the break. */
  readonly along: string;
  readonly what: string;
}

/** Breaks of these releases that fall inside the axis. One before its first period separates nothing that is drawn. */
export function breaksOf(
  releases: readonly UsedRelease[],
  periods: readonly string[],
): readonly ChartBreak[] {
  const axis = [...new Set(periods)].sort();
  const all = releases.flatMap(({ breaks }) => breaks);
  const distinct = [...new Map(all.map((found) => [`${found.period} ${found.what}`, found])).values()];
  const inside = distinct
    .map(({ period, what }) => ({ along: axis.find((at) => isFrom(at, period)), from: period, what }))
    .filter((found): found is { along: string; from: string; what: string } => found.along !== undefined)
    .filter(({ along }) => along !== axis[0])
    .sort((a, b) => a.from.localeCompare(b.from));
  return inside.map(({ along, what }, at) => ({ along, what, letter: String.fromCharCode(65 + at) }));
}

/**
 * Whether a period of the axis is the first that mostly lies after the break. A year does unless the break fell in its
 * last quarter: December 2022 parts 2022 from 2023, not 2021 from 2022.
 */
function isFrom(period: string, from: string): boolean {
  if (period.length >= from.length) return period.slice(0, from.length) >= from;
  const year = from.slice(0, period.length);
  return from.endsWith('Q4') ? period > year : period >= year;
}
