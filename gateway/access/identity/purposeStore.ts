import type { Pool } from 'pg';
import { ConcordatError } from '../../../schema/protocol/errors.js';
import { type Purpose, parsePurpose } from '../../../schema/purposes/purposes.js';
import { inTransaction } from '../../registry/inTransaction.js';
import type { IdentityMeans } from './identityMeans.js';

/** Registers the purposes that ship, where they aren't yet. */
export async function seedPurposes(pool: Pool, purposes: readonly Purpose[]): Promise<void> {
  const [ids, titles, uses] = [
    purposes.map(({ id }) => id),
    purposes.map(({ title }) => title),
    purposes.map(({ use }) => use),
  ];
  await pool.query(
    `INSERT INTO purpose (id, title, use) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
     ON CONFLICT DO NOTHING`,
    [ids, titles, uses],
  );
}

export async function listPurposes(pool: Pool): Promise<readonly Purpose[]> {
  const { rows } = await pool.query<Purpose>('SELECT id, title, use FROM purpose ORDER BY position');
  return rows;
}

/** @throws ConcordatError DATA_INVALID for what is no purpose, ARGUMENT_INVALID for one that is there */
export async function registerPurpose({ pool, audit }: IdentityMeans, purpose: Purpose): Promise<void> {
  const { id, title, use } = parsePurpose(purpose);
  await inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      'INSERT INTO purpose (id, title, use) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [id, title, use],
    );
    if (rowCount !== 1) throw alreadyThere(id);
    await audit.append({ kind: 'PURPOSE', action: 'REGISTERED', subject: id, by: null, partners: [] });
  });
}

const alreadyThere = (id: string): ConcordatError =>
  new ConcordatError('ARGUMENT_INVALID', {
    expected: 'the id of a purpose that is not registered yet',
    found: `"${id}", which is`,
    remedy: 'A purpose never changes its meaning. Register another under another id.',
  });
