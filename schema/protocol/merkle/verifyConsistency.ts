import { joinsLeft, up, upToProof, upToSibling } from './climb.js';
import { areHashes, emptyRoot, nodeHash, sameHash } from './hashes.js';
import { isRun, isSubtree, type Run } from './subtree.js';

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

/** A subtree said to be part of a tree. */
export interface SubtreeConsistency {
  readonly subtree: Run & { readonly root: Uint8Array };
  readonly tree: TreeHead;
  readonly proof: readonly Uint8Array[];
}

/**
 * Whether the proof shows that the later tree only appended to the earlier one (RFC 9162, 2.1.4.2). False for anything
 * malformed, and for an earlier tree without leaves: it has nothing to be consistent with.
 */
export const isConsistent = ({ earlier, later, proof }: Consistency): boolean =>
  earlier.size !== 0 &&
  isSubtreeConsistent({ subtree: { start: 0, end: earlier.size, root: earlier.root }, tree: later, proof });

/**
 * Whether the proof shows the subtree in the tree (draft-ietf-plants-merkle-tree-certs, 4.4.3). False for anything
 * malformed. An empty subtree is part of every tree that reaches as far.
 */
export function isSubtreeConsistent(consistency: SubtreeConsistency): boolean {
  const { subtree, tree, proof } = consistency;
  const { start, end, root } = subtree;
  if (!Number.isSafeInteger(tree.size) || !isRun(subtree) || end > tree.size) return false;
  if (start === end) return proof.length === 0 && sameHash(root, emptyRoot());
  if (start === 0 && end === tree.size) return proof.length === 0 && sameHash(root, tree.root);
  return isSubtree(subtree) && areHashes([root, tree.root, ...proof]) && joins(consistency);
}

function joins({ subtree, tree, proof }: SubtreeConsistency): boolean {
  let at = upToProof({ first: subtree.start, node: subtree.end - 1, last: tree.size - 1 });
  // A full subtree is itself a node of the tree, which the verifier holds already.
  const [seed, ...rest] = at.first === at.node ? [subtree.root, ...proof] : proof;
  if (seed === undefined) return false;
  let within = seed;
  let whole = seed;
  for (const hash of rest) {
    if (at.last === 0) return false;
    const left = joinsLeft(at);
    if (left && at.first < at.node) within = nodeHash(hash, within);
    whole = left ? nodeHash(hash, whole) : nodeHash(whole, hash);
    at = up(left ? upToSibling(at) : at);
  }
  return at.last === 0 && sameHash(within, subtree.root) && sameHash(whole, tree.root);
}
