import type { Pool } from 'pg';
import { ConcordatError } from '../../../../schema/protocol/errors.js';
import { newServiceKey } from './serviceKey.js';

/** A key as its owner sees it listed. */
export interface ListedKey {
  readonly id: string;
  readonly created: Date;
  readonly expires: Date;
  readonly revoked: Date | null;
}

export const maxDays = 90;

/** Makes a key and answers its text, which is kept nowhere. @throws ConcordatError ARGUMENT_INVALID */
export async function createKey(pool: Pool, organisation: string, days: number): Promise<string> {
  if (!Number.isInteger(days) || days < 1 || days > maxDays) throw badDays(days);
  const { keyId, sha256, text } = newServiceKey();
  await pool
    .query(
      `INSERT INTO service_key (id, organisation, sha256, expires_at)
       VALUES ($1, $2, $3, CURRENT_TIMESTAMP + $4 * INTERVAL '1 day')`,
      [keyId, organisation, sha256, days],
    )
    .catch((error: { readonly code?: string }) => {
      throw error.code === '23514' ? tooMany(organisation) : error;
    });
  return text;
}

export async function listKeys(pool: Pool, organisation: string): Promise<readonly ListedKey[]> {
  const { rows } = await pool.query<ListedKey>(
    `SELECT id, created_at AS created, expires_at AS expires, revoked_at AS revoked
       FROM service_key WHERE organisation = $1 ORDER BY created_at, id`,
    [organisation],
  );
  return rows;
}

/** Ends one key, or all of an organisation. Answers how many. */
export async function revokeKeys(pool: Pool, organisation: string, id: string | undefined): Promise<number> {
  const { rowCount } = await pool.query(
    `UPDATE service_key SET revoked_at = CURRENT_TIMESTAMP
      WHERE organisation = $1 AND revoked_at IS NULL AND ($2::text IS NULL OR id = $2)`,
    [organisation, id ?? null],
  );
  return rowCount ?? 0;
}

const badDays = (days: number) =>
  new ConcordatError('ARGUMENT_INVALID', {
    expected: `--days to be a whole number from 1 to ${maxDays}`,
    found: String(days),
    remedy: `Leave it out for ${maxDays}.`,
  });

const tooMany = (organisation: string) =>
  new ConcordatError('ARGUMENT_INVALID', {
    expected: `fewer than two active keys of ${organisation}`,
    found: 'two',
    remedy: `Revoke the older one first: npm run -s concordat -- key revoke ${organisation} <key id>`,
  });
