import { type Climb, isRight, joinsLeft, up, upToSibling } from './climb.js';
import { areHashes, nodeHash, sameHash } from './hashes.js';

/** A tree as it was seen: how many leaves, under which root. */
export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/** An earlier tree said to be the start of a later one. */
export interface Consistency {
  readonly earlier: TreeHead;
  readonly later: TreeHead;
  readonly proof: readonly Uint8Array[];
}

/**
 * Whether the proof shows that the later tree only appended to the earlier one (RFC 9162, 2.1.4.2). False for anything
 * malformed, and for an earlier tree without leaves: it has nothing to be consistent with.
 */
export function isConsistent({ earlier, later, proof }: Consistency): boolean {
  const sizes = [earlier.size, later.size];
  if (!sizes.every((size) => Number.isSafeInteger(size) && size > 0) || earlier.size > later.size)
    return false;
  if (earlier.size === later.size) return proof.length === 0 && sameHash(earlier.root, later.root);
  return (
    proof.length > 0 && areHashes([earlier.root, later.root, ...proof]) && joins({ earlier, later, proof })
  );
}

function joins({ earlier, later, proof }: Consistency): boolean {
  let at = belowFullSubtrees({ node: earlier.size - 1, last: later.size - 1 });
  // A full earlier tree is itself a node of the later one, which the verifier holds already.
  const [first, ...rest] = at.node === 0 ? [earlier.root, ...proof] : proof;
  if (first === undefined) return false;
  let before = first;
  let after = first;
  for (const hash of rest) {
    if (at.last === 0) return false;
    const left = joinsLeft(at);
    if (left) before = nodeHash(hash, before);
    after = left ? nodeHash(hash, after) : nodeHash(after, hash);
    at = up(left ? upToSibling(at) : at);
  }
  return at.last === 0 && sameHash(before, earlier.root) && sameHash(after, later.root);
}

function belowFullSubtrees(climb: Climb): Climb {
  let at = climb;
  while (isRight(at.node)) at = up(at);
  return at;
}
