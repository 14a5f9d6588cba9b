import pg from 'pg';
import { readAskedTables } from '../../gateway/registry/tables/readTableRequests.js';
import type { AskedTable } from '../../schema/datasets/dataset.js';
import type { Databases } from './databases.js';
import { databaseNames, hubRole } from './plan.js';

/** Tables that owners accepted, as the hub's database has them now. */
export async function askedTablesIn(databases: Databases): Promise<readonly AskedTable[]> {
  const pool = new pg.Pool({ connectionString: databases.url(databaseNames.hub, hubRole), max: 1 });
  pool.on('error', () => {});
  try {
    return await readAskedTables(pool);
  } finally {
    await pool.end();
  }
}
