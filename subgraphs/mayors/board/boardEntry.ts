import { closest } from 'fastest-levenshtein';
import { ConcordatError } from '../../../schema/protocol/errors.js';
import type { MayorsContext } from '../mayorsContext.js';
import { findBodies, findCommitments } from './boardQueries.js';
import type { Body } from './contract/body.js';
import type { Commitment } from './contract/commitment.js';

/** The body of an id. @throws ConcordatError UNKNOWN_ID */
export async function bodyById(id: string, { board, database }: MayorsContext): Promise<Body> {
  const found = await board.body.load(id);
  if (found === undefined) throw unknownId('body', id, await findBodies(database));
  return found;
}

/** The commitment of an id. @throws ConcordatError UNKNOWN_ID */
export async function commitmentById(id: string, { board, database }: MayorsContext): Promise<Commitment> {
  const found = await board.commitment.load(id);
  if (found === undefined) throw unknownId('commitment', id, await findCommitments(database));
  return found;
}

const longestEcho = 40;
const listedBy = { body: 'bodies', commitment: 'commitments' } as const;

function unknownId(kind: keyof typeof listedBy, asked: string, known: readonly { readonly id: string }[]) {
  const found = asked.slice(0, longestEcho);
  const nearest = closest(
    found.toLowerCase(),
    known.map(({ id }) => id),
  );
  return new ConcordatError('UNKNOWN_ID', {
    what: `There is no such ${kind}.`,
    expected: `an id that ${listedBy[kind]} lists`,
    found: `"${found}"`,
    remedy: `The nearest is ${nearest}. List them with ${listedBy[kind]}.`,
  });
}
