import { emptyRoot, nodeHash } from './hashes.js';

type Hashes = readonly Uint8Array[];

/** Root over the hashes of all leaves, in order (RFC 9162, 2.1.1). */
export function treeRoot(leaves: Hashes): Uint8Array {
  return leaves.length === 0 ? emptyRoot() : subtreeRoot(leaves, 0, leaves.length);
}

/**
 * Path from a leaf to the root, lowest first (RFC 9162, 2.1.3.1).
 *
 * @throws RangeError where there is no such leaf.
 */
export function inclusionProof(leaves: Hashes, index: number): Hashes {
  if (!(Number.isSafeInteger(index) && index >= 0 && index < leaves.length))
    throw new RangeError(`Expected a leaf from 0 to ${leaves.length - 1}; found ${index}.`);
  return pathOf(leaves, { from: 0, to: leaves.length }, index);
}

/**
 * What shows that the first `size` leaves are the start of all of them, lowest first (RFC 9162, 2.1.4.1).
 *
 * @throws RangeError where the earlier tree is empty, or larger than this one.
 */
export function consistencyProof(leaves: Hashes, size: number): Hashes {
  if (!(Number.isSafeInteger(size) && size > 0 && size <= leaves.length))
    throw new RangeError(`Expected an earlier size from 1 to ${leaves.length}; found ${size}.`);
  return extension(leaves, { from: 0, to: leaves.length }, size, true);
}

/** Leaves `from` up to, not including, `to`. */
interface Span {
  readonly from: number;
  readonly to: number;
}

function subtreeRoot(leaves: Hashes, from: number, to: number): Uint8Array {
  const only = leaves[from];
  if (to - from === 1 && only !== undefined) return only;
  const middle = middleOf({ from, to });
  return nodeHash(subtreeRoot(leaves, from, middle), subtreeRoot(leaves, middle, to));
}

function pathOf(leaves: Hashes, { from, to }: Span, index: number): Hashes {
  if (to - from === 1) return [];
  const middle = middleOf({ from, to });
  return index < middle
    ? [...pathOf(leaves, { from, to: middle }, index), subtreeRoot(leaves, middle, to)]
    : [...pathOf(leaves, { from: middle, to }, index), subtreeRoot(leaves, from, middle)];
}

/** `known`: whether the verifier holds the root of this span already, as the earlier root. */
function extension(leaves: Hashes, { from, to }: Span, size: number, known: boolean): Hashes {
  if (size === to) return known ? [] : [subtreeRoot(leaves, from, to)];
  const middle = middleOf({ from, to });
  return size <= middle
    ? [...extension(leaves, { from, to: middle }, size, known), subtreeRoot(leaves, middle, to)]
    : [...extension(leaves, { from: middle, to }, size, false), subtreeRoot(leaves, from, middle)];
}

/** Splits a span at the largest power of two below its length. */
function middleOf({ from, to }: Span): number {
  let half = 1;
  while (half * 2 < to - from) half *= 2;
  return from + half;
}
