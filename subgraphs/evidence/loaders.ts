import DataLoader from 'dataloader';
import type { Ask } from './contract/ask.js';
import type { Claim, SourceDocument } from './contract/claim.js';
import type { Contradiction } from './contract/contradiction.js';
import type { CounterArgument } from './contract/counterArgument.js';
import type { Recommendation } from './contract/recommendation.js';
import type { EvidenceDatabase } from './database/client.js';
import {
  findAsks,
  findClaims,
  findContradictions,
  findCounterArguments,
  findLinks,
  findRecommendations,
  findSources,
  type LinkEnd,
} from './queries.js';

/** What each end of a link is. */
interface Entities {
  readonly RECOMMENDATION: Recommendation;
  readonly ASK: Ask;
  readonly CLAIM: Claim;
  readonly COUNTER_ARGUMENT: CounterArgument;
  readonly CONTRADICTION: Contradiction;
}

type ById<Entity> = DataLoader<string, Entity | undefined>;

/** What one request reads from the database: one statement a kind and a link, for any number of ids. */
export interface Loaders {
  readonly source: ById<SourceDocument>;
  readonly byId: { readonly [End in LinkEnd]: ById<Entities[End]> };
  /** Everything of one kind that is linked to an entity of another, in the order of the register. */
  linked<To extends LinkEnd>(from: LinkEnd, id: string, to: To): Promise<readonly Entities[To][]>;
}

/** Loaders for one request. */
export function makeLoaders(database: EvidenceDatabase): Loaders {
  const byId: Loaders['byId'] = {
    RECOMMENDATION: loadById((ids) => findRecommendations(database, ids)),
    ASK: loadById((ids) => findAsks(database, ids)),
    CLAIM: loadById((ids) => findClaims(database, { ids })),
    COUNTER_ARGUMENT: loadById((ids) => findCounterArguments(database, ids)),
    CONTRADICTION: loadById((ids) => findContradictions(database, ids)),
  };
  const links = new Map<string, DataLoader<string, readonly string[]>>();
  const linksBetween = (from: LinkEnd, to: LinkEnd) => {
    const loader = links.get(`${from} ${to}`) ?? loadLinks(database, from, to);
    links.set(`${from} ${to}`, loader);
    return loader;
  };
  return {
    source: loadById((ids) => findSources(database, ids)),
    byId,
    async linked(from, id, to) {
      const loader = byId[to];
      const found = await Promise.all(
        (await linksBetween(from, to).load(id)).map((target) => loader.load(target)),
      );
      return found
        .filter((entity) => entity !== undefined)
        .sort((one, other) => one.position - other.position);
    },
  };
}

function loadById<Entity extends { readonly id: string }>(
  find: (ids: readonly string[]) => Promise<readonly Entity[]>,
): ById<Entity> {
  return new DataLoader(async (ids) => {
    const found = new Map((await find(ids)).map((entity) => [entity.id, entity]));
    return ids.map((id) => found.get(id));
  });
}

function loadLinks(
  database: EvidenceDatabase,
  from: LinkEnd,
  to: LinkEnd,
): DataLoader<string, readonly string[]> {
  return new DataLoader(async (ids) => {
    const found = await findLinks(database, { from, to, ids });
    return ids.map((id) => found.filter((link) => link.from === id).map((link) => link.to));
  });
}
