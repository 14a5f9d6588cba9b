import type { Pool } from 'pg';
import { agreementBook } from '../../gateway/access/agreements/agreementBook.js';
import { seedAgreements } from '../../gateway/access/agreements/agreementStore.js';
import { partnersDatasets } from '../../gateway/access/agreements/permissionsOf.js';
import { type PermissionsFor, startPermissions } from '../../gateway/access/agreements/startPermissions.js';
import type { RegisterMeans } from '../../gateway/registry/registerRelease.js';
import { loadAgreements } from '../../schema/agreements/loadAgreements.js';

export interface HubPermissionsOptions {
  /** The hub's own database. */
  readonly pool: Pool;
  readonly registry: Pick<RegisterMeans, 'pool' | 'catalogue'>;
  readonly clock: () => Date;
}

/** What the hub permits: the agreements of its database, where those that ship are stored first. */
export async function hubPermissions({
  pool,
  registry,
  clock,
}: HubPermissionsOptions): Promise<PermissionsFor> {
  await seedAgreements(pool, loadAgreements());
  const book = agreementBook({ hub: pool, register: registry.pool });
  return startPermissions({ book, datasets: partnersDatasets(registry.catalogue), clock });
}
