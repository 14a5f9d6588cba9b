import { type Agreement, agreementSchema } from '../../../schema/agreements/agreement.js';
import { loadAgreements } from '../../../schema/agreements/loadAgreements.js';
import { type SignedAgreement, signAgreement } from '../../../schema/agreements/signedAgreement.js';
import { demonstrationKey } from '../../../scripts/demonstration/demonstrationKey.js';

/** Other terms of a demonstration's owner, on those of its first agreement that ships, signed by its key. */
export function signedLike(owner: string, change: Partial<Agreement>): SignedAgreement {
  const shipped = loadAgreements().find(({ agreement }) => agreement.owner === owner);
  return signAgreement(agreementSchema.parse({ ...shipped?.agreement, ...change }), demonstrationKey(owner));
}
