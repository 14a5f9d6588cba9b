import type { Requester } from '../requester.js';
import type { AgreementBook } from './agreementBook.js';
import { covers, standingOf } from './standing.js';

interface Question {
  readonly book: AgreementBook;
  readonly requester: Requester;
  readonly day: string;
  readonly dataset: string;
}

/** Why no owner at all permits a dataset, and what would change that, in plain words. Pure. */
export function policyRefusal({ book, requester, day, dataset }: Question): string {
  const { kind, organisation, purpose } = requester;
  if (kind === 'anonymous') return `Partners permit ${dataset} to organisations: ask with a token or a key.`;
  if (organisation === undefined)
    return `Partners permit ${dataset} to organisations, and what you showed names none.`;
  if (purpose === undefined)
    return `Partners permit ${dataset} for a purpose: state one in the header concordat-purpose.`;
  const [sector = ''] = dataset.split('.');
  const lacking = `No agreement in force between a partner of ${sector} and ${organisation} covers ${dataset} for the purpose ${purpose}.`;
  const others = book.agreements
    .filter(
      (one) =>
        one.organisations.includes(organisation) &&
        covers(one, dataset) &&
        standingOf(book, one, day) === 'IN_FORCE',
    )
    .flatMap(({ purposes }) => purposes);
  const known = [...new Set(others)].sort();
  const elsewhere = known.length === 0 ? '' : ` Agreements cover it for ${known.join(', ')}.`;
  return `${lacking}${elsewhere} An agreement that an owner signs would permit it.`;
}
