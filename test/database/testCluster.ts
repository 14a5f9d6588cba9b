import type { DatabaseServer } from '../../scripts/database/databaseServer.js';
import type { Databases } from '../../scripts/database/databases.js';
import { openDatabaseServer } from '../../scripts/database/openDatabaseServer.js';
import type { DatabasePlan } from '../../scripts/database/plan.js';
import { provision } from '../../scripts/database/provision.js';
import { readSecrets, type Secrets, writeSecrets } from '../../scripts/database/secrets.js';
import { copyOfTemplate } from './clusterTemplate.js';
import { removeHome } from './temporaryHome.js';

/** A real PostgreSQL for tests, gone with everything in it at the end of the scope: `await using`. */
export interface TestCluster extends AsyncDisposable {
  readonly home: string;
  readonly server: DatabaseServer;
  readonly secrets: Secrets;
  /** Makes databases, roles and tables; what is there already stays. */
  provide(plan: readonly DatabasePlan[]): Promise<Databases>;
  stop(): Promise<void>;
}

/** Starts an empty cluster in a temporary home. It never waits for the disk. */
export async function startTestCluster(): Promise<TestCluster> {
  const home = await copyOfTemplate();
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
