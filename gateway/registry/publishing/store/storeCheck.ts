import type { Pool } from 'pg';
import { type Finding, isRefusal } from '../checks/finding.js';

export interface DoneCheck {
  readonly subgraph: string;
  readonly owner: string;
  readonly sha256: string;
  /** Number of the supergraph it was checked against. */
  readonly against: number;
  readonly findings: readonly Finding[];
}

/** Keeps what a check found, whether anything was published on it or not. */
export async function storeCheck(pool: Pool, done: DoneCheck): Promise<void> {
  const { subgraph, owner, sha256, against, findings } = done;
  const outcome = findings.some(isRefusal) ? 'REFUSED' : 'PASSED';
  await pool.query(
    `INSERT INTO subgraph_check (subgraph, owner, sha256, against, outcome, findings)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [subgraph, owner, sha256, against, outcome, JSON.stringify(findings)],
  );
}
