import { type Climb, joinsLeft, up, upToSibling } from './climb.js';
import { areHashes, nodeHash, sameHash } from './hashes.js';

/** A leaf said to stand in a tree. */
export interface Inclusion {
  /** Position of the leaf, from 0. */
  readonly index: number;
  /** Leaves of the tree. */
  readonly size: number;
  readonly leaf: Uint8Array;
  readonly root: Uint8Array;
  /** Hashes on the way up, lowest first. */
  readonly proof: readonly Uint8Array[];
}

/** Whether the proof shows the leaf in the tree (RFC 9162, 2.1.3.2). False for anything malformed. */
export function isIncluded({ index, size, leaf, root, proof }: Inclusion): boolean {
  if (![index, size].every((count) => Number.isSafeInteger(count) && count >= 0) || index >= size)
    return false;
  if (!areHashes([leaf, root, ...proof])) return false;
  let at: Climb = { node: index, last: size - 1 };
  let hash = leaf;
  for (const sibling of proof) {
    if (at.last === 0) return false;
    const left = joinsLeft(at);
    hash = left ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
    at = up(left ? upToSibling(at) : at);
  }
  return at.last === 0 && sameHash(hash, root);
}
