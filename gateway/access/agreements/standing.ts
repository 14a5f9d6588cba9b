import type { Agreement } from '../../../schema/agreements/agreement.js';
import type { AgreementBook } from './agreementBook.js';

export type Standing = 'IN_FORCE' | 'NOT_YET' | 'EXPIRED' | 'REVOKED' | 'STOPPED';

/** The day of the calendar on which agreements begin and end: UTC. */
export const dayOf = (now: Date): string => now.toISOString().slice(0, 10);

/** Whether an agreement permits anything on a day, and if not, why. */
export function standingOf(
  { revoked, stopped }: Pick<AgreementBook, 'revoked' | 'stopped'>,
  { id, owner, from, to }: Agreement,
  day: string,
): Standing {
  if (revoked.has(id)) return 'REVOKED';
  if (stopped.has(owner)) return 'STOPPED';
  if (day < from) return 'NOT_YET';
  return day > to ? 'EXPIRED' : 'IN_FORCE';
}

/** Whether an agreement speaks of a dataset, such as `police.referralsMade`. */
export function covers({ datasets }: Agreement, dataset: string): boolean {
  const [sector = ''] = dataset.split('.');
  return datasets.includes(dataset) || datasets.includes(`${sector}.*`);
}
