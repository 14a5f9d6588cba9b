import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { isConsistent, isSubtreeConsistent } from '../../schema/protocol/merkle/verifyConsistency.js';
import { isIncluded, isIncludedInSubtree } from '../../schema/protocol/merkle/verifyInclusion.js';

const bytes = z.string().transform((text) => new Uint8Array(Buffer.from(text, 'base64')));
const named = { dir: z.string(), desc: z.string(), wantErr: z.boolean(), proof: z.array(bytes) };
const leaf = { leafIdx: z.number(), leafHash: bytes, root: bytes };
const run = { start: z.number(), end: z.number() };
const roots = { root1: bytes, root2: bytes };
const vectors = z
  .object({
    inclusion: z.array(z.object({ ...named, ...leaf, treeSize: z.number() })),
    consistency: z.array(z.object({ ...named, ...roots, size1: z.number(), size2: z.number() })),
    subtreeInclusion: z.array(z.object({ ...named, ...leaf, ...run })),
    subtreeConsistency: z.array(z.object({ ...named, ...roots, ...run, size: z.number() })),
  })
  .parse(JSON.parse(readFileSync(new URL('vectors/merkleProofs.json', import.meta.url), 'utf8')));

const byName = <Vector extends { readonly dir: string; readonly desc: string }>(all: readonly Vector[]) =>
  all.map((vector) => [`${vector.dir}: ${vector.desc}`, vector] as const);

/** The cases of transparency-dev/merkle, whose log is the best known one of this kind. */
describe('the public proofs of transparency-dev/merkle', () => {
  test('are all there', () => {
    const all = Object.values(vectors).flat();
    const valid = all.filter(({ wantErr }) => !wantErr);
    expect([all.length, valid.length]).toEqual([518, 36]);
  });

  test.each(byName(vectors.inclusion))('inclusion %s', (_, v) => {
    const { leafIdx: index, treeSize: size, leafHash, root, proof, wantErr } = v;
    expect(isIncluded({ index, size, leaf: leafHash, root, proof })).toBe(!wantErr);
  });

  test.each(byName(vectors.consistency))('consistency %s', (_, v) => {
    const { size1, size2, root1, root2, proof, wantErr } = v;
    const [earlier, later] = [
      { size: size1, root: root1 },
      { size: size2, root: root2 },
    ];
    expect(isConsistent({ earlier, later, proof })).toBe(!wantErr);
  });

  test.each(byName(vectors.subtreeInclusion))('inclusion in a subtree %s', (_, v) => {
    const { leafIdx: index, start, end, leafHash, root, proof, wantErr } = v;
    expect(isIncludedInSubtree({ index, start, end, leaf: leafHash, root, proof })).toBe(!wantErr);
  });

  test.each(byName(vectors.subtreeConsistency))('consistency of a subtree %s', (_, v) => {
    const { start, end, size, root1, root2, proof, wantErr } = v;
    const [subtree, tree] = [
      { start, end, root: root1 },
      { size, root: root2 },
    ];
    expect(isSubtreeConsistent({ subtree, tree, proof })).toBe(!wantErr);
  });
});
