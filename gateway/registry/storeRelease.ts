import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Pool, PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Dataset } from '../../schema/datasets/dataset.js';
import { type CellTable, cellId } from '../../schema/protocol/cell.js';
import type { ReleaseDocument, SignedRelease } from '../../schema/protocol/release.js';
import { HubError } from '../errors.js';
import { inTransaction } from './inTransaction.js';

/** A signed release, and the dataset it is a release of. */
export interface StorableRelease {
  readonly signed: SignedRelease;
  readonly dataset: Dataset;
}

/**
 * Registers several releases, each with every cell: all of them or none.
 * @param record told of those that are new before any of them counts; where it rejects, none does
 */
export const storeReleases = (
  pool: Pool,
  releases: readonly StorableRelease[],
  record: (stored: readonly SignedRelease[]) => Promise<void>,
): Promise<readonly ('NEW' | 'KNOWN')[]> =>
  inTransaction(pool, async (client) => {
    const stored: ('NEW' | 'KNOWN')[] = [];
    for (const release of releases) stored.push(await storeRelease(client, release));
    await record(releases.flatMap(({ signed }, at) => (stored[at] === 'NEW' ? [signed] : [])));
    return stored;
  });

/** Registers one within a transaction. The same release again changes nothing. */
export async function storeRelease(
  client: PoolClient,
  { signed, dataset }: StorableRelease,
): Promise<'NEW' | 'KNOWN'> {
  const isNew = await insertRelease(client, signed);
  if (isNew) await insertTables(client, signed.release, dataset);
  return isNew ? 'NEW' : 'KNOWN';
}

async function insertRelease(
  client: PoolClient,
  { release, sha256, signature }: SignedRelease,
): Promise<boolean> {
  const { id, dataset, vintage, period, rule, provenance, caveats, breaks, source, corrects } = release;
  const inserted = await client.query(
    `INSERT INTO release (id, dataset, vintage, period_from, period_to, rule, provenance, caveats, breaks, source,
                          sha256, signature, corrects, correction_notice)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT (id) DO NOTHING`,
    [
      id,
      dataset,
      vintage,
      period.from,
      period.to,
      rule,
      provenance,
      caveats,
      JSON.stringify(breaks),
      source ? JSON.stringify(source) : null,
      sha256,
      signature,
      corrects?.release,
      corrects?.notice,
    ],
  );
  if (inserted.rowCount === 1) return true;
  const known = await client.query<{ sha256: string }>('SELECT sha256 FROM release WHERE id = $1', [id]);
  if (known.rows[0]?.sha256 === sha256) return false;
  throw new HubError(
    'RELEASE_CONFLICT',
    `Release ${id} is registered with other content. A release never changes.`,
    {
      remedy: 'Publish the new figures under a new vintage.',
    },
  );
}

async function insertTables(client: PoolClient, release: ReleaseDocument, dataset: Dataset): Promise<void> {
  await client.query(
    `INSERT INTO release_owner SELECT $1, owner, position FROM unnest($2::text[]) WITH ORDINALITY AS o (owner, position)`,
    [release.id, release.owners],
  );
  for (const { name, status, note } of release.tables) {
    await client.query('INSERT INTO release_table VALUES ($1, $2, $3, $4)', [
      release.id,
      name,
      status,
      note ?? null,
    ]);
  }
  const columns =
    'id, release_id, dataset, table_name, area, period, dimensions, value, status, note, rule, position';
  await pipeline(
    Readable.from(cellLines(release, dataset)),
    client.query(copyFrom(`COPY cell (${columns}) FROM STDIN`)),
  );
}

/** PostgreSQL's COPY text format: a line for each cell, a text for each table. */
function* cellLines(release: ReleaseDocument, dataset: Dataset): Generator<string> {
  for (const { name, cells } of release.tables) {
    const dimensions = dataset.tables.find((table) => table.name === name)?.dimensions ?? [];
    yield cells
      .map((cell, position) => cellLine(release, { name, dimensions }, { ...cell, position }))
      .join('');
  }
}

type PlacedCell = ReleaseDocument['tables'][number]['cells'][number] & { readonly position: number };

function cellLine({ id, dataset, rule }: ReleaseDocument, table: CellTable, cell: PlacedCell): string {
  const { area, period, dimensions, value, status, note, position } = cell;
  const place = [cellId(id, table, cell), id, dataset, table.name, area, period, JSON.stringify(dimensions)];
  return `${[...place, value, status, note ?? null, rule, position].map(copyField).join('\t')}\n`;
}

const special = /[\\\t\n\r]/g;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const copyField = (field: string | number | null): string =>
  field === null ? '\\N' : String(field).replace(special, (found) => escapes[found] ?? found);
