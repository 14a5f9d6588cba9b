import { describe, expect, test } from '@jest/globals';
import { emptyRoot, leafHash } from '../../schema/protocol/merkle/hashes.js';
import {
  type Consistency,
  isConsistent,
  isSubtreeConsistent,
} from '../../schema/protocol/merkle/verifyConsistency.js';
import { type Inclusion, isIncluded } from '../../schema/protocol/merkle/verifyInclusion.js';
import { consistencyProof, inclusionProof, treeRoot } from './memoryTree.js';

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
const hex = (hash: Uint8Array) => Buffer.from(hash).toString('hex');

/** The entries and roots by which Certificate Transparency's logs are tested, sizes 1 to 8. */
const known = [
  ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  ['00', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  ['10', 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
  ['2021', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
  ['3031', '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
  ['40414243', '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
  ['5051525354555657', 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
  ['606162636465666768696a6b6c6d6e6f', '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
] as const;

const knownLeaves = known.map(([entry]) => leafHash(bytes(entry)));
const leavesOf = (size: number) =>
  Array.from({ length: size }, (_, index) => leafHash(Buffer.from(`entry ${index}`)));
const upTo = (size: number) => Array.from({ length: size }, (_, index) => index);

/** Every way to spoil a list of hashes: longer, shorter, one bit of one. */
const spoiled = (proof: readonly Uint8Array[], extra: readonly Uint8Array[]) => [
  ...[new Uint8Array(), ...extra].flatMap((hash) => [
    [...proof, hash],
    [hash, ...proof],
  ]),
  ...proof.map((_, at) => proof.filter((__, index) => index !== at)),
  ...proof.map((hash, at) =>
    proof.with(
      at,
      hash.map((byte, index) => (index === 0 ? byte ^ 8 : byte)),
    ),
  ),
];

const wrongInclusions = (right: Inclusion): readonly Inclusion[] => [
  ...[right.index - 1, right.index + 1, right.index ^ 2, right.index + 0.5, Number.NaN].map((index) => ({
    ...right,
    index,
  })),
  ...[right.size * 2, Math.floor(right.size / 2), -1].map((size) => ({ ...right, size })),
  { ...right, leaf: new Uint8Array(Buffer.from('WrongLeaf')) },
  { ...right, root: emptyRoot() },
  ...spoiled(right.proof, [right.root, right.leaf]).map((proof) => ({ ...right, proof })),
];

const wrongConsistencies = (right: Consistency): readonly Consistency[] => {
  const { earlier, later, proof } = right;
  const sizes = [earlier.size - 1, earlier.size + 1, earlier.size ^ 2, 0, -1];
  return [
    ...sizes.map((size) => ({ ...right, earlier: { ...earlier, size } })),
    ...[later.size * 2, Math.floor(later.size / 2)].map((size) => ({ ...right, later: { ...later, size } })),
    { ...right, earlier: { ...earlier, root: emptyRoot() } },
    { ...right, later: { ...later, root: emptyRoot() } },
    { ...right, earlier: { ...earlier, root: later.root }, later: { ...later, root: earlier.root } },
    { ...right, proof: [] },
    ...spoiled(proof, [earlier.root, later.root]).map((wrong) => ({ ...right, proof: wrong })),
  ];
};

describe('the tree', () => {
  test('has the roots that Certificate Transparency publishes', () => {
    expect(known.map((_, at) => hex(treeRoot(knownLeaves.slice(0, at + 1))))).toEqual(
      known.map(([, root]) => root),
    );
  });

  test('has the hash of nothing as its root while it is empty', () => {
    expect(hex(treeRoot([]))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  test('proves a leaf as the published proof of leaf 5 of 8 does', () => {
    expect(inclusionProof(knownLeaves, 5).map(hex)).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  test('proves growth as the published proof from 6 to 8 does', () => {
    expect(consistencyProof(knownLeaves, 6).map(hex)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  test('refuses to prove what it does not hold', () => {
    expect(() => inclusionProof(knownLeaves, 8)).toThrow('Expected a leaf from 0 to 7; found 8.');
    expect(() => consistencyProof(knownLeaves, 0)).toThrow('Expected an earlier size from 1 to 8; found 0.');
  });
});

describe('a proof of inclusion', () => {
  const proofs = upTo(34).flatMap((size) => {
    const leaves = leavesOf(size);
    return leaves.map((leaf, index) => ({
      index,
      size,
      leaf,
      root: treeRoot(leaves),
      proof: inclusionProof(leaves, index),
    }));
  });

  test('holds for every leaf of every tree up to 33 leaves', () => {
    expect(proofs.filter((proof) => !isIncluded(proof))).toEqual([]);
    expect(proofs).toHaveLength((33 * 34) / 2);
  });

  test('does not hold once anything in it is changed', () => {
    expect(proofs.flatMap(wrongInclusions).filter(isIncluded)).toEqual([]);
  });
});

test("every full subtree of every tree up to 33 leaves is part of it, by the upper part of a leaf's proof", () => {
  for (const size of upTo(34)) {
    const leaves = leavesOf(size);
    const tree = { size, root: treeRoot(leaves) };
    for (let [width, levels] = [2, 1]; width <= size; width *= 2, levels += 1)
      for (let start = 0; start + width <= size; start += width) {
        const subtree = { start, end: start + width, root: treeRoot(leaves.slice(start, start + width)) };
        const proof = inclusionProof(leaves, start).slice(levels);
        expect(isSubtreeConsistent({ subtree, tree, proof })).toBe(true);
        if (size > width)
          expect(isSubtreeConsistent({ subtree: { ...subtree, root: tree.root }, tree, proof })).toBe(false);
      }
  }
});

describe('a proof of consistency', () => {
  const proofs = upTo(34).flatMap((size) => {
    const leaves = leavesOf(size);
    const later = { size, root: treeRoot(leaves) };
    return upTo(size)
      .slice(1)
      .map((first) => ({
        earlier: { size: first, root: treeRoot(leaves.slice(0, first)) },
        later,
        proof: consistencyProof(leaves, first),
      }));
  });

  test('holds between every two sizes up to 33 leaves', () => {
    expect(proofs.filter((proof) => !isConsistent(proof))).toEqual([]);
    expect(proofs).toHaveLength((32 * 33) / 2);
  });

  test('does not hold once anything in it is changed', () => {
    expect(proofs.flatMap(wrongConsistencies).filter(isConsistent)).toEqual([]);
  });

  test('between equal sizes is empty and needs equal roots', () => {
    const head = { size: 8, root: treeRoot(knownLeaves) };
    const other = { size: 8, root: treeRoot(leavesOf(8)) };
    expect(isConsistent({ earlier: head, later: head, proof: [] })).toBe(true);
    expect(isConsistent({ earlier: head, later: head, proof: [head.root] })).toBe(false);
    expect(isConsistent({ earlier: head, later: other, proof: [] })).toBe(false);
  });
});
