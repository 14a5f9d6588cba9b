import type { Pool } from 'pg';
import type { Cell, CellStatus } from '../../schema/protocol/cell.js';

/** A release of the register, as everybody may read it; withdrawn and corrected ones too. */
export interface Registered {
  readonly id: string;
  readonly dataset: string;
  readonly owner: string;
  readonly ownerName: string;
  /** YYYY-MM-DD. */
  readonly vintage: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly rule: string;
  readonly provenance: string;
  readonly sha256: string;
  /** When it was withdrawn, YYYY-MM-DD, and what its owner said about it. */
  readonly withdrawnOn: string | null;
  readonly notice: string | null;
  /** The release that corrects this one. */
  readonly correctedBy: string | null;
}

export interface RegisteredTable {
  readonly name: string;
  readonly status: string;
  readonly note: string | null;
  readonly cells: readonly Cell[];
}

/** Releases of a dataset, by owner, the newest first. */
export async function findRegistered(pool: Pool, dataset: string): Promise<readonly Registered[]> {
  const { rows } = await pool.query<Registered>(
    `SELECT r.id, r.dataset, p.id AS owner, p.name AS "ownerName", r.vintage::text AS vintage,
            jsonb_build_object('from', r.period_from, 'to', r.period_to) AS period, r.rule, r.provenance, r.sha256,
            r.withdrawn_at::date::text AS "withdrawnOn", coalesce(w.notice, r.correction_notice) AS notice,
            c.id AS "correctedBy"
       FROM release r
       JOIN release_owner o ON o.release_id = r.id AND o.position = 1
       JOIN partner p ON p.id = o.partner_id
       LEFT JOIN withdrawal w ON w.release_id = r.id
       LEFT JOIN release c ON c.corrects = r.id
      WHERE r.dataset = $1
      ORDER BY p.name, r.vintage DESC, r.registered_at DESC`,
    [dataset],
  );
  return rows;
}

interface CellRow extends Omit<Cell, 'status' | 'note'> {
  readonly table: string;
  readonly status: CellStatus;
  readonly note: string | null;
}

/** The tables of a release with their cells, in order. */
export async function readTables(pool: Pool, release: string): Promise<readonly RegisteredTable[]> {
  const tables = await pool.query<Omit<RegisteredTable, 'cells'>>(
    'SELECT name, status, note FROM release_table WHERE release_id = $1 ORDER BY name',
    [release],
  );
  const cells = await pool.query<CellRow>(
    `SELECT table_name AS "table", area, period, dimensions, value, status, note
       FROM cell WHERE release_id = $1 ORDER BY table_name, position`,
    [release],
  );
  return tables.rows.map((table) => ({
    ...table,
    cells: cells.rows
      .filter((row) => row.table === table.name)
      .map(({ table: _, note, ...cell }) => ({ ...cell, ...(note !== null && { note }) })),
  }));
}
