import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DatabaseServer } from '../../scripts/database/databaseServer.js';
import type { Databases } from '../../scripts/database/databases.js';
import { openDatabaseServer } from '../../scripts/database/openDatabaseServer.js';
import { recallData } from '../../scripts/database/place.js';
import type { DatabasePlan } from '../../scripts/database/plan.js';
import { provision } from '../../scripts/database/provision.js';
import { readSecrets, type Secrets, writeSecrets } from '../../scripts/database/secrets.js';

/** A real PostgreSQL for tests, gone with everything in it at the end of the scope: `await using`. */
export interface TestCluster extends AsyncDisposable {
  readonly home: string;
  readonly server: DatabaseServer;
  readonly secrets: Secrets;
  /** Makes databases, roles and tables; what is there already stays. */
  provide(plan: readonly DatabasePlan[]): Promise<Databases>;
  stop(): Promise<void>;
}

/** Starts an empty cluster in a temporary home. It never waits for the disk. Takes about a second. */
export async function startTestCluster(): Promise<TestCluster> {
  const home = await temporaryFolder();
  const { server, secrets } = await openDatabaseServer({ home, say: () => {}, isThrowaway: true });
  const stop = async () => {
    await server.stop();
    await removeHome(home);
  };
  return {
    home,
    server,
    secrets,
    provide: async (plan) => {
      const known = (await readSecrets(home)) ?? secrets;
      return provision({ server, plan, secrets: known, keep: (complete) => writeSecrets(home, complete) });
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** A temporary folder that the database server's user can pass through, which `mkdtemp` alone does not make. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'concordat-test-'));
  await chmod(folder, 0o711);
  return folder;
}

/** Removes a home, wherever its data is. */
export async function removeHome(home: string): Promise<void> {
  await rm(path.dirname(await recallData(home)), { recursive: true, force: true });
  await rm(home, { recursive: true, force: true });
}
