import type { AgreementBook } from '../../../gateway/access/agreements/agreementBook.js';
import { type Agreement, agreementSchema } from '../../../schema/agreements/agreement.js';
import { loadPartners } from '../../../schema/partners/partners.js';

export const kent = 'kent-police-demo';
export const gla = 'greater-london-authority-demo';
export const evidence = 'evidence-to-the-home-secretary';

const party = (id: string, role: Agreement['parties'][number]['role']) => ({ id, name: id, role });

/** An agreement of Kent's, in force throughout 2026, with what a test changes. */
export function madeAgreement(change: Partial<Agreement> = {}): Agreement {
  const { owner = kent, organisations = [gla] } = change;
  return agreementSchema.parse({
    id: `${owner}.test`,
    title: 'SYNTHETIC agreement of a test',
    owner,
    demonstration: true,
    parties: [
      party(owner, 'controller'),
      ...organisations.map((id) => party(id, 'joint-controller')),
      party('operator-demo', 'processor'),
    ],
    hub: { operator: 'operator-demo', hosting: 'This machine' },
    datasets: ['police.*'],
    purposes: [evidence],
    organisations,
    lawfulBasis: ['ARTICLE_6_1_E', 'PART_3_SECTION_36_4'],
    from: '2026-01-01',
    to: '2026-12-31',
    review: '2026-06-30',
    conditions: ['CAVEATS_SHOWN'],
    text: { name: 'none', sha256: '0'.repeat(64) },
    ...change,
  });
}

/** A book with the partners that ship, and these agreements. */
export const madeBook = (
  agreements: readonly Agreement[],
  change: Partial<AgreementBook> = {},
): AgreementBook => ({
  version: '1',
  owners: loadPartners().map(({ id, name, sector }) => ({ id, name, sector })),
  agreements,
  revoked: new Map(),
  stopped: new Set(),
  ...change,
});
