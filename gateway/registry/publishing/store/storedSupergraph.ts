import type { Pool, PoolClient } from 'pg';
import type { SignedSupergraph } from '../../../../schema/protocol/signedSupergraph.js';

/** Why a supergraph came to be: the hub's own subgraphs at a start, a publication, a return to an earlier version. */
export type SupergraphReason = 'SEED' | 'PUBLISH' | 'ROLLBACK';

/** A supergraph as the database holds it. Nothing of it is to be believed before its signature was checked. */
export interface StoredSupergraph extends SignedSupergraph {
  readonly reason: SupergraphReason;
  /** The subgraph whose version changed; null where several did. */
  readonly subgraph: string | null;
  readonly composedAt: Date;
}

/** A subgraph's version with its content. */
export interface SubgraphVersion {
  readonly subgraph: string;
  readonly owner: string;
  readonly version: number;
  readonly sdl: string;
  readonly sha256: string;
  readonly routingUrl: string;
  readonly contact: string;
  readonly publishedAt: Date;
}

const columns = `s.number::int AS number, s.sdl, s.sha256, s.signature, s.reason, s.subgraph,
  s.composed_at AS "composedAt", (
    SELECT coalesce(json_agg(json_build_object('subgraph', m.subgraph, 'version', m.version,
             'sha256', v.sha256, 'routingUrl', v.routing_url) ORDER BY m.subgraph), '[]')
      FROM supergraph_member m JOIN subgraph_version v USING (subgraph, version)
     WHERE m.number = s.number) AS members`;

/** The newest supergraph; undefined before the first. */
export async function newestSupergraph(pool: Pool | PoolClient): Promise<StoredSupergraph | undefined> {
  const { rows } = await pool.query<StoredSupergraph>(
    `SELECT ${columns} FROM supergraph s ORDER BY s.number DESC LIMIT 1`,
  );
  return rows[0];
}

/** Numbers of the supergraphs after this one, the newest first. */
export async function numbersAfter(pool: Pool, number: number): Promise<readonly number[]> {
  const { rows } = await pool.query<{ number: number }>(
    'SELECT number::int AS number FROM supergraph WHERE number > $1 ORDER BY number DESC LIMIT 50',
    [number],
  );
  return rows.map((row) => row.number);
}

export async function supergraphNumbered(pool: Pool, number: number): Promise<StoredSupergraph | undefined> {
  const { rows } = await pool.query<StoredSupergraph>(
    `SELECT ${columns} FROM supergraph s WHERE s.number = $1`,
    [number],
  );
  return rows[0];
}

const versionColumns = `v.subgraph, g.owner, v.version, v.sdl, v.sha256, v.routing_url AS "routingUrl", v.contact,
  v.published_at AS "publishedAt"`;

/** The versions that a supergraph is made of. */
export async function membersOf(
  pool: Pool | PoolClient,
  number: number,
): Promise<readonly SubgraphVersion[]> {
  const { rows } = await pool.query<SubgraphVersion>(
    `SELECT ${versionColumns} FROM supergraph_member m
       JOIN subgraph_version v USING (subgraph, version) JOIN subgraph g ON g.name = v.subgraph
      WHERE m.number = $1 ORDER BY v.subgraph`,
    [number],
  );
  return rows;
}

/** Every version of a subgraph, the newest first. */
export async function versionsOf(pool: Pool, subgraph: string): Promise<readonly SubgraphVersion[]> {
  const { rows } = await pool.query<SubgraphVersion>(
    `SELECT ${versionColumns} FROM subgraph_version v JOIN subgraph g ON g.name = v.subgraph
      WHERE v.subgraph = $1 ORDER BY v.version DESC`,
    [subgraph],
  );
  return rows;
}
