import type { Areas } from '../../areas/areas.js';
import type { Outline } from './outline.js';
import { datasetLeaf, smallestAreas } from './smallestAreas.js';

/** A class for each of an owner's smallest areas; those alike in what they count under share one. */
export interface Partition {
  readonly size: number;
  /** By number of the smallest area. */
  readonly classOf: readonly number[];
}

/** For each smallest area the numbers of the cells' areas it counts under, in a table by this list of areas. */
export function countedUnder(
  areas: Areas,
  {
    outline,
    kind,
    list,
  }: {
    readonly outline: Outline;
    readonly kind: Parameters<Areas['cellAreas']>[1];
    readonly list: readonly string[];
  },
): readonly (readonly number[])[] {
  const leafOf = datasetLeaf(areas, outline.dataset, outline.home);
  const numbers = new Map(list.map((code, at) => [code, at]));
  return smallestAreas(areas, outline.home).map((code) =>
    areas.cellAreas(leafOf(code), kind).flatMap((area) => numbers.get(area) ?? []),
  );
}

/** Puts together what has the same key. */
export function partitionBy(keys: readonly string[]): Partition {
  const known = new Map<string, number>();
  const classOf = keys.map((key) => {
    const at = known.get(key) ?? known.size;
    known.set(key, at);
    return at;
  });
  return { size: known.size, classOf };
}

/** Whether each class of the first lies within one class of the second. */
export function refines(fine: Partition, coarse: Partition): boolean {
  return productOf(fine, coarse).size === fine.size;
}

/** The coarsest partition that refines both. */
export function productOf(one: Partition, other: Partition): Partition {
  return partitionBy(one.classOf.map((of, at) => `${of} ${other.classOf[at]}`));
}

/** The finest partition that both refine: classes of either that share an area belong together. */
export function joinOf(one: Partition, other: Partition): Partition {
  const group = Array.from({ length: one.size }, (_, at) => at);
  const rootOf = (at: number): number => (group[at] === at ? at : rootOf(group[at] ?? at));
  const first = new Map<number, number>();
  for (const [leaf, of] of one.classOf.entries()) {
    const across = other.classOf[leaf] ?? 0;
    const root = rootOf(of);
    const with_ = first.get(across);
    if (with_ === undefined) first.set(across, root);
    else group[root] = rootOf(with_);
  }
  return partitionBy(one.classOf.map((of) => String(rootOf(of))));
}
