import type { Figure } from '../engine/cellGate.js';

type Path = Figure['path'];

/** Where the series of a figure stands in the answer, and where the list of series does. */
export interface SeriesPaths {
  readonly series: Path;
  readonly list: Path;
}

/**
 * Paths of the series and of its list: one response key for each step, indices between. Undefined for figures that
 * stand in no series, because nothing leads from an Area through one to them.
 */
export function seriesPathsOf({ path, place }: Figure): SeriesPaths | undefined {
  const from = place.findLastIndex(({ type }) => type === 'Area');
  if (from < 0 || from + 1 >= place.length) return undefined;
  const keys = path.flatMap((part, at) => (typeof part === 'string' ? [at] : []));
  const [field, next] = [keys[from], keys[from + 1]];
  if (field === undefined || next === undefined) return undefined;
  return { series: path.slice(0, next), list: path.slice(0, field + 1) };
}

/** The list that a figure stands in, and its index there; undefined where it stands in none. */
export function listOf({ path }: Figure): { readonly list: string; readonly index: number } | undefined {
  const at = path.findLastIndex((part) => typeof part === 'number');
  const index = path[at];
  return typeof index === 'number' ? { list: JSON.stringify(path.slice(0, at)), index } : undefined;
}
