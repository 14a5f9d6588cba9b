import canonicalize from 'canonicalize';
import { ConcordatError } from '../../../schema/protocol/errors.js';
import { parsedJson } from '../../../schema/protocol/parsedJson.js';
import type { Requester } from '../../access/requester.js';
import { type Manifest, manifestSchema } from '../proof/manifest.js';
import type { AskPosition } from './packEvent.js';

/** Who does something with a pack, and for whom. */
export interface Acting {
  readonly organisation: string;
  /** Pseudonym. */
  readonly person: string;
}

/** What a pack is registered for. @throws ConcordatError PACK_REFUSED */
export function purposeOf({ purpose }: Requester): string {
  if (purpose !== undefined) return purpose;
  throw refused(
    'a registered purpose',
    'a request that states none',
    'State it, as with every question of the pack.',
  );
}

/** Whom somebody speaks for. @throws ConcordatError PACK_REFUSED where for nobody */
export function acting(requester: Requester, role?: 'policy'): Acting {
  const { organisation, person, kind, roles } = requester;
  if (organisation !== undefined && kind === 'person' && (role === undefined || roles.includes(role)))
    return { organisation, person };
  throw refused(
    `a person of an organisation${role === undefined ? '' : ` with the role ${role}`}`,
    organisation === undefined ? 'nobody in particular' : `${kind} with ${roles.join(', ') || 'no role'}`,
    'Show a token of somebody who may speak for their organisation.',
  );
}

/** @throws ConcordatError PACK_REFUSED */
export function checkManifest(text: string): Manifest {
  const parsed = manifestSchema.safeParse(parsedJson(text));
  if (parsed.success && text === `${canonicalize(parsed.data) ?? ''}\n`) return parsed.data;
  throw refused(
    'manifest.json of a pack, to the letter',
    'something else',
    'Send the file as the pack has it.',
  );
}

/** @throws ConcordatError PACK_REFUSED */
export function checkPositions(manifest: Manifest, positions: readonly AskPosition[]): void {
  const asks = Object.keys(manifest.asks).sort();
  const named = positions.map(({ ask }) => ask).sort();
  if (asks.join() !== named.join())
    throw refused(
      `one position on each ask: ${asks.join(', ')}`,
      named.join(', ') || 'none',
      'Abstain where you take none.',
    );
  const wrong = positions.find(
    ({ position, reservation = '' }) =>
      (position === 'RESERVATION') !== (reservation.trim() !== '') || reservation.length > longestReservation,
  );
  if (wrong === undefined) return;
  throw refused(
    `a reservation of up to ${longestReservation} letters, with the position RESERVATION alone`,
    `${wrong.position} on ${wrong.ask} ${wrong.reservation ? 'with' : 'without'} words`,
    'Give the words that are to be printed.',
  );
}

const longestSignatory = 80;
const longestReservation = 600;

/** @throws ConcordatError PACK_REFUSED */
export function signatoryIn(text: string): string {
  const signatory = text.trim();
  if (signatory !== '' && signatory.length <= longestSignatory && !/\p{C}/u.test(signatory)) return signatory;
  throw refused(
    `a signatory as it is printed, of up to ${longestSignatory} letters`,
    `"${signatory.slice(0, longestSignatory)}"`,
    'Give the office, such as "Mayor of London".',
  );
}

/** @throws ConcordatError PACK_REFUSED */
export function dateIn(text: string | null | undefined): Date | undefined {
  if (text == null) return undefined;
  const date = new Date(text);
  if (/^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(date.getTime())) return date;
  throw refused(
    'a time like 2026-12-01T00:01:00Z',
    `"${text.slice(0, 40)}"`,
    'Give it in UTC, or leave it out.',
  );
}

export const refused = (expected: string, found: string, remedy: string): ConcordatError =>
  new ConcordatError('PACK_REFUSED', { expected, found, remedy });
