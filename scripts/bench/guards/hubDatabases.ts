import { fileURLToPath } from 'node:url';
import { openDatabaseServer } from '../../database/openDatabaseServer.js';
import { auditRoles, databaseNames, hubRole, planDatabases } from '../../database/plan.js';
import { provision } from '../../database/provision.js';
import { writeSecrets } from '../../database/secrets.js';
import { withHome } from '../hubProcess.js';

/** Addresses of the databases that the hub asks and writes at every request, on a server of their own. */
export interface HubDatabases {
  /** Folder for the keys that subgraph calls are signed with. */
  readonly home: string;
  readonly hub: string;
  readonly register: string;
  /** As the role that may only add to the log; a commit waits for the disk as a hub's does. */
  readonly audit: string;
}

const migrations = (name: string): string =>
  fileURLToPath(new URL(`../../../schema/database/${name}/migrations`, import.meta.url));

/** Starts a database server on an empty home, with the hub's own databases; removes it afterwards. */
export function withHubDatabases<Result>(
  work: (databases: HubDatabases) => Promise<Result>,
): Promise<Result> {
  return withHome(async (home) => {
    const { server, secrets } = await openDatabaseServer({ home, say: () => {} });
    try {
      const { hub, register, audit } = databaseNames;
      const folders = {
        hub: migrations('hub'),
        register: migrations('register'),
        audit: migrations('audit'),
      };
      const own: readonly string[] = [hub, register, audit];
      const databases = await provision({
        server,
        secrets,
        keep: (complete) => writeSecrets(home, complete),
        plan: planDatabases([], folders).filter(({ name }) => own.includes(name)),
      });
      await server.seal();
      return await work({
        home,
        hub: databases.url(hub, hubRole),
        register: databases.url(register, hubRole),
        audit: databases.url(audit, auditRoles.appender),
      });
    } finally {
      await server.stop();
    }
  });
}
