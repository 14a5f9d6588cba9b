import { fileURLToPath } from 'node:url';
import { openDatabaseServer } from '../../database/openDatabaseServer.js';
import { databaseNames, hubRole } from '../../database/plan.js';
import { provision } from '../../database/provision.js';
import { writeSecrets } from '../../database/secrets.js';
import { withHome } from '../hubProcess.js';

/** The databases that access asks at every request, on a server of their own. */
export interface HubDatabase {
  /** Folder for the keys that subgraph calls are signed with. */
  readonly home: string;
  readonly hub: string;
  readonly register: string;
}

const migrations = (name: string): string =>
  fileURLToPath(new URL(`../../../schema/database/${name}/migrations`, import.meta.url));

/** Starts a database server on an empty home, with the hub's own database and a register; removes it afterwards. */
export function withHubDatabase<Result>(work: (database: HubDatabase) => Promise<Result>): Promise<Result> {
  return withHome(async (home) => {
    const { server, secrets } = await openDatabaseServer({ home, say: () => {} });
    try {
      const { hub, register } = databaseNames;
      const databases = await provision({
        server,
        secrets,
        keep: (complete) => writeSecrets(home, complete),
        plan: [
          { name: hub, owner: hubRole, migrations: migrations('hub') },
          { name: register, owner: hubRole, migrations: migrations('register') },
        ],
      });
      await server.seal();
      return await work({
        home,
        hub: databases.url(hub, hubRole),
        register: databases.url(register, hubRole),
      });
    } finally {
      await server.stop();
    }
  });
}
