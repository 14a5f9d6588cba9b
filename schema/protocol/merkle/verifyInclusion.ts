import { areHashes } from './hashes.js';
import { isSubtree, type Run } from './subtree.js';
import { isSubtreeConsistent } from './verifyConsistency.js';

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

/** A leaf said to stand in a subtree; its position and the subtree's are those in the tree. */
export type SubtreeInclusion = Omit<Inclusion, 'size'> & Run;

/** Whether the proof shows the leaf in the tree (RFC 9162, 2.1.3.2): a subtree of one leaf. False for anything malformed. */
export const isIncluded = ({ index, size, leaf, root, proof }: Inclusion): boolean =>
  areHashes([leaf, root]) &&
  isSubtreeConsistent({
    subtree: { start: index, end: index + 1, root: leaf },
    tree: { size, root },
    proof,
  });

/** Whether the proof shows the leaf in the subtree (draft-ietf-plants-merkle-tree-certs, 4.3.3). */
export const isIncludedInSubtree = ({ start, end, index, ...shown }: SubtreeInclusion): boolean =>
  isSubtree({ start, end }) &&
  index >= start &&
  isIncluded({ ...shown, index: index - start, size: end - start });
