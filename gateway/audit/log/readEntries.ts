import type { Pool } from 'pg';
import { type Unsealed, unseal } from './seal.js';

/** An entry as the log holds it. */
export interface StoredEntry {
  readonly position: number;
  /** What the tree's hash covers. */
  readonly leaf: string;
  /** Undefined once the key of its month is destroyed. */
  readonly content: Unsealed | undefined;
}

export interface EntryRange {
  readonly from: number;
  /** Not included. */
  readonly to: number;
  /** Those alone that concern this partner. */
  readonly partner?: string | undefined;
  /** `2026-11`: those of this month or later. */
  readonly sincePeriod?: string | undefined;
}

interface Row {
  readonly position: string;
  readonly leaf: string;
  readonly sealed: Buffer;
  readonly key: Buffer | null;
}

const atOnce = 5000;

const rowsSql = `
  SELECT position, leaf, sealed, key FROM audit_entry LEFT JOIN audit_key USING (period)
   WHERE position >= $1 AND position < $2 AND period >= $5
     AND ($4::text IS NULL OR position IN (SELECT position FROM audit_use WHERE partner = $4))
   ORDER BY position LIMIT $3`;

/** Entries in order, some thousands in memory at a time. */
export async function* readEntries(pool: Pool, range: EntryRange): AsyncGenerator<StoredEntry> {
  const { to, partner = null, sincePeriod = '' } = range;
  for (let from = range.from; from < to; ) {
    const { rows } = await pool.query<Row>(rowsSql, [from, to, atOnce, partner, sincePeriod]);
    for (const row of rows) yield entryOf(row);
    if (rows.length < atOnce) return;
    from = Number(rows.at(-1)?.position) + 1;
  }
}

const entryOf = ({ position, leaf, sealed, key }: Row): StoredEntry => ({
  position: Number(position),
  leaf,
  content: key ? unseal(sealed, key) : undefined,
});
