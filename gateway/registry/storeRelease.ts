import type { Pool, PoolClient } from 'pg';
import type { Dataset } from '../../schema/datasets/dataset.js';
import { cellId } from '../../schema/protocol/cell.js';
import type { ReleaseDocument, SignedRelease } from '../../schema/protocol/release.js';
import { HubError } from '../errors.js';

/** Cells sent in one statement: few statements, and no text of hundreds of megabytes. */
const cellsAtOnce = 20_000;

/** Registers a release with every cell, whole or not at all. The same release again changes nothing. */
export async function storeRelease(pool: Pool, signed: SignedRelease, dataset: Dataset): Promise<'NEW' | 'KNOWN'> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const isNew = await insertRelease(client, signed);
    if (isNew) await insertTables(client, signed.release, dataset);
    await client.query('COMMIT');
    return isNew ? 'NEW' : 'KNOWN';
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

async function insertRelease(client: PoolClient, { release, sha256, signature }: SignedRelease): Promise<boolean> {
  const { id, dataset, vintage, period, rule, provenance, caveats, breaks, source } = release;
  const inserted = await client.query(
    `INSERT INTO release (id, dataset, vintage, period_from, period_to, rule, provenance, caveats, breaks, source,
                          sha256, signature)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (id) DO NOTHING`,
    [id, dataset, vintage, period.from, period.to, rule, provenance, caveats, JSON.stringify(breaks),
      source ? JSON.stringify(source) : null, sha256, signature],
  );
  if (inserted.rowCount === 1) return true;
  const known = await client.query<{ sha256: string }>('SELECT sha256 FROM release WHERE id = $1', [id]);
  if (known.rows[0]?.sha256 === sha256) return false;
  throw new HubError('RELEASE_CONFLICT', `Release ${id} is registered with other content. A release never changes.`, {
    remedy: 'Publish the new figures under a new vintage.',
  });
}

async function insertTables(client: PoolClient, release: ReleaseDocument, dataset: Dataset): Promise<void> {
  await client.query(
    `INSERT INTO release_owner SELECT $1, owner, position FROM unnest($2::text[]) WITH ORDINALITY AS o (owner, position)`,
    [release.id, release.owners],
  );
  for (const { name, status, note } of release.tables) {
    await client.query('INSERT INTO release_table VALUES ($1, $2, $3, $4)', [release.id, name, status, note ?? null]);
  }
  const rows = cellRows(release, dataset);
  for (let from = 0; from < rows.length; from += cellsAtOnce) {
    await insertCells(client, release, rows.slice(from, from + cellsAtOnce));
  }
}

type CellRow = ReturnType<typeof cellRows>[number];

function cellRows(release: ReleaseDocument, { tables }: Dataset) {
  return release.tables.flatMap(({ name, cells }) => {
    const dimensions = tables.find((table) => table.name === name)?.dimensions ?? [];
    return cells.map((cell, position) => ({ ...cell, id: cellId(release.id, { name, dimensions }, cell), table: name, position }));
  });
}

async function insertCells(client: PoolClient, { id, dataset, rule }: ReleaseDocument, rows: readonly CellRow[]) {
  const column = <Value>(of: (row: CellRow) => Value): Value[] => rows.map(of);
  await client.query(
    `INSERT INTO cell (release_id, dataset, rule, id, table_name, area, period, dimensions, value, status, note, position)
     SELECT $1, $2, $3, * FROM unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::jsonb[], $9::int[], $10::text[],
                                      $11::text[], $12::int[])`,
    [id, dataset, rule, column((r) => r.id), column((r) => r.table), column((r) => r.area), column((r) => r.period),
      column((r) => JSON.stringify(r.dimensions)), column((r) => r.value), column((r) => r.status),
      column((r) => r.note ?? null), column((r) => r.position)],
  );
}
