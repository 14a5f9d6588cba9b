import pg from 'pg';
import type { Config } from '../../gateway/config.js';
import type { Areas } from '../../schema/areas/areas.js';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import type { Catalogue } from '../../schema/datasets/dataset.js';
import { loadPartners, type Partner } from '../../schema/partners/partners.js';
import { type Databases, findDatabases } from '../database/databases.js';
import { databaseNames, hubRole } from '../database/plan.js';

/** What the release commands work with, on the databases of a hub that runs. */
export interface RegisterAccess {
  readonly pool: pg.Pool;
  readonly databases: Databases;
  readonly catalogue: Catalogue;
  readonly areas: Areas;
  readonly partners: readonly Partner[];
}

/** @throws ConcordatError DATABASE_OUT_OF_REACH where no hub runs on the home */
export async function withRegister<Result>(
  config: Config,
  work: (access: RegisterAccess) => Promise<Result>,
): Promise<Result> {
  const databases = await findDatabases(config);
  const pool = new pg.Pool({ connectionString: databases.url(databaseNames.register, hubRole), max: 2 });
  pool.on('error', () => {});
  try {
    return await work({
      pool,
      databases,
      catalogue: loadCatalogue(),
      areas: loadAreas(),
      partners: loadPartners(),
    });
  } finally {
    await pool.end();
  }
}
