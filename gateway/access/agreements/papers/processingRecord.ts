import { provisions } from '../../../../schema/agreements/lawfulBasis.js';
import { longDate } from '../../../document/dates.js';
import { nameOf, type Paper, type PaperContext, part, tableOf, toFill } from './paper.js';

/** An entry of the record of processing activities (UK GDPR, Article 30(1); for police also DPA 2018, section 61). */
export function processingRecord({ agreement, owner, purposes, datasets }: PaperContext): Paper {
  const { parties, hub, from, to, lawfulBasis } = agreement;
  const named = (isWanted: (role: string) => boolean) =>
    parties.flatMap(({ name, role }) => (isWanted(role) ? name : [])).join(', ');
  const rows = [
    ['Controller', owner.name],
    ['Joint controllers', named((role) => role === 'joint-controller')],
    ['Processor', `${named((role) => role === 'processor')}; ${hub.hosting}`],
    ['Purposes', purposes.map(({ title }) => title).join('; ')],
    ['Categories of people', 'People whom the owner counts: see the datasets. People who ask the hub.'],
    [
      'Categories of data, at the owner',
      `What is needed to count: ${datasets.map(({ title }) => title).join('; ')}`,
    ],
    [
      'Categories of data, at the hub',
      'Released counts; of those who ask a pseudonym, organisation, roles and questions',
    ],
    ['Recipients', agreement.organisations.map((id) => nameOf(agreement, id)).join(', ')],
    ['Transfers out of the United Kingdom', '[to fill in]'],
    [
      'Limits for erasure',
      `Releases are served from ${longDate(from)} to ${longDate(to)} at the latest, until their owner withdraws them or revokes. What entries of the audit log say is erased by month, on the operator's order.`,
    ],
    [
      'Security',
      'Signed releases, agreements and requests; a guard before each subgraph; decisions at each request; an audit log that cannot be changed unseen',
    ],
    ['Lawful basis (good practice)', lawfulBasis.map((name) => provisions[name]).join('; ')],
  ];
  return {
    name: 'processing-record',
    title: 'Record of processing',
    lead: `An entry for the record of ${owner.name}. The other parties keep their own.`,
    sections: [
      part('entry', 'The entry', tableOf('Article 30(1)', ['What', 'Entry'], rows)),
      part('contacts', 'Contacts', toFill('contact, representative and data protection officer')),
    ],
  };
}
