import { closest } from 'fastest-levenshtein';
import { ConcordatError } from '../../schema/protocol/errors.js';

/** What is to be said of an id that names nothing: the nearest one that does. */
export function unknownId(kind: string, asked: string, known: readonly string[]): ConcordatError {
  const found = asked.slice(0, 120);
  const nearest = known.length > 0 ? closest(found, [...known]) : undefined;
  return new ConcordatError('UNKNOWN_ID', {
    what: `There is no ${kind} of this id.`,
    expected: `the id of a ${kind}`,
    found: `"${found}"`,
    remedy: nearest === undefined ? `No ${kind} is registered yet.` : `The nearest is ${nearest}.`,
  });
}
