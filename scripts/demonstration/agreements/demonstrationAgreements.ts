import { type Agreement, agreementSchema } from '../../../schema/agreements/agreement.js';
import { textHash } from '../../../schema/agreements/loadAgreements.js';
import { type SignedAgreement, signAgreement } from '../../../schema/agreements/signedAgreement.js';
import type { Catalogue, Sector } from '../../../schema/datasets/dataset.js';
import type { Partner } from '../../../schema/partners/partners.js';
import { demonstrationKey } from '../demonstrationKey.js';
import { hosting, hubOperator, partiesOf } from './demonstrationParties.js';
import { type DemonstrationTerms, termsOf } from './demonstrationTerms.js';

const wording = 'statistics-for-policy-2026.md';

/** DEMONSTRATION: what a demonstration partner agrees to, signed with its key, which anybody can derive. */
export function demonstrationAgreements(owner: Partner, catalogue: Catalogue): readonly SignedAgreement[] {
  return termsOf(owner, catalogue).map((terms) =>
    signAgreement(agreementOf(owner, terms), demonstrationKey(owner.id)),
  );
}

function agreementOf(
  { id, name: called, sector }: Partner,
  { name, ...terms }: DemonstrationTerms,
): Agreement {
  return agreementSchema.parse({
    id: `${id}.${name}`,
    owner: id,
    demonstration: true,
    ...terms,
    organisations: [...terms.organisations],
    title: `DEMONSTRATION. ${terms.title}, ${called}`,
    parties: partiesOf({ id, name: called }, terms.organisations),
    hub: { operator: hubOperator.id, hosting },
    lawfulBasis: grounds[sector],
    conditions: [
      'TWO_PERSON_RELEASE',
      'CAVEATS_SHOWN',
      'NO_ONWARD_SHARING',
      'NO_REIDENTIFICATION',
      'OWNER_SEES_USES',
      'OWNER_TOLD_OF_BREACH',
    ],
    text: { name: wording, sha256: textHash(wording) },
  } satisfies Agreement);
}

const grounds: Readonly<Record<Sector, Agreement['lawfulBasis']>> = {
  police: ['ARTICLE_6_1_E', 'ARTICLE_9_2_G', 'ARTICLE_10', 'SCHEDULE_1_6', 'PART_3_SECTION_36_4'],
  safeguarding: ['ARTICLE_6_1_C', 'ARTICLE_6_1_E', 'ARTICLE_9_2_G', 'SCHEDULE_1_6', 'SCHEDULE_1_18'],
  support: ['ARTICLE_6_1_F', 'ARTICLE_9_2_G', 'SCHEDULE_1_18'],
  evidence: ['ARTICLE_6_1_E'],
};
