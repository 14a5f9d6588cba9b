import { LRUCache } from 'lru-cache';
import { HubError } from '../../errors.js';
import type { Permissions } from '../permissions.js';
import type { Requester } from '../requester.js';
import type { AgreementBook, ReadAgreementBook } from './agreementBook.js';
import { hubSubject } from './killSwitches.js';
import { permissionsOf } from './permissionsOf.js';
import { dayOf } from './standing.js';

/** Decides what a requester may see, as agreements stand now. @throws HubError AGREEMENTS_UNAVAILABLE, HUB_STOPPED */
export type PermissionsFor = (requester: Requester) => Promise<Permissions>;

export interface PermissionOptions {
  readonly book: ReadAgreementBook;
  /** Names of the datasets that belong to partners. */
  readonly datasets: readonly string[];
  readonly clock: () => Date;
}

/** Organisations with their purposes and roles that are remembered until an agreement, or the day, changes. */
const decisionsKept = 500;

/** Asks for the agreements at every request, and decides anew only where something has changed. */
export function startPermissions({ book: readBook, datasets, clock }: PermissionOptions): PermissionsFor {
  const kept = new LRUCache<string, Permissions>({ max: decisionsKept });
  let [of, on]: [AgreementBook | undefined, string] = [undefined, ''];
  return async (requester) => {
    const [book, now] = [await readBook(), clock()];
    if (book.stopped.has(hubSubject)) throw hubStopped();
    if (book !== of || dayOf(now) !== on) {
      kept.clear();
      [of, on] = [book, dayOf(now)];
    }
    const key = JSON.stringify([
      requester.kind === 'anonymous',
      requester.organisation,
      requester.purpose,
      requester.project,
      requester.roles,
      requester.scopes,
    ]);
    const known = kept.get(key);
    if (known) return known;
    const decided = permissionsOf(requester, { book, datasets }, now);
    kept.set(key, decided);
    return decided;
  };
}

const hubStopped = () =>
  new HubError('HUB_STOPPED', 'This hub was stopped and answers nothing until its operator lifts that.', {
    remedy: 'Ask the operator. What was published before stands.',
  });
