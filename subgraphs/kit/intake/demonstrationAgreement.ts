import { type Agreement, agreementSchema } from '../../../schema/agreements/agreement.js';
import type { Partner } from '../../../schema/partners/partners.js';

/**
 * DEMONSTRATION: the terms of another owner of the sector with this one in its place. Whoever is no demonstration agrees
 * with those who are to ask; no program does that.
 */
export function demonstrationAgreement(
  terms: readonly Agreement[],
  { id, name, sector, demonstration }: Partner,
): Agreement | undefined {
  const like = terms.find(({ datasets }) => datasets.includes(`${sector}.*`));
  if (like === undefined || !demonstration) return undefined;
  const other = like.parties.find((party) => party.id === like.owner)?.name ?? '';
  return agreementSchema.parse({
    ...like,
    id: `${id}${like.id.slice(like.owner.length)}`,
    owner: id,
    title: like.title.replace(other, name),
    parties: like.parties.map((party) => (party.id === like.owner ? { ...party, id, name } : party)),
  });
}
