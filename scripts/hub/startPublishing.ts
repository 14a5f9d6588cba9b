import type { KeyObject } from 'node:crypto';
import pg from 'pg';
import type { Identify } from '../../gateway/access/identify.js';
import type { Recorder } from '../../gateway/audit/log/auditLog.js';
import type { Engine } from '../../gateway/engine/engine.js';
import { subgraphRoutes } from '../../gateway/http/subgraphRoutes.js';
import type { Publishing } from '../../gateway/hub.js';
import { type ProbeMeans, probeSubgraph } from '../../gateway/registry/publishing/probe/probeSubgraph.js';
import { subgraphHealth } from '../../gateway/registry/publishing/probe/subgraphHealth.js';
import { activation } from '../../gateway/registry/publishing/publicationHappenings.js';
import { seedSubgraphs } from '../../gateway/registry/publishing/seedSubgraphs.js';
import { lastKnownGood } from '../../gateway/registry/publishing/swap/lastKnownGood.js';
import { startingSupergraph } from '../../gateway/registry/publishing/swap/startingSupergraph.js';
import { startSupergraphFollower } from '../../gateway/registry/publishing/swap/supergraphFollower.js';
import { auditedUse } from '../../gateway/registry/publishing/use/auditedUse.js';
import { startChecker } from '../../gateway/registry/publishing/worker/checker.js';
import { readAskedTables } from '../../gateway/registry/tables/readTableRequests.js';
import { publicKeyText } from '../../schema/protocol/ownerKey.js';
import type { SupergraphMember } from '../../schema/protocol/signedSupergraph.js';
import { shippedSeed } from './shippedSeed.js';

export interface PublishingOptions {
  readonly home: string;
  /** The hub's own database. */
  readonly pool: pg.Pool;
  /** URL of the same, for a connection that listens. */
  readonly databaseUrl: string;
  readonly register: pg.Pool;
  /** The audit log, which knows who asks for what and is told of every publication. */
  readonly audit: { readonly pool: pg.Pool; readonly log: Recorder };
  readonly hubKey: KeyObject;
  readonly clock: () => Date;
  readonly sign: ProbeMeans['sign'];
  readonly identify: Identify;
  /** Where a subgraph answers, if not at its routing URL; undefined for those in this process. */
  readonly addressOf: (name: string, routingUrl: string) => string | undefined;
  readonly log: (message: string) => void;
}

/** The registry of subgraphs, ready to be followed by an engine. */
export interface StartedRegistry {
  /** The supergraph to start with. */
  readonly supergraphSdl: string;
  /** The subgraphs of the one that is served. */
  readonly members: () => readonly SupergraphMember[];
  /** For the hub: follows what is published from then on, and opens the doors. */
  readonly follow: (engine: Pick<Engine, 'swap'>) => Promise<Publishing>;
}

/** Notifications come at once; this finds what came while nobody listened. */
const pollMs = 5000;
const probeTimeoutMs = 5000;
const warmAfterMs = 3000;

/** Registers what ships, and finds the supergraph that is to be served. */
export async function startPublishing(options: PublishingOptions): Promise<StartedRegistry> {
  const { home, pool, hubKey, register, clock, log } = options;
  const audit = options.audit.log;
  const publicKey = publicKeyText(hubKey);
  const checker = startChecker();
  const seed = shippedSeed(await readAskedTables(pool));
  await seedSubgraphs({ pool, hubKey, checker, audit, onFault: log }, seed);
  const kept = lastKnownGood(home, publicKey);
  const first = await startingSupergraph({ pool, publicKey, lastKnownGood: kept, onFault: log });
  await audit.append(activation(first));
  let serving = () => first;
  const follow: StartedRegistry['follow'] = async ({ swap }) => {
    const follower = await startSupergraphFollower(first, {
      pool,
      listener: () => new pg.Client({ connectionString: options.databaseUrl }),
      publicKey,
      checker,
      lastKnownGood: kept,
      beforeSwap: async (next) => void (await audit.append(activation(next))),
      swap,
      pollMs,
      onFault: log,
    });
    serving = follower.serving;
    // What comes first is the start itself.
    setTimeout(checker.warm, warmAfterMs).unref();
    const probe = (subgraph: Parameters<typeof probeSubgraph>[1]) =>
      probeSubgraph({ sign: options.sign, timeoutMs: probeTimeoutMs }, subgraph);
    const routes = subgraphRoutes({
      pool,
      register,
      hubKey,
      checker,
      audit,
      use: auditedUse(options.audit.pool),
      probe,
      clock,
      follower,
      health: subgraphHealth({ pool, follower, probe, addressOf: options.addressOf }),
      organisationOf: async (incoming) => {
        const { kind, organisation } = await options.identify(incoming);
        return kind === 'service' ? organisation : undefined;
      },
    });
    const close = async () => {
      await follower.close();
      await checker.close();
    };
    return { routes, close };
  };
  return { supergraphSdl: first.sdl, members: () => serving().members, follow };
}
