import type { Table } from '../../../schema/datasets/dataset.js';
import { yearOf } from '../../../schema/protocol/period.js';
import type { Leaf } from './leaf.js';
import { type Place, unitedKingdom } from './publishedCell.js';

/** Every code under which a leaf counts in a dimension: its own, overlapping ones, the total. */
export type CodesOf = (dimension: string, code: string) => readonly string[];

/** Sums of leaves, by place. Exact: thresholds come after. */
export interface Cube {
  readonly periods: readonly string[];
  readonly areas: readonly string[];
  /** The sum of each period, in the order of `periods`. */
  readonly counts: (place: Place) => readonly number[];
}

/** Sums the leaves of a table over everything each of them counts under. */
export function cubeOf(leaves: readonly Leaf[], table: Table, codesOf: CodesOf): Cube {
  const periodOf = ({ quarter }: Leaf) => (table.period === 'YEAR' ? yearOf(quarter) : quarter);
  const periods = [...new Set(leaves.map(periodOf))].sort();
  const nothing = periods.map(() => 0);
  const sums = new Map<string, number[]>();
  for (const { place, counts } of exactPlaces(
    leaves,
    table,
    (leaf) => periods.indexOf(periodOf(leaf)),
    nothing,
  )) {
    for (const key of keysOf(place, table, codesOf)) {
      const sum = sums.get(key);
      if (sum === undefined) sums.set(key, [...counts]);
      else for (const [at, count] of counts.entries()) sum[at] = (sum[at] ?? 0) + count;
    }
  }
  const areas = leaves.flatMap((leaf) => areaOf(leaf, table) ?? []);
  return {
    periods,
    areas: [...new Set(areas)].sort(),
    counts: (place) => sums.get(keyOf(place, table)) ?? nothing,
  };
}

const areaOf = ({ forceArea }: Leaf, { area }: Table): string | undefined =>
  area === 'POLICE_FORCE_AREA' ? forceArea : unitedKingdom;

interface Exact {
  readonly place: Place;
  readonly counts: number[];
}

/** Leaves alike in the table's dimensions, joined before they are spread: a tenth of the work. */
function exactPlaces(
  leaves: readonly Leaf[],
  table: Table,
  at: (leaf: Leaf) => number,
  nothing: readonly number[],
): Iterable<Exact> {
  const exact = new Map<string, Exact>();
  for (const leaf of leaves) {
    const area = areaOf(leaf, table);
    if (area === undefined) continue;
    const place = { area, dimensions: leaf.codes };
    const key = keyOf(place, table);
    const { counts } = exact.get(key) ?? { counts: [...nothing] };
    counts[at(leaf)] = (counts[at(leaf)] ?? 0) + leaf.count;
    exact.set(key, { place, counts });
  }
  return exact.values();
}

/** No published word holds a bar: responders are listed and exploitation types are five. */
function keysOf({ area, dimensions }: Place, table: Table, codesOf: CodesOf): readonly string[] {
  const codes = table.dimensions.map((dimension) => codesOf(dimension, dimensions[dimension] ?? ''));
  return codes.reduce(
    (starts, list) => starts.flatMap((start) => list.map((code) => `${start}|${code}`)),
    [area],
  );
}

function keyOf({ area, dimensions }: Place, table: Table): string {
  return [area, ...table.dimensions.map((dimension) => dimensions[dimension] ?? '')].join('|');
}

/** Every combination that takes one item of each list; the last list turns fastest. */
export function productOf(lists: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return lists.reduce<readonly (readonly string[])[]>(
    (combinations, list) => combinations.flatMap((start) => list.map((item) => [...start, item])),
    [[]],
  );
}
