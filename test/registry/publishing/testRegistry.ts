import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { savePartners } from '../../../gateway/registry/partners.js';
import { authorise } from '../../../gateway/registry/publishing/authorise.js';
import { readBase } from '../../../gateway/registry/publishing/publicationBase.js';
import { type Published, publishSubgraph } from '../../../gateway/registry/publishing/publish.js';
import { rollbackSubgraph } from '../../../gateway/registry/publishing/rollback.js';
import { seedSubgraphs } from '../../../gateway/registry/publishing/seedSubgraphs.js';
import { newestSupergraph } from '../../../gateway/registry/publishing/store/storedSupergraph.js';
import type { SubgraphRegistryMeans } from '../../../gateway/registry/publishing/subgraphRegistry.js';
import { lastKnownGood } from '../../../gateway/registry/publishing/swap/lastKnownGood.js';
import {
  type SupergraphFollower,
  startSupergraphFollower,
} from '../../../gateway/registry/publishing/swap/supergraphFollower.js';
import { startChecker } from '../../../gateway/registry/publishing/worker/checker.js';
import { loadPartners } from '../../../schema/partners/partners.js';
import { privateKeyFrom, publicKeyText } from '../../../schema/protocol/ownerKey.js';
import { type Publication, signPublication } from '../../../schema/protocol/publication.js';
import { databaseNames, hubRole } from '../../../scripts/database/plan.js';
import { demonstrationKey } from '../../../scripts/demonstration/demonstrationKey.js';
import { shippedSeed } from '../../../scripts/hub/shippedSeed.js';
import { type MemoryRecorder, memoryRecorder } from '../../audit/memoryRecorder.js';
import { startTestCluster } from '../../database/testCluster.js';

/** A partner of the demonstration in the sector support. */
export const owner = 'london-safe-houses-demo';
export const hubKey = privateKeyFrom(Buffer.alloc(32, 7));
export const publicKey = publicKeyText(hubKey);

const migrations = (name: string) =>
  fileURLToPath(new URL(`../../../schema/database/${name}/migrations`, import.meta.url));

/** The registry on a real, throwaway PostgreSQL, seeded with what ships. Addresses are not asked. */
export interface TestRegistry {
  readonly means: SubgraphRegistryMeans & { readonly audit: MemoryRecorder };
  readonly pool: pg.Pool;
  readonly databaseUrl: string;
  readonly log: string[];
  /** Signs as an owner and publishes, on what is newest. */
  publish(wanted: {
    readonly sdl: string;
    readonly subgraph?: string;
    readonly by?: string;
  }): Promise<Published>;
  rollback(to?: number): Promise<Published>;
  /** A replica that follows, with what it swapped to. */
  follow(swap?: (sdl: string) => Promise<void>): Promise<Replica>;
  stop(): Promise<void>;
}

export interface Replica extends SupergraphFollower {
  readonly swapped: string[];
  readonly home: string;
}

export async function startTestRegistry(): Promise<TestRegistry> {
  const cluster = await startTestCluster();
  const databases = await cluster.provide(
    [databaseNames.hub, databaseNames.register].map((name) => ({
      name,
      owner: hubRole,
      migrations: migrations(name === databaseNames.hub ? 'hub' : 'register'),
    })),
  );
  const databaseUrl = databases.url(databaseNames.hub, hubRole);
  const [pool, register] = [databaseUrl, databases.url(databaseNames.register, hubRole)].map(
    (connectionString) => new pg.Pool({ connectionString, max: 4 }).on('error', () => {}),
  ) as [pg.Pool, pg.Pool];
  await savePartners(register, loadPartners());
  const checker = startChecker();
  const log: string[] = [];
  const onFault = (message: string) => void log.push(message);
  const clock = () => new Date();
  const audit = memoryRecorder();
  await seedSubgraphs({ pool, hubKey, checker, audit, onFault }, shippedSeed());
  const means = {
    pool,
    audit,
    register,
    hubKey,
    checker,
    clock,
    use: { since: async () => [] },
    probe: async () => [],
  };
  const signed = async (publication: Publication) =>
    authorise(register, signPublication(publication, demonstrationKey(publication.owner)));
  const closers: (() => Promise<void>)[] = [];
  return {
    means,
    pool,
    databaseUrl,
    log,
    publish: async ({ sdl, subgraph = 'harbour', by = owner }) => {
      const { changedAt } = await readBase(pool, subgraph);
      const publication = {
        action: 'PUBLISH' as const,
        subgraph,
        owner: by,
        sdl,
        routingUrl: 'http://127.0.0.1:1/harbour',
        contact: 'statistics@example.org',
        after: changedAt,
      };
      return publishSubgraph(means, { ...(await signed(publication)), publication });
    },
    rollback: async (to) => {
      const { changedAt } = await readBase(pool, 'harbour');
      const publication = { action: 'ROLLBACK' as const, subgraph: 'harbour', owner, after: changedAt, to };
      return rollbackSubgraph(means, { ...(await signed(publication)), publication });
    },
    follow: async (swap) => {
      const home = await mkdtemp(path.join(tmpdir(), 'concordat-replica-'));
      const swapped: string[] = [];
      const first = await newestSupergraph(pool);
      if (first === undefined) throw new Error('Nothing was seeded.');
      const follower = await startSupergraphFollower(first, {
        pool,
        listener: () => new pg.Client({ connectionString: databaseUrl }),
        publicKey,
        checker,
        lastKnownGood: lastKnownGood(home, publicKey),
        swap: async (sdl) => {
          await swap?.(sdl);
          swapped.push(sdl);
        },
        pollMs: 500,
        onFault,
      });
      closers.push(async () => {
        await follower.close();
        await rm(home, { recursive: true, force: true });
      });
      return { ...follower, swapped, home };
    },
    stop: async () => {
      for (const close of closers) await close();
      await checker.close();
      await Promise.all([pool.end(), register.end()]);
      await cluster.stop();
    },
  };
}
