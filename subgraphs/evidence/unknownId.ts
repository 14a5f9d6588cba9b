import { closest } from 'fastest-levenshtein';
import { ConcordatError } from '../../schema/protocol/errors.js';

const longestEcho = 40;

/** A kind of entry, in words, and how to list what there is. */
export interface Entry {
  readonly kind: string;
  readonly listedBy: string;
}

/** The error for an id that no entry has; it names the nearest one. */
export function unknownId(
  { kind, listedBy }: Entry,
  asked: string,
  known: readonly string[],
): ConcordatError {
  const found = asked.slice(0, longestEcho);
  const nearest = known.length > 0 ? `The nearest is ${nearestOf(found, known)}. ` : '';
  return new ConcordatError('UNKNOWN_ID', {
    what: `There is no such ${kind}.`,
    expected: `an id that ${listedBy} lists`,
    found: `"${found}"`,
    remedy: `${nearest}List them with ${listedBy}.`,
  });
}

/** Compares without regard to case, because r6 for R6 is the commonest slip. */
function nearestOf(asked: string, known: readonly string[]): string {
  const folded = known.map((id) => id.toLowerCase());
  return known[folded.indexOf(closest(asked.trim().toLowerCase(), folded))] ?? asked;
}
