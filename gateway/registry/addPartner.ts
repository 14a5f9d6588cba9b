import type { Pool } from 'pg';
import { sha256 } from '../../schema/protocol/canonicalJson.js';
import type { Recorder } from '../audit/log/auditLog.js';
import { findPartner, type Partner, savePartners } from './partners.js';

/** What keeps a body from being registered as it is given: which member, as registered and as given. */
export interface PartnerConflict {
  readonly member: 'name' | 'sector' | 'area' | 'demonstration' | 'publicKey';
}

/**
 * Lets a body publish. One that is known keeps its name, sector and area, under which figures stand; its key changes
 * only where that is said.
 */
export async function addPartner(
  { pool, audit }: { readonly pool: Pool; readonly audit: Recorder },
  partner: Partner,
  replacesKey: boolean,
): Promise<'NEW' | 'KNOWN' | PartnerConflict> {
  const known = await findPartner(pool, partner.id);
  const members = [
    'name',
    'sector',
    'area',
    'demonstration',
    ...(replacesKey ? [] : (['publicKey'] as const)),
  ] as const;
  const member = members.find((one) => known && (known[one] ?? undefined) !== partner[one]);
  if (member !== undefined) return { member };
  if (known?.publicKey !== partner.publicKey)
    await audit.append({
      kind: 'KEY',
      action: known ? 'REPLACED' : 'CREATED',
      subject: partner.id,
      by: null,
      partners: [partner.id],
      facts: { sha256: partner.publicKey ? sha256(partner.publicKey) : null },
    });
  await savePartners(pool, [partner]);
  return known ? 'KNOWN' : 'NEW';
}
