import type { Pool } from 'pg';
import { HubError } from '../../errors.js';
import {
  membersOf,
  newestSupergraph,
  type StoredSupergraph,
  type SubgraphVersion,
} from './store/storedSupergraph.js';

/** What a publication is made on: the newest supergraph, and what the registry knows of the subgraph. */
export interface PublicationBase {
  readonly supergraph: StoredSupergraph;
  readonly members: readonly SubgraphVersion[];
  /** Owner of the subgraph; undefined where nobody has published one of this name. */
  readonly owner: string | undefined;
  /** 0 where there is none. */
  readonly lastVersion: number;
  /** Number of the supergraph with which the subgraph changed last; 0 where it never did. */
  readonly changedAt: number;
}

/** @throws HubError CHECK_UNAVAILABLE before the hub has a supergraph */
export async function readBase(pool: Pool, subgraph: string): Promise<PublicationBase> {
  const supergraph = await newestSupergraph(pool);
  if (supergraph === undefined)
    throw new HubError('CHECK_UNAVAILABLE', 'The hub has no supergraph yet. Try again when it has started.');
  const { rows } = await pool.query<{ owner: string | null; version: number; changed: number }>(
    `SELECT (SELECT owner FROM subgraph WHERE name = $1) AS owner,
            (SELECT coalesce(max(version), 0)::int FROM subgraph_version WHERE subgraph = $1) AS version,
            (SELECT coalesce(max(number), 0)::int FROM supergraph WHERE subgraph = $1) AS changed`,
    [subgraph],
  );
  const [found] = rows;
  return {
    supergraph,
    members: await membersOf(pool, supergraph.number),
    owner: found?.owner ?? undefined,
    lastVersion: found?.version ?? 0,
    changedAt: found?.changed ?? 0,
  };
}

/** A name belongs to whoever published it first. @throws HubError PUBLICATION_REFUSED */
export function requireOwner(
  { owner }: PublicationBase,
  wanted: { readonly subgraph: string; readonly owner: string },
): void {
  if (owner === undefined || owner === wanted.owner) return;
  throw new HubError('PUBLICATION_REFUSED', `The subgraph ${wanted.subgraph} is not ${wanted.owner}'s.`, {
    expected: 'a name that nobody uses, or one of your own',
    found: 'the name of a subgraph that somebody else published',
    remedy: 'Choose another name.',
  });
}

/** @throws HubError PUBLICATION_CONFLICT where the subgraph changed since its owner looked, or this was sent before */
export function requireSeen(
  { changedAt }: PublicationBase,
  wanted: { readonly subgraph: string; readonly after: number },
): void {
  if (changedAt === wanted.after) return;
  throw new HubError('PUBLICATION_CONFLICT', `${wanted.subgraph} has changed since this was signed.`, {
    expected: `a publication made after supergraph ${changedAt}, with which the subgraph changed last`,
    found: `one made after ${wanted.after}`,
    remedy: 'Look at it with concordat diff, and sign anew.',
  });
}
