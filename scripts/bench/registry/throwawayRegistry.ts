import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Recorder } from '../../../gateway/audit/log/auditLog.js';
import { readBase } from '../../../gateway/registry/publishing/publicationBase.js';
import { type Published, publishSubgraph } from '../../../gateway/registry/publishing/publish.js';
import { seedSubgraphs } from '../../../gateway/registry/publishing/seedSubgraphs.js';
import { startChecker } from '../../../gateway/registry/publishing/worker/checker.js';
import { privateKeyFrom, publicKeyText } from '../../../schema/protocol/ownerKey.js';
import { openDatabaseServer } from '../../database/openDatabaseServer.js';
import { recallData } from '../../database/place.js';
import { databaseNames, hubRole } from '../../database/plan.js';
import { provision } from '../../database/provision.js';
import { shippedSeed } from '../../hub/shippedSeed.js';

/** A registry on a PostgreSQL of its own, which is gone with it. Addresses aren't asked: nothing answers at most of them. */
export interface ThrowawayRegistry {
  readonly databaseUrl: string;
  readonly publicKey: string;
  publish(subgraph: string, sdl: string, routingUrl: string): Promise<Published>;
  stop(): Promise<void>;
}

const hubKey = privateKeyFrom(Buffer.alloc(32, 7));
const migrations = fileURLToPath(new URL('../../../schema/database/hub/migrations', import.meta.url));
/** The database is thrown away; what is measured is the registry. */
const unrecorded: Recorder = { append: async () => 0 };
const partner = { id: 'agency', name: 'Agency', sector: 'support', demonstration: true };

export async function startThrowawayRegistry(): Promise<ThrowawayRegistry> {
  const home = await mkdtemp(path.join(tmpdir(), 'concordat-registry-'));
  await chmod(home, 0o711);
  const { server, secrets } = await openDatabaseServer({ home, say: () => {}, isThrowaway: true });
  const plan = [{ name: databaseNames.hub, owner: hubRole, migrations }];
  const databases = await provision({ server, plan, secrets, keep: async () => {} });
  const databaseUrl = databases.url(databaseNames.hub, hubRole);
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  pool.on('error', () => {});
  const checker = startChecker();
  await seedSubgraphs({ pool, hubKey, checker, audit: unrecorded, onFault: console.error }, shippedSeed());
  const means = {
    pool,
    register: pool,
    hubKey,
    checker,
    audit: unrecorded,
    clock: () => new Date(),
    use: { since: async () => [] },
    probe: async () => [],
  };
  return {
    databaseUrl,
    publicKey: publicKeyText(hubKey),
    publish: async (subgraph, sdl, routingUrl) => {
      const { changedAt: after } = await readBase(pool, subgraph);
      const content = { sdl, routingUrl, contact: 'statistics@example.org' };
      const publication = { action: 'PUBLISH' as const, subgraph, owner: partner.id, after, ...content };
      return publishSubgraph(means, { publication, partner, signature: undefined });
    },
    stop: async () => {
      await checker.close();
      await pool.end();
      await server.stop();
      await rm(path.dirname(await recallData(home)), { recursive: true, force: true });
      await rm(home, { recursive: true, force: true });
    },
  };
}
