import type { Agreement } from '../../../schema/agreements/agreement.js';
import { notInForceError } from '../../../schema/protocol/notInForce.js';
import type { Requester } from '../requester.js';
import type { AgreementBook, Owner } from './agreementBook.js';
import { covers, type Standing, standingOf } from './standing.js';

/** Why an owner's series are left out of an answer, as a client reads it. */
export interface OwnerRefusal {
  readonly message: string;
  readonly extensions: {
    readonly code: 'AGREEMENT_NOT_IN_FORCE' | 'PURPOSE_NOT_PERMITTED';
    /** What the owner is called. */
    readonly owner: string;
    readonly dataset: string;
    readonly remedy: string;
  };
}

interface Question {
  readonly book: AgreementBook;
  readonly requester: Pick<Requester, 'organisation' | 'purpose'>;
  readonly day: string;
  readonly owner: Pick<Owner, 'id' | 'name'>;
  readonly dataset: string;
}

/** Says what stands between a requester and an owner's figures, and what would change it. Pure. */
export function ownerRefusal(question: Question): OwnerRefusal {
  const { book, requester, day, owner, dataset } = question;
  const { organisation, purpose } = requester;
  const told = notInForceError({ owner, dataset, organisation, purpose });
  const between = book.agreements.filter(
    (one) => one.owner === owner.id && covers(one, dataset) && one.organisations.includes(organisation ?? ''),
  );
  const standing = (one: Agreement) => standingOf(book, one, day);
  const others = between.filter((one) => standing(one) === 'IN_FORCE').flatMap(({ purposes }) => purposes);
  if (purpose !== undefined && others.length > 0 && !others.includes(purpose))
    return purposeRefused(question, [...new Set(others)]);
  if (book.stopped.has(owner.id))
    return withRemedy(told, `${owner.name} has stopped everything of its own for now.`);
  const [named] = between.filter(({ purposes }) => purposes.includes(purpose ?? ''));
  const past = named && endedBecause(book, named, standing(named));
  return past === undefined ? told : withRemedy(told, `${past} ${told.extensions.remedy}`);
}

const withRemedy = (told: OwnerRefusal, remedy: string): OwnerRefusal => ({
  ...told,
  extensions: { ...told.extensions, remedy },
});

function purposeRefused(
  { requester, owner: { name }, dataset }: Question,
  purposes: readonly string[],
): OwnerRefusal {
  const { organisation, purpose } = requester;
  return {
    message: `${name} permits ${dataset} to ${organisation} for ${purposes.join(', ')}, not for ${purpose}.`,
    extensions: {
      code: 'PURPOSE_NOT_PERMITTED',
      owner: name,
      dataset,
      remedy: `An agreement that ${name} signs for ${purpose} would permit it. What other owners permit stands.`,
    },
  };
}

function endedBecause(
  { revoked }: AgreementBook,
  { id, from, to }: Agreement,
  standing: Standing,
): string | undefined {
  switch (standing) {
    case 'REVOKED':
      return `The agreement ${id} was revoked on ${revoked.get(id)?.slice(0, 10)}.`;
    case 'EXPIRED':
      return `The agreement ${id} ended on ${to}.`;
    case 'NOT_YET':
      return `The agreement ${id} begins on ${from}.`;
    case 'IN_FORCE':
    case 'STOPPED':
      return undefined;
  }
}
