import type { EvidenceDatabase } from './database/client.js';
import type { Loaders } from './loaders.js';
import { findIds, type LinkEnd } from './queries.js';
import { type Entry, unknownId } from './unknownId.js';

/** What a request to this subgraph can reach. */
export interface EvidenceContext {
  readonly database: EvidenceDatabase;
  readonly loaders: Loaders;
}

const entries = {
  RECOMMENDATION: { kind: 'recommendation', listedBy: 'recommendations' },
  ASK: { kind: 'ask', listedBy: 'asks' },
  CLAIM: { kind: 'claim', listedBy: 'claims' },
  COUNTER_ARGUMENT: { kind: 'counter-argument', listedBy: 'counterArguments' },
  CONTRADICTION: { kind: 'contradiction', listedBy: 'contradictions' },
} as const satisfies Record<LinkEnd, Entry>;

/** The entry of an id, for queries and for entities from other subgraphs. @throws ConcordatError UNKNOWN_ID */
export async function entryById<End extends LinkEnd>(
  end: End,
  id: string,
  { database, loaders }: EvidenceContext,
) {
  const loader: Loaders['byId'][End] = loaders.byId[end];
  const found = await loader.load(id);
  if (found === undefined) throw unknownId(entries[end], id, await findIds(database, end));
  return found;
}
