import type { KeyObject } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';
import {
  isSignedWithdrawal,
  type SignedWithdrawal,
  signedWithdrawalSchema,
  signWithdrawal,
} from '../../schema/protocol/withdrawal.js';
import type { Recorder } from '../audit/log/auditLog.js';
import { HubError } from '../errors.js';
import { inTransaction } from './inTransaction.js';
import { type BroughtBy, withdrawalHappening } from './releaseHappenings.js';

export interface WithdrawMeans {
  /** The register. */
  readonly pool: Pool;
  /** Nothing is withdrawn that isn't recorded there first. */
  readonly audit: Recorder;
}

/** WITHDRAWN the first time, KNOWN where the release was withdrawn before. */
export type WithdrawalOutcome = 'WITHDRAWN' | 'KNOWN';

/**
 * Takes a release out of every answer, from the next request on, on every replica. Its cells stay in the register:
 * as constraints on later releases, and because what was published can't be made unpublished.
 * @param body a {@link SignedWithdrawal}; the signature of one of the release's owners is what lets it in
 * @throws HubError WITHDRAWAL_REFUSED; nothing has changed then
 */
export async function withdrawRelease(means: WithdrawMeans, body: unknown): Promise<WithdrawalOutcome> {
  const parsed = signedWithdrawalSchema.safeParse(body);
  if (!parsed.success) throw refused('a signed withdrawal', z.prettifyError(parsed.error).slice(0, 1000));
  const { owner } = parsed.data.withdrawal;
  const { rows } = await means.pool.query<{ key: string | null }>(
    'SELECT public_key AS key FROM partner WHERE id = $1',
    [owner],
  );
  const key = rows[0]?.key;
  if (!key || !isSignedWithdrawal(parsed.data, key)) throw refused(`the signature of ${owner}`, 'another');
  return store(means, parsed.data, 'PARTNER');
}

/** Withdraws what the hub itself imported from an official file, signed with the hub's own key. */
export async function withdrawOfficial(
  means: WithdrawMeans,
  { release, notice }: { readonly release: string; readonly notice: string },
  key: KeyObject,
): Promise<WithdrawalOutcome> {
  const { rows } = await means.pool.query<{ sha256: string; owner: string }>(
    `SELECT r.sha256, o.partner_id AS owner FROM release r JOIN release_owner o ON o.release_id = r.id
      WHERE r.id = $1 ORDER BY o.position LIMIT 1`,
    [release],
  );
  const [found] = rows;
  if (found === undefined) throw refused('the id of a registered release', release.slice(0, 120));
  return store(means, signWithdrawal({ release, notice, ...found }, key), 'OFFICIAL');
}

interface Standing {
  readonly sha256: string;
  readonly isOfficial: boolean;
  readonly owners: readonly string[];
  readonly isWithdrawn: boolean;
}

const store = (
  { pool, audit }: WithdrawMeans,
  signed: SignedWithdrawal,
  by: BroughtBy,
): Promise<WithdrawalOutcome> =>
  inTransaction(pool, async (client) => {
    const standing = await standingOf(client, signed, by);
    if (standing.isWithdrawn) return 'KNOWN';
    await storeIn(client, signed);
    await audit.append(withdrawalHappening(signed.withdrawal, { owners: standing.owners, by }));
    return 'WITHDRAWN';
  });

/** The release as it is registered, locked until it is withdrawn. @throws HubError WITHDRAWAL_REFUSED */
async function standingOf(
  client: PoolClient,
  { withdrawal: { release, sha256, owner } }: SignedWithdrawal,
  by: BroughtBy,
): Promise<Standing> {
  const { rows } = await client.query<Standing>(
    `SELECT sha256, rule = 'PUBLISHED' AS "isOfficial", withdrawn_at IS NOT NULL AS "isWithdrawn",
            ARRAY(SELECT partner_id FROM release_owner WHERE release_id = r.id ORDER BY position) AS owners
       FROM release r WHERE id = $1 FOR UPDATE`,
    [release],
  );
  const [found] = rows;
  if (found === undefined || !found.owners.includes(owner)) {
    throw refused(`the id of a release that ${owner} owns`, release.slice(0, 120));
  }
  if (found.sha256 !== sha256) throw refused('the hash of the release as it is registered', 'another');
  if (found.isOfficial !== (by === 'OFFICIAL')) {
    throw refused("an official release withdrawn by the hub, a partner's by its owner", 'the opposite');
  }
  return found;
}

async function storeIn(
  client: PoolClient,
  { withdrawal: { release, owner, notice }, signature }: SignedWithdrawal,
): Promise<void> {
  await client.query('UPDATE release SET withdrawn_at = now() WHERE id = $1', [release]);
  await client.query(
    'INSERT INTO withdrawal (release_id, owner, notice, signature) VALUES ($1, $2, $3, $4)',
    [release, owner, notice, signature],
  );
}

const refused = (expected: string, found: string): HubError =>
  new HubError('WITHDRAWAL_REFUSED', 'The withdrawal was refused; nothing has changed.', {
    faults: [{ place: 'withdrawal', expected, found }],
  });
