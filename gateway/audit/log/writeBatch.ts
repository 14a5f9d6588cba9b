import type { PoolClient, QueryResult } from 'pg';
import { auditLeafHash, leafText } from '../../../schema/protocol/merkle/auditLeaf.js';
import { Frontier, type TreeNode } from '../merkle/frontier.js';
import { storedLevel } from '../merkle/storedNodes.js';
import type { PreparedEntry } from './preparedEntry.js';

/** One writer at a time, whatever process it is in. The number means nothing but this lock. */
const lockKey = 6962;

interface Head {
  readonly size: string;
  readonly frontier: Buffer;
  readonly at: Date;
}

const begin = `BEGIN; SELECT pg_advisory_xact_lock(${lockKey});
  SELECT size, frontier, at FROM audit_batch ORDER BY size DESC LIMIT 1`;

const insert = {
  name: 'audit-batch',
  text: `WITH entry AS (
      INSERT INTO audit_entry (position, period, leaf, sealed)
      SELECT $1::bigint + place - 1, period, leaf, sealed
        FROM unnest($2::text[], $3::text[], $4::bytea[]) WITH ORDINALITY AS e(period, leaf, sealed, place)
    ), node AS (
      INSERT INTO audit_node (level, index, hash) SELECT * FROM unnest($5::smallint[], $6::bigint[], $7::bytea[])
    ), used AS (
      INSERT INTO audit_use (partner, position) SELECT * FROM unnest($8::text[], $9::bigint[])
    )
    INSERT INTO audit_batch (first, size, frontier, at) VALUES ($1, $10, $11, $12)`,
};

/**
 * Appends entries to the tree in one transaction. They are durable once it resolves; where it rejects they may be there
 * or not, and nothing may be done on their strength.
 * @returns the position of the first
 */
export async function writeBatch(
  client: PoolClient,
  entries: readonly PreparedEntry[],
  clock: () => Date,
): Promise<number> {
  const [, , found] = (await client.query(begin)) as unknown as readonly QueryResult<Head>[];
  const head = found?.rows[0];
  if (head === undefined) throw new Error('The audit log has no beginning.');
  const first = Number(head.size);
  // A clock that went back must not take the log with it.
  const at = new Date(Math.max(clock().getTime(), head.at.getTime()));
  const frontier = new Frontier(first, head.frontier);
  const leaves = entries.map(({ kind, commitment }) => leafText({ at: at.toISOString(), kind, commitment }));
  const nodes = leaves.flatMap((leaf) => stored(frontier.push(auditLeafHash(leaf))));
  const uses = entries.flatMap(({ partners }, place) =>
    partners.map((partner) => ({ partner, position: first + place })),
  );
  await client.query(insert, [
    first,
    entries.map(({ period }) => period),
    leaves,
    entries.map(({ sealed }) => sealed),
    nodes.map(({ level }) => level),
    nodes.map(({ index }) => index),
    nodes.map(({ hash }) => Buffer.from(hash)),
    uses.map(({ partner }) => partner),
    uses.map(({ position }) => position),
    frontier.size,
    frontier.bytes(),
    at,
  ]);
  await client.query('COMMIT');
  return first;
}

const stored = (nodes: readonly TreeNode[]): readonly TreeNode[] =>
  nodes.filter(({ level }) => level % storedLevel === 0);
