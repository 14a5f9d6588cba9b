import { emptyRoot, hashBytes, nodeHash } from '../../../schema/protocol/merkle/hashes.js';

/** A complete subtree: the `index`-th of its level, over 2^level leaves. */
export interface TreeNode {
  readonly level: number;
  readonly index: number;
  readonly hash: Uint8Array;
}

/**
 * The right edge of a growing tree: the roots of the complete subtrees it consists of, largest first. All that is needed
 * to append, and to know the root (RFC 9162, 2.1.2).
 */
export class Frontier {
  #size: number;
  readonly #subtrees: TreeNode[];

  /** From a size and {@link bytes}; without them the empty tree. */
  constructor(size = 0, bytes: Uint8Array = new Uint8Array()) {
    this.#size = size;
    this.#subtrees = subtreesOf(size).map(({ level, index }, at) => ({
      level,
      index,
      hash: bytes.slice(at * hashBytes, (at + 1) * hashBytes),
    }));
    if (bytes.length !== this.#subtrees.length * hashBytes)
      throw new RangeError(
        `Expected ${this.#subtrees.length} hashes for ${size} leaves; found ${bytes.length} bytes.`,
      );
  }

  get size(): number {
    return this.#size;
  }

  /** Appends a leaf; answers the subtrees above it that it completes, lowest first. */
  push(leaf: Uint8Array): readonly TreeNode[] {
    let node: TreeNode = { level: 0, index: this.#size, hash: leaf };
    const completed: TreeNode[] = [];
    for (;;) {
      const left = this.#subtrees.at(-1);
      if (left?.level !== node.level) break;
      this.#subtrees.pop();
      node = { level: node.level + 1, index: left.index / 2, hash: nodeHash(left.hash, node.hash) };
      completed.push(node);
    }
    this.#subtrees.push(node);
    this.#size += 1;
    return completed;
  }

  /** Root of the tree as it is. */
  root(): Uint8Array {
    return joinRight(this.#subtrees.map(({ hash }) => hash));
  }

  /** The hashes one after the other, largest subtree first. */
  bytes(): Buffer {
    return Buffer.concat(this.#subtrees.map(({ hash }) => hash));
  }
}

/** Root over complete subtrees of falling size. */
export function joinRight(hashes: readonly Uint8Array[]): Uint8Array {
  const last = hashes.at(-1);
  if (last === undefined) return emptyRoot();
  return hashes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
}

/** The complete subtrees that leaves from `from`, a place where one of them may begin, to `to` consist of. */
export function subtreesOf(to: number, from = 0): readonly Omit<TreeNode, 'hash'>[] {
  const found: Omit<TreeNode, 'hash'>[] = [];
  for (let at = from; at < to; ) {
    let level = 0;
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= to) level += 1;
    found.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return found;
}
