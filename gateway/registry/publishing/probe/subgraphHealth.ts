import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';
import type { Finding } from '../checks/finding.js';
import { membersOf } from '../store/storedSupergraph.js';
import type { ProbedSubgraph } from '../subgraphRegistry.js';
import type { SupergraphFollower } from '../swap/supergraphFollower.js';

/** What is wrong with a served subgraph now; empty where it answers as it should. */
export type SubgraphHealth = (name: string) => Promise<readonly Finding[]>;

export interface HealthMeans {
  readonly pool: Pool;
  readonly follower: Pick<SupergraphFollower, 'serving'>;
  readonly probe: (subgraph: ProbedSubgraph) => Promise<readonly Finding[]>;
  /** Where a subgraph answers, if not at its routing URL; undefined for those in this process. */
  readonly addressOf: (name: string, routingUrl: string) => string | undefined;
}

/** Whoever asks often must not make the hub ask a partner as often. */
const rememberedMs = 10_000;

/** Asks served subgraphs how they are, each at most once in ten seconds. */
export function subgraphHealth({ pool, follower, probe, addressOf }: HealthMeans): SubgraphHealth {
  const known = new LRUCache<string, Promise<readonly Finding[]>>({ max: 1000, ttl: rememberedMs });
  const look = async (name: string): Promise<readonly Finding[]> => {
    const members = await membersOf(pool, follower.serving().number);
    const member = members.find(({ subgraph }) => subgraph === name);
    const address = member && addressOf(name, member.routingUrl);
    return address === undefined ? [] : probe({ name, sdl: member?.sdl ?? '', routingUrl: address });
  };
  return (name) => {
    const found = known.get(name) ?? look(name);
    known.set(name, found, { noUpdateTTL: true });
    return found;
  };
}
