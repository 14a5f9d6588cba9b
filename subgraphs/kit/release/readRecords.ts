import { readFileSync } from 'node:fs';
import type { ClientBase } from 'pg';
import { z } from 'zod';
import type { Catalogue, Dataset } from '../../../schema/datasets/dataset.js';
import { type Atom, atomsOf } from './atom.js';
import { checkRows } from './checkRows.js';
import type { Covered } from './coverage.js';

/** Where an owner's rows are, and the SQL that groups them. */
export interface Records {
  /** Connected to the owner's records as the owner's own role. */
  readonly client: ClientBase;
  /** Code of the owner's own area: `$1` of the SQL. */
  readonly home: string;
  /** Folder with one `<dataset>.sql` for each dataset. */
  readonly atoms: URL;
}

/** The owner's rows of one dataset, grouped by SQL on its own role: counts leave the database, rows don't. */
export async function readAtoms(
  { client, home, atoms }: Records,
  { dataset, catalogue }: { readonly dataset: Dataset; readonly catalogue: Catalogue },
): Promise<readonly Atom[]> {
  const sql = readFileSync(new URL(`${dataset.name}.sql`, atoms), 'utf8');
  const { rows } = await client.query(sql, /\$1\b/.test(withoutComments(sql)) ? [home] : []);
  checkRows(rows, dataset, catalogue);
  return atomsOf(rows, dataset, catalogue);
}

const withoutComments = (sql: string): string => sql.replace(/--.*$/gm, '');

const extract = z.object({ referralsFrom: z.string(), referralsTo: z.string(), eventsTo: z.string() });

/** What the rows cover, as their own table `extract` says. */
export async function readCovered({ client }: Records): Promise<Covered> {
  const { rows } = await client.query(
    `SELECT referrals_from::text AS "referralsFrom", referrals_to::text AS "referralsTo", events_to::text AS "eventsTo"
       FROM extract`,
  );
  return extract.parse(rows[0]);
}
