import type { ReleaseDocument } from '../../schema/protocol/release.js';
import type { Withdrawal } from '../../schema/protocol/withdrawal.js';
import type { Happening } from '../audit/log/entry.js';

/** Who brings a release: its owners with their signature, or the hub from an official file. */
export type BroughtBy = 'PARTNER' | 'OFFICIAL';

/** What the log says of a release that comes into the register: collection, or alteration where it corrects another. */
export function releaseHappening(
  { id, owners, dataset, corrects }: ReleaseDocument,
  sha256: string,
  by: BroughtBy,
): Happening {
  return {
    kind: corrects ? 'ALTERATION' : 'COLLECTION',
    action: corrects ? 'CORRECTED' : 'REGISTERED',
    subject: id,
    by: by === 'PARTNER' ? (owners[0] ?? null) : null,
    partners: owners,
    facts: { dataset, sha256, ...(corrects && { corrects: corrects.release }) },
  };
}

/** What the log says of a release that is taken out of every answer. Its public notice stays in the register. */
export const withdrawalHappening = (
  { release, sha256, owner }: Withdrawal,
  { owners, by }: { readonly owners: readonly string[]; readonly by: BroughtBy },
): Happening => ({
  kind: 'ERASURE',
  action: 'WITHDRAWN',
  subject: release,
  by: by === 'PARTNER' ? owner : null,
  partners: owners,
  facts: { sha256 },
});
