import type { Pool } from 'pg';
import { ConcordatError } from '../../../../schema/protocol/errors.js';
import type { SignedSupergraph } from '../../../../schema/protocol/signedSupergraph.js';
import { membersOf, numbersAfter, supergraphNumbered } from '../store/storedSupergraph.js';
import { innerFault } from './innerFault.js';
import type { LastKnownGood } from './lastKnownGood.js';
import { outerFault } from './outerFault.js';

export interface StartingMeans {
  readonly pool: Pool;
  /** The hub's public key, base64. */
  readonly publicKey: string;
  readonly lastKnownGood: LastKnownGood;
  /** Told what was passed over, for the log. */
  readonly onFault: (message: string) => void;
}

/**
 * The supergraph that a hub starts with: the newest that may be served. Where the database holds none that may, the
 * one that was served last.
 * @throws ConcordatError SUPERGRAPH_MISSING
 */
export async function startingSupergraph(means: StartingMeans): Promise<SignedSupergraph> {
  const { pool, publicKey, onFault } = means;
  const kept = await means.lastKnownGood.read();
  const numbers = await numbersAfter(pool, 0).catch((error: Error) => {
    onFault(`The registry can't be read: ${error.message}`);
    return [];
  });
  for (const number of numbers) {
    const stored = await supergraphNumbered(pool, number);
    if (stored === undefined) continue;
    // What this hub served before it has read before: the signature says that it is the same.
    const isKept = kept?.number === number && kept.signature === stored.signature;
    const fault =
      outerFault(stored, { publicKey, serving: 0 }) ?? (isKept ? undefined : await inner(pool, stored));
    if (fault === undefined) return stored;
    onFault(`Supergraph ${number} is passed over: ${fault.code}. ${fault.message}`);
  }
  if (kept) return kept;
  throw new ConcordatError('SUPERGRAPH_MISSING', {
    expected: "a supergraph that bears this hub's signature, in its database or its home",
    found: numbers.length === 0 ? 'none' : `${numbers.length} that may not be served`,
    remedy: 'Restore the database, or the home, from a backup of the same moment.',
  });
}

async function inner(pool: Pool, stored: SignedSupergraph) {
  const members = await membersOf(pool, stored.number);
  return innerFault(stored, new Map(members.map(({ subgraph, sdl }) => [subgraph, sdl])));
}
