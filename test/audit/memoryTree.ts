import { Frontier } from '../../gateway/audit/merkle/frontier.js';
import { consistencySpans, inclusionSpans, type Span } from '../../gateway/audit/merkle/spans.js';

type Hashes = readonly Uint8Array[];

/** Root over the hashes of all leaves, in order (RFC 9162, 2.1.1). */
export function treeRoot(leaves: Hashes): Uint8Array {
  const frontier = new Frontier();
  for (const leaf of leaves) frontier.push(leaf);
  return frontier.root();
}

/** Path from a leaf to the root, lowest first. @throws RangeError where there is no such leaf. */
export const inclusionProof = (leaves: Hashes, index: number): Hashes =>
  inclusionSpans(leaves.length, index).map(rootIn(leaves));

/**
 * What shows that the first `size` leaves are the start of all of them, lowest first.
 * @throws RangeError where the earlier tree is empty, or larger than this one.
 */
export const consistencyProof = (leaves: Hashes, size: number): Hashes =>
  consistencySpans(leaves.length, size).map(rootIn(leaves));

const rootIn =
  (leaves: Hashes) =>
  ({ from, to }: Span): Uint8Array =>
    treeRoot(leaves.slice(from, to));
