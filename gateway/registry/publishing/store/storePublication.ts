import type { Pool, PoolClient } from 'pg';
import type { SignedSupergraph } from '../../../../schema/protocol/signedSupergraph.js';
import type { Recorder } from '../../../audit/log/auditLog.js';
import { inTransaction } from '../../inTransaction.js';
import { publicationHappening } from '../publicationHappenings.js';
import type { SubgraphVersion, SupergraphReason } from './storedSupergraph.js';

/** A version that no supergraph had before. */
export interface NewVersion extends Omit<SubgraphVersion, 'publishedAt'> {
  readonly signature?: string | undefined;
}

/** A supergraph made of what the one before it held, and what changed. */
export interface MadeSupergraph {
  readonly supergraph: SignedSupergraph;
  readonly reason: SupergraphReason;
  readonly subgraph: string | null;
  /** Who owns what changed. */
  readonly owner: string;
  /** The version of it that is served from now on; null where several change. */
  readonly version: number | null;
  /** Versions to store beside it. */
  readonly versions: readonly NewVersion[];
}

export interface StoreMeans {
  readonly pool: Pool;
  readonly audit: Recorder;
}

/** Replicas listen for this. What is sent is the number, which says nothing that they could believe. */
export const supergraphChannel = 'concordat_supergraph';

/**
 * Stores a supergraph with the versions that are new in it, whole or not at all, and recorded before it counts.
 * @returns MOVED where another was stored since this one was composed: compose again on that
 */
export function storePublication(
  { pool, audit }: StoreMeans,
  made: MadeSupergraph,
): Promise<'STORED' | 'MOVED'> {
  return inTransaction(pool, async (client) => {
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended('supergraph', 0))");
    const { rows } = await client.query<{ number: number }>(
      'SELECT coalesce(max(number), 0)::int AS number FROM supergraph',
    );
    const { number, sdl, sha256, signature, members } = made.supergraph;
    if (rows[0]?.number !== number - 1) return 'MOVED';
    for (const version of made.versions) await storeVersion(client, version);
    await client.query(
      'INSERT INTO supergraph (number, sdl, sha256, signature, reason, subgraph) VALUES ($1, $2, $3, $4, $5, $6)',
      [number, sdl, sha256, signature, made.reason, made.subgraph],
    );
    await client.query(
      `INSERT INTO supergraph_member (number, subgraph, version)
       SELECT $1, m.subgraph, m.version FROM json_to_recordset($2) AS m (subgraph text, version integer)`,
      [number, JSON.stringify(members)],
    );
    await audit.append(publicationHappening(made.supergraph, made));
    await client.query('SELECT pg_notify($1, $2)', [supergraphChannel, String(number)]);
    return 'STORED';
  });
}

async function storeVersion(client: PoolClient, version: NewVersion): Promise<void> {
  const { subgraph, owner, sdl, sha256, routingUrl, contact, signature = null } = version;
  await client.query('INSERT INTO subgraph (name, owner) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING', [
    subgraph,
    owner,
  ]);
  await client.query(
    `INSERT INTO subgraph_version (subgraph, version, sdl, sha256, routing_url, contact, signature)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [subgraph, version.version, sdl, sha256, routingUrl, contact, signature],
  );
}
