import type { Pool } from 'pg';
import { ConcordatError } from '../../../../schema/protocol/errors.js';
import { inTransaction } from '../../../registry/inTransaction.js';
import { type IdentityMeans, keyHappening } from '../identityMeans.js';
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
export async function createKey(
  { pool, audit }: IdentityMeans,
  organisation: string,
  days: number,
): Promise<string> {
  if (!Number.isInteger(days) || days < 1 || days > maxDays) throw badDays(days);
  const { keyId, sha256, text } = newServiceKey();
  const insert = `INSERT INTO service_key (id, organisation, sha256, expires_at)
    VALUES ($1, $2, $3, CURRENT_TIMESTAMP + $4 * INTERVAL '1 day')`;
  await inTransaction(pool, async (client) => {
    await client
      .query(insert, [keyId, organisation, sha256, days])
      .catch((error: { readonly code?: string }) => {
        throw error.code === '23514' ? tooMany(organisation) : error;
      });
    await audit.append(keyHappening('CREATED', keyId, organisation));
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
export function revokeKeys(
  { pool, audit }: IdentityMeans,
  organisation: string,
  id: string | undefined,
): Promise<number> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `UPDATE service_key SET revoked_at = CURRENT_TIMESTAMP
        WHERE organisation = $1 AND revoked_at IS NULL AND ($2::text IS NULL OR id = $2) RETURNING id`,
      [organisation, id ?? null],
    );
    await Promise.all(rows.map((row) => audit.append(keyHappening('REVOKED', row.id, organisation))));
    return rows.length;
  });
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
