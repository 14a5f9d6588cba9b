import type { KeyObject } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';
import {
  isSignedWithdrawal,
  type SignedWithdrawal,
  signedWithdrawalSchema,
  signWithdrawal,
} from '../../schema/protocol/withdrawal.js';
import { HubError } from '../errors.js';
import { inTransaction } from './inTransaction.js';

/** WITHDRAWN the first time, KNOWN where the release was withdrawn before. */
export type WithdrawalOutcome = 'WITHDRAWN' | 'KNOWN';

/**
 * Takes a release out of every answer, from the next request on, on every replica. Its cells stay in the register:
 * as constraints on later releases, and because what was published can't be made unpublished.
 * @param body a {@link SignedWithdrawal}; the signature of one of the release's owners is what lets it in
 * @throws HubError WITHDRAWAL_REFUSED; nothing has changed then
 */
export async function withdrawRelease(pool: Pool, body: unknown): Promise<WithdrawalOutcome> {
  const parsed = signedWithdrawalSchema.safeParse(body);
  if (!parsed.success) throw refused('a signed withdrawal', z.prettifyError(parsed.error).slice(0, 1000));
  const { owner } = parsed.data.withdrawal;
  const { rows } = await pool.query<{ key: string | null }>(
    'SELECT public_key AS key FROM partner WHERE id = $1',
    [owner],
  );
  const key = rows[0]?.key;
  if (!key || !isSignedWithdrawal(parsed.data, key)) throw refused(`the signature of ${owner}`, 'another');
  return store(pool, parsed.data, 'PARTNER');
}

/** Withdraws what the hub itself imported from an official file, signed with the hub's own key. */
export async function withdrawOfficial(
  pool: Pool,
  { release, notice }: { readonly release: string; readonly notice: string },
  key: KeyObject,
): Promise<WithdrawalOutcome> {
  const { rows } = await pool.query<{ sha256: string; owner: string }>(
    `SELECT r.sha256, o.partner_id AS owner FROM release r JOIN release_owner o ON o.release_id = r.id
      WHERE r.id = $1 ORDER BY o.position LIMIT 1`,
    [release],
  );
  const [found] = rows;
  if (found === undefined) throw refused('the id of a registered release', release.slice(0, 120));
  return store(pool, signWithdrawal({ release, notice, ...found }, key), 'OFFICIAL');
}

interface Standing {
  readonly sha256: string;
  readonly isOfficial: boolean;
  readonly isOwner: boolean;
  readonly isWithdrawn: boolean;
}

const store = (
  pool: Pool,
  signed: SignedWithdrawal,
  by: 'PARTNER' | 'OFFICIAL',
): Promise<WithdrawalOutcome> => inTransaction(pool, (client) => storeIn(client, signed, by));

async function storeIn(
  client: PoolClient,
  { withdrawal: { release, sha256, owner, notice }, signature }: SignedWithdrawal,
  by: 'PARTNER' | 'OFFICIAL',
): Promise<WithdrawalOutcome> {
  const { rows } = await client.query<Standing>(
    `SELECT sha256, rule = 'PUBLISHED' AS "isOfficial", withdrawn_at IS NOT NULL AS "isWithdrawn",
            EXISTS (SELECT FROM release_owner WHERE release_id = r.id AND partner_id = $2) AS "isOwner"
       FROM release r WHERE id = $1 FOR UPDATE`,
    [release, owner],
  );
  const [found] = rows;
  if (found === undefined || !found.isOwner) {
    throw refused(`the id of a release that ${owner} owns`, release.slice(0, 120));
  }
  if (found.sha256 !== sha256) throw refused('the hash of the release as it is registered', 'another');
  if (found.isOfficial !== (by === 'OFFICIAL')) {
    throw refused("an official release withdrawn by the hub, a partner's by its owner", 'the opposite');
  }
  if (found.isWithdrawn) return 'KNOWN';
  await client.query('UPDATE release SET withdrawn_at = now() WHERE id = $1', [release]);
  await client.query(
    'INSERT INTO withdrawal (release_id, owner, notice, signature) VALUES ($1, $2, $3, $4)',
    [release, owner, notice, signature],
  );
  return 'WITHDRAWN';
}

const refused = (expected: string, found: string): HubError =>
  new HubError('WITHDRAWAL_REFUSED', 'The withdrawal was refused; nothing has changed.', {
    faults: [{ place: 'withdrawal', expected, found }],
  });
