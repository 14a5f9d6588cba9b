import pg from 'pg';
import type { Recorder } from '../../gateway/audit/log/auditLog.js';
import type { Config } from '../../gateway/config.js';
import { withRecorder } from '../audit/withRecorder.js';
import { type Databases, findDatabases } from '../database/databases.js';
import { databaseNames, hubRole } from '../database/plan.js';

/** The hub's own database, for a command beside the hub that runs. */
export interface HubAccess {
  readonly pool: pg.Pool;
  readonly databases: Databases;
  readonly audit: Recorder;
}

/** @throws ConcordatError DATABASE_OUT_OF_REACH where no hub runs on the home */
export async function withHub<Result>(
  config: Config,
  work: (access: HubAccess) => Promise<Result>,
): Promise<Result> {
  const databases = await findDatabases(config);
  const pool = new pg.Pool({ connectionString: databases.url(databaseNames.hub, hubRole), max: 2 });
  pool.on('error', () => {});
  try {
    return await withRecorder(databases, (audit) => work({ pool, databases, audit }));
  } finally {
    await pool.end();
  }
}
