import type { Pool } from 'pg';

/** A subgraph that is served. Its address and its contact are its owner's business. */
export interface ListedSubgraph {
  readonly name: string;
  readonly owner: string;
  readonly version: number;
  readonly sha256: string;
  readonly publishedAt: Date;
  /** Number of the supergraph with which it changed last; 0 for what has only been seeded. What is signed next names it. */
  readonly changedAt: number;
}

const listed = `SELECT g.name, g.owner, v.version, v.sha256, v.published_at AS "publishedAt",
    (SELECT coalesce(max(number), 0)::int FROM supergraph WHERE subgraph = g.name) AS "changedAt"
  FROM supergraph_member m JOIN subgraph_version v USING (subgraph, version) JOIN subgraph g ON g.name = m.subgraph
 WHERE m.number = (SELECT max(number) FROM supergraph)`;

/** The subgraphs of the newest supergraph, by name. */
export async function listSubgraphs(pool: Pool): Promise<readonly ListedSubgraph[]> {
  const { rows } = await pool.query<ListedSubgraph>(`${listed} ORDER BY g.name`);
  return rows;
}

export async function findSubgraph(pool: Pool, name: string): Promise<ListedSubgraph | undefined> {
  const { rows } = await pool.query<ListedSubgraph>(`${listed} AND g.name = $1`, [name]);
  return rows[0];
}

/** One thing that happened to a subgraph. */
export interface SubgraphEvent {
  readonly at: Date;
  readonly kind: 'PUBLISHED' | 'ROLLED_BACK' | 'SHIPPED' | 'CHECK_PASSED' | 'CHECK_REFUSED';
  /** Null for a check, which makes no version. */
  readonly version: number | null;
  /** The supergraph it made, or was checked against. */
  readonly supergraph: number;
  readonly sha256: string;
  /** Codes that a check found, each once. */
  readonly codes: readonly string[];
}

/** What happened to a subgraph, the newest first. */
export async function historyOf(pool: Pool, name: string): Promise<readonly SubgraphEvent[]> {
  const { rows } = await pool.query<SubgraphEvent>(
    `SELECT s.composed_at AS at,
            CASE s.reason WHEN 'PUBLISH' THEN 'PUBLISHED' WHEN 'ROLLBACK' THEN 'ROLLED_BACK' ELSE 'SHIPPED' END AS kind,
            m.version, s.number::int AS supergraph, v.sha256, '[]'::json AS codes
       FROM supergraph s JOIN supergraph_member m USING (number) JOIN subgraph_version v
         ON v.subgraph = m.subgraph AND v.version = m.version
      WHERE m.subgraph = $1 AND (s.subgraph = $1 OR s.reason = 'SEED' AND v.published_at = s.composed_at)
      UNION ALL
     SELECT c.at, 'CHECK_' || c.outcome, NULL, c.against::int, c.sha256,
            (SELECT coalesce(json_agg(DISTINCT f ->> 'code'), '[]') FROM jsonb_array_elements(c.findings) AS f)
       FROM subgraph_check c WHERE c.subgraph = $1
      ORDER BY 1 DESC LIMIT 200`,
    [name],
  );
  return rows;
}

/** The SDL of two versions: the two newest, where none are named. */
export async function sdlPair(
  pool: Pool,
  name: string,
  { from, to }: { readonly from?: number | undefined; readonly to?: number | undefined },
): Promise<readonly { readonly version: number; readonly sdl: string }[]> {
  const { rows } = await pool.query<{ version: number; sdl: string }>(
    `SELECT version, sdl FROM subgraph_version WHERE subgraph = $1
        AND ($2::int IS NULL OR version = $2 OR version = $3) ORDER BY version DESC LIMIT 2`,
    [name, from ?? null, to ?? null],
  );
  return [...rows].reverse();
}
