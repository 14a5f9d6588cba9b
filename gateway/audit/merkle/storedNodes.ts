import type { Pool } from 'pg';
import { auditLeafHash } from '../../../schema/protocol/merkle/auditLeaf.js';
import { nodeHash } from '../../../schema/protocol/merkle/hashes.js';
import { joinRight, subtreesOf, type TreeNode } from './frontier.js';
import type { Span } from './spans.js';

/** Every eighth level of the tree is kept, so that a subtree is at most 256 rows away. */
export const storedLevel = 8;

type Place = Omit<TreeNode, 'hash'>;

/** Root over a span of the log, from what is stored. The span must begin where a subtree of its length may. */
export async function spanRoot(pool: Pool, { from, to }: Span): Promise<Uint8Array> {
  const hashes: Uint8Array[] = [];
  for (const place of subtreesOf(to, from)) hashes.push(await subtreeRoot(pool, place));
  return joinRight(hashes);
}

async function subtreeRoot(pool: Pool, { level, index }: Place): Promise<Uint8Array> {
  const above = level % storedLevel;
  const width = 2 ** above;
  let row = await storedHashes(pool, { level: level - above, index: index * width }, width);
  while (row.length > 1) row = pairs(row);
  const [root] = row;
  if (root === undefined) throw new RangeError('There is no such part of the audit log.');
  return root;
}

async function storedHashes(
  pool: Pool,
  { level, index }: Place,
  count: number,
): Promise<readonly Uint8Array[]> {
  const range = [index, index + count];
  const hashes =
    level === 0
      ? (
          await pool.query<{ leaf: string }>(
            'SELECT leaf FROM audit_entry WHERE position >= $1 AND position < $2 ORDER BY position',
            range,
          )
        ).rows.map(({ leaf }) => auditLeafHash(leaf))
      : (
          await pool.query<{ hash: Buffer }>(
            'SELECT hash FROM audit_node WHERE level = $3 AND index >= $1 AND index < $2 ORDER BY index',
            [...range, level],
          )
        ).rows.map(({ hash }) => hash);
  if (hashes.length !== count) throw new RangeError('Part of the audit log is missing.');
  return hashes;
}

const pairs = (row: readonly Uint8Array[]): readonly Uint8Array[] =>
  row.flatMap((left, at) => {
    const right = row[at + 1];
    return at % 2 === 0 && right !== undefined ? [nodeHash(left, right)] : [];
  });
