import { type AreaKind, areaKinds } from '../areas/area.js';

const rankOf = (kind: AreaKind): number => areaKinds.indexOf(kind);

/**
 * Whether an area of these kinds is smaller than the smallest that a dataset may be released for. An area with
 * several kinds counts as its widest: London is a region, not only a city region.
 */
export function isBelowSmallest(
  { smallestArea }: { readonly smallestArea: AreaKind },
  kinds: readonly AreaKind[],
): boolean {
  return kinds.every((kind) => rankOf(kind) < rankOf(smallestArea));
}

/** What the rule needs of a dataset. */
export interface HarmRule {
  readonly smallestArea: AreaKind;
  readonly groupHarm?: string | undefined;
}

/**
 * Whether an owner that works in this area alone may not release the dataset at all. Where a figure can harm a group,
 * an owner's figure for a country is a figure for the one place it works in, and its name says which.
 */
export function isTooLocal(dataset: HarmRule, ownKinds: readonly AreaKind[]): boolean {
  return dataset.groupHarm !== undefined && isBelowSmallest(dataset, ownKinds);
}
