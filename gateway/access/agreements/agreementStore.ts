import type { Pool, PoolClient } from 'pg';
import type { Agreement } from '../../../schema/agreements/agreement.js';
import { agreementFault, type SignedAgreement } from '../../../schema/agreements/signedAgreement.js';
import { ConcordatError } from '../../../schema/protocol/errors.js';
import type { Recorder } from '../../audit/log/auditLog.js';
import type { Happening } from '../../audit/log/entry.js';
import { inTransaction } from '../../registry/inTransaction.js';
import { organisationKind } from '../firewall.js';
import type { AgreementPools } from './agreementBook.js';

const insertSql = `
  INSERT INTO agreement (id, owner, document, sha256, signature)
  SELECT id, owner, document, sha256, signature
    FROM json_to_recordset($1) AS a(id text, owner text, document jsonb, sha256 text, signature text)
  ON CONFLICT DO NOTHING`;

const rowsOf = (signed: readonly SignedAgreement[]): string =>
  JSON.stringify(
    signed.map(({ agreement, sha256, signature }) => {
      const { id, owner } = agreement;
      return { id, owner, document: agreement, sha256, signature };
    }),
  );

/** Stores the agreements that ship, where they aren't yet. One that was revoked stays revoked. */
export async function seedAgreements(pool: Pool, shipped: readonly SignedAgreement[]): Promise<void> {
  await pool.query(insertSql, [rowsOf(shipped)]);
}

/** What an agreement is stored with: an entry in the audit log comes first. */
export interface AgreementMeans extends AgreementPools {
  readonly audit: Recorder;
}

/**
 * Puts an agreement into force, as far as its dates go, from the next request on.
 * @throws ConcordatError AGREEMENT_REFUSED where it isn't its owner's, or names what can't be agreed to
 */
export async function applyAgreement(
  means: AgreementMeans,
  signed: SignedAgreement,
): Promise<'NEW' | 'KNOWN'> {
  const { agreement, sha256 } = signed;
  await checkOwner(means, signed);
  const beyond = agreement.organisations.filter((id) => organisationKind(id) === 'HOME_OFFICE');
  if (beyond.length > 0)
    throw refused(agreement, 'organisations on this side of the firewall', beyond.join(', '));
  return inTransaction(means.hub, async (client) => {
    if (await isInserted(client, signed)) {
      await means.audit.append(agreementHappening('SIGNED', agreement, { sha256 }));
      return 'NEW';
    }
    const sql = 'SELECT sha256 FROM agreement WHERE id = $1';
    const { rows } = await client.query<{ sha256: string }>(sql, [agreement.id]);
    if (rows[0]?.sha256 === sha256) return 'KNOWN';
    throw refused(
      agreement,
      'an id that is not taken',
      `${agreement.id}, under which another agreement stands`,
    );
  });
}

async function isInserted(client: PoolClient, signed: SignedAgreement): Promise<boolean> {
  const { agreement } = signed;
  const { rowCount } = await client.query(insertSql, [rowsOf([signed])]).catch((error: { code?: string }) => {
    const isOfPurposes = error.code === '23503' || error.code === '23514';
    throw isOfPurposes
      ? refused(agreement, 'purposes that are registered', agreement.purposes.join(', '))
      : error;
  });
  return rowCount === 1;
}

async function checkOwner({ register }: AgreementPools, signed: SignedAgreement): Promise<void> {
  const { agreement } = signed;
  const { rows } = await register.query<{ sector: string; key: string | null }>(
    'SELECT sector, public_key AS key FROM partner WHERE id = $1',
    [agreement.owner],
  );
  const [owner] = rows;
  if (!owner?.key) throw refused(agreement, 'a registered partner with a key as owner', agreement.owner);
  if (agreementFault(signed, owner.key) !== undefined)
    throw refused(agreement, `the signature of ${agreement.owner}`, 'another, or none');
  const strange = agreement.datasets.filter((name) => !name.startsWith(`${owner.sector}.`));
  if (strange.length > 0) throw refused(agreement, `datasets of sector ${owner.sector}`, strange.join(', '));
}

/** Ends an agreement from the next request on, on every replica. @throws ConcordatError UNKNOWN_ID */
export function revokeAgreement(
  { hub, audit }: Pick<AgreementMeans, 'hub' | 'audit'>,
  id: string,
): Promise<'REVOKED' | 'KNOWN'> {
  return inTransaction(hub, async (client) => {
    const { rows } = await client.query<{ owner: string }>('SELECT owner FROM agreement WHERE id = $1', [id]);
    const [found] = rows;
    if (found === undefined) throw unknownAgreement(id);
    const { rowCount } = await client.query(
      'INSERT INTO agreement_revocation (agreement_id) VALUES ($1) ON CONFLICT DO NOTHING',
      [id],
    );
    if (rowCount !== 1) return 'KNOWN';
    await audit.append(agreementHappening('REVOKED', { id, owner: found.owner }));
    return 'REVOKED';
  });
}

const agreementHappening = (
  action: 'SIGNED' | 'REVOKED',
  { id, owner }: Pick<Agreement, 'id' | 'owner'>,
  facts: Happening['facts'] = {},
): Happening => ({ kind: 'AGREEMENT', action, subject: id, by: null, partners: [owner], facts });

export const unknownAgreement = (id: string) =>
  new ConcordatError('UNKNOWN_ID', {
    expected: 'the id of an agreement',
    found: `"${id}"`,
    remedy: 'List them: npm run -s concordat -- agreement list',
  });

const refused = ({ id }: Agreement, expected: string, found: string) =>
  new ConcordatError('AGREEMENT_REFUSED', {
    what: `The agreement ${id} was refused; nothing has changed.`,
    expected,
    found,
    remedy: 'Correct it and let its owner sign it anew.',
  });
