import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { isConsistent } from '../../schema/protocol/merkle/verifyConsistency.js';
import { isIncluded } from '../../schema/protocol/merkle/verifyInclusion.js';

const bytes = z.string().transform((text) => new Uint8Array(Buffer.from(text, 'base64')));
const named = { dir: z.string(), desc: z.string(), wantErr: z.boolean(), proof: z.array(bytes) };
const vectors = z
  .object({
    inclusion: z.array(
      z.object({ ...named, leafIdx: z.number(), treeSize: z.number(), root: bytes, leafHash: bytes }),
    ),
    consistency: z.array(
      z.object({ ...named, size1: z.number(), size2: z.number(), root1: bytes, root2: bytes }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('vectors/merkleProofs.json', import.meta.url), 'utf8')));

const nameOf = ({ dir, desc }: { readonly dir: string; readonly desc: string }) => `${dir}: ${desc}`;

/** The cases of transparency-dev/merkle, whose log is the best known one of this kind. */
describe('the public proofs of transparency-dev/merkle', () => {
  test('are all there', () => {
    const all = [...vectors.inclusion, ...vectors.consistency];
    const valid = all.filter(({ wantErr }) => !wantErr);
    expect([all.length, valid.length]).toEqual([196, 12]);
  });

  test.each(vectors.inclusion.map((vector) => [nameOf(vector), vector] as const))('inclusion %s', (_, v) => {
    const { leafIdx, treeSize, leafHash, root, proof, wantErr } = v;
    expect(isIncluded({ index: leafIdx, size: treeSize, leaf: leafHash, root, proof })).toBe(!wantErr);
  });

  test.each(vectors.consistency.map((vector) => [nameOf(vector), vector] as const))(
    'consistency %s',
    (_, { size1, size2, root1, root2, proof, wantErr }) => {
      const [earlier, later] = [
        { size: size1, root: root1 },
        { size: size2, root: root2 },
      ];
      expect(isConsistent({ earlier, later, proof })).toBe(!wantErr);
    },
  );
});
