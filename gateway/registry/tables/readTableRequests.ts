import type { Pool } from 'pg';
import type { AskedTable } from '../../../schema/datasets/dataset.js';
import type { TableRequest } from '../../../schema/protocol/tableRequest.js';

/** What narrows a list of requests; all of it together. */
export interface TableRequestFilter {
  readonly id?: string | undefined;
  readonly dataset?: string | null | undefined;
  /** Requests that this partner is asked: by name, or with every owner of the dataset. */
  readonly owner?: string | null | undefined;
}

const idStart = 'table-request-';

/** The number of a request; undefined for what is no id of one. */
export function requestNumber(id: string): number | undefined {
  const number = id.startsWith(idStart) ? id.slice(idStart.length) : '';
  return /^[1-9]\d{0,14}$/.test(number) ? Number(number) : undefined;
}

/** Requests for tables with what their owners answered, the newest first. */
export async function readTableRequests(
  pool: Pool,
  { id, dataset, owner }: TableRequestFilter = {},
): Promise<readonly TableRequest[]> {
  const number = id === undefined ? null : (requestNumber(id) ?? 0);
  const { rows } = await pool.query<TableRequest>(
    `SELECT '${idStart}' || r.number AS id, r.dataset, r.organisation, r.purpose, r.reason, r.owner,
            json_build_object('name', r.table_name, 'area', r.area, 'period', r.period, 'dimensions', r.dimensions) AS table,
            to_char(r.asked_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "askedAt",
            coalesce((SELECT json_agg(json_build_object('owner', d.owner, 'outcome', d.outcome, 'reason', d.reason,
                        'decidedAt', to_char(d.decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
                        ORDER BY d.decided_at, d.owner)
                      FROM table_decision d WHERE d.request = r.number), '[]') AS decisions
       FROM table_request r
      WHERE ($1::bigint IS NULL OR r.number = $1) AND ($2::text IS NULL OR r.dataset = $2)
        AND ($3::text IS NULL OR r.owner IS NULL OR r.owner = $3)
      ORDER BY r.number DESC LIMIT 500`,
    [number, dataset ?? null, owner ?? null],
  );
  return rows;
}

/** Every table that some owner accepted. */
export async function readAskedTables(pool: Pool): Promise<readonly AskedTable[]> {
  const { rows } = await pool.query<AskedTable>(
    `SELECT DISTINCT r.dataset,
            jsonb_build_object('name', r.table_name, 'area', r.area, 'period', r.period, 'dimensions', r.dimensions) AS table
       FROM table_request r JOIN table_decision d ON d.request = r.number AND d.outcome = 'ACCEPTED'
      ORDER BY 1, 2`,
  );
  return rows;
}
