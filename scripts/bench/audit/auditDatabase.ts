import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { auditPoolSettings } from '../../../gateway/audit/log/auditLog.js';
import { openDatabaseServer } from '../../database/openDatabaseServer.js';
import { auditRoles, databaseNames } from '../../database/plan.js';
import { provision } from '../../database/provision.js';
import { writeSecrets } from '../../database/secrets.js';
import { withHome } from '../hubProcess.js';

/** An audit log's database of its own, which waits for the disk as a hub's does. */
export interface AuditDatabase {
  readonly url: string;
  readonly pool: pg.Pool;
}

/** Starts a database server on an empty home, with the audit log in it; removes it afterwards. */
export function withAuditDatabase<Result>(
  work: (database: AuditDatabase) => Promise<Result>,
): Promise<Result> {
  return withHome(async (home) => {
    const { server, secrets } = await openDatabaseServer({ home, say: () => {} });
    try {
      const databases = await provision({
        server,
        secrets,
        keep: (complete) => writeSecrets(home, complete),
        plan: [
          {
            name: databaseNames.audit,
            owner: auditRoles.owner,
            appenders: [auditRoles.appender],
            migrations: fileURLToPath(new URL('../../../schema/database/audit/migrations', import.meta.url)),
          },
        ],
      });
      await server.seal();
      const url = databases.url(databaseNames.audit, auditRoles.appender);
      const pool = new pg.Pool({ ...auditPoolSettings, connectionString: url });
      try {
        return await work({ url, pool });
      } finally {
        await pool.end();
      }
    } finally {
      await server.stop();
    }
  });
}
