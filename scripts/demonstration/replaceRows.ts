import type { ClientBase } from 'pg';
import type { Partner } from '../../schema/partners/partners.js';
import { covered } from './calendar.js';
import { CopyRows } from './copyRows.js';
import type { Demonstration } from './demonstration.js';

/** What a sector needs to fill the records of one of its demonstration partners. */
export interface LoadOptions {
  /** Connected to the partner's records database on the partner's role, its migrations applied. */
  readonly client: ClientBase;
  readonly partner: Partner;
  readonly demonstration: Demonstration;
  /** Every synthetic person of scale 1 becomes so many. */
  readonly scale: number;
}

export interface Loaded {
  /** `KEPT`: the rows of this edition and scale were there already. */
  readonly outcome: 'LOADED' | 'KEPT';
  readonly cases: number;
}

export interface Replacement {
  /** Connected to the partner's records database on the partner's role, its migrations applied. */
  readonly client: ClientBase;
  /** Names what the rows are; changes whenever they do. */
  readonly edition: string;
  /** Tables beside `extract`, each before those that refer to it; the first is the one whose rows are the cases. */
  readonly tables: readonly [string, ...string[]];
  /** Adds every row, sending whenever enough has gathered; answers how many cases there are. */
  readonly copy: (rows: CopyRows) => Promise<number>;
}

/** Puts rows in place of whatever a records database held, or leaves all as it was. */
export async function replaceRows({ client, edition, tables, copy }: Replacement): Promise<Loaded> {
  if (await holdsEdition(client, edition))
    return { outcome: 'KEPT', cases: await countRows(client, tables[0]) };
  const all = ['extract', ...tables];
  await client.query('BEGIN');
  try {
    await client.query(`TRUNCATE ${all.join(', ')}`);
    const rows = new CopyRows(client, all);
    rows.add('extract', [true, edition, covered.referralsFrom, covered.referralsTo, covered.eventsTo]);
    const cases = await copy(rows);
    await rows.send();
    await client.query(`ANALYZE ${all.join(', ')}`);
    await client.query('COMMIT');
    return { outcome: 'LOADED', cases };
  } catch (cause) {
    await client.query('ROLLBACK');
    throw cause;
  }
}

async function holdsEdition(client: ClientBase, edition: string): Promise<boolean> {
  const found = await client.query('SELECT FROM extract WHERE edition = $1', [edition]);
  return found.rowCount === 1;
}

async function countRows(client: ClientBase, table: string): Promise<number> {
  const counted = await client.query<{ rows: number }>(`SELECT count(*)::int AS rows FROM ${table}`);
  return counted.rows[0]?.rows ?? 0;
}
