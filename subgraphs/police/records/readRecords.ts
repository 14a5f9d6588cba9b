import { readFileSync } from 'node:fs';
import type { ClientBase } from 'pg';
import { z } from 'zod';
import type { Catalogue, Dataset } from '../../../schema/datasets/dataset.js';
import { type Atom, atomsOf, type Covered } from '../../kit/index.js';

/** The force's rows of one dataset, grouped by SQL on its own role: counts leave the database, rows don't. */
export async function readAtoms(
  client: ClientBase,
  force: string,
  { dataset, catalogue }: { readonly dataset: Dataset; readonly catalogue: Catalogue },
): Promise<readonly Atom[]> {
  const sql = readFileSync(new URL(`atoms/${dataset.name}.sql`, import.meta.url), 'utf8');
  const { rows } = await client.query(sql, /\$1\b/.test(withoutComments(sql)) ? [force] : []);
  return atomsOf(rows, dataset, catalogue);
}

const withoutComments = (sql: string): string => sql.replace(/--.*$/gm, '');

const extract = z.object({ referralsFrom: z.string(), referralsTo: z.string(), eventsTo: z.string() });

/** What the rows cover, as their own table `extract` says. */
export async function readCovered(client: ClientBase): Promise<Covered> {
  const { rows } = await client.query(
    `SELECT referrals_from::text AS "referralsFrom", referrals_to::text AS "referralsTo", events_to::text AS "eventsTo"
       FROM extract`,
  );
  return extract.parse(rows[0]);
}
