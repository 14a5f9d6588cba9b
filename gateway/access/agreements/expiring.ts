import type { Agreement } from '../../../schema/agreements/agreement.js';
import type { AgreementBook } from './agreementBook.js';
import { standingOf } from './standing.js';

/** Days before its end, or before its review, on which an agreement is spoken of. */
export const warningDays = [7, 30, 60] as const;

/** An agreement in force that wants somebody's attention. */
export interface Expiring {
  readonly agreement: Agreement;
  readonly due: 'END' | 'REVIEW';
  /** The day it is about: the last day in force, or that of the review. */
  readonly on: string;
  /** Days from today to that day; below 0 where a review is overdue. */
  readonly daysLeft: number;
  /** The narrowest warning that it falls within. */
  readonly within: (typeof warningDays)[number];
}

/** Agreements in force that end or are to be reviewed within 60 days, the most pressing first. Pure. */
export function expiring(
  book: Pick<AgreementBook, 'agreements' | 'revoked' | 'stopped'>,
  day: string,
): readonly Expiring[] {
  return book.agreements
    .filter((one) => ['IN_FORCE', 'STOPPED'].includes(standingOf(book, one, day)))
    .flatMap((agreement) => {
      const ends = warned({ agreement, due: 'END', on: agreement.to }, day);
      // Whoever lets it end has no review to make.
      return ends.length > 0 ? ends : warned({ agreement, due: 'REVIEW', on: agreement.review }, day);
    })
    .sort((a, b) => a.daysLeft - b.daysLeft || (a.agreement.id < b.agreement.id ? -1 : 1));
}

function warned(about: Pick<Expiring, 'agreement' | 'due' | 'on'>, day: string): readonly Expiring[] {
  const daysLeft = (Date.parse(about.on) - Date.parse(day)) / 86_400_000;
  const within = warningDays.find((days) => daysLeft <= days);
  return within === undefined ? [] : [{ ...about, daysLeft, within }];
}
