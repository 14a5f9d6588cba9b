import type { Pool } from 'pg';
import { agreementBook } from '../../gateway/access/agreements/agreementBook.js';
import { seedAgreements } from '../../gateway/access/agreements/agreementStore.js';
import { expiring } from '../../gateway/access/agreements/expiring.js';
import { partnersDatasets } from '../../gateway/access/agreements/permissionsOf.js';
import { dayOf } from '../../gateway/access/agreements/standing.js';
import { type PermissionsFor, startPermissions } from '../../gateway/access/agreements/startPermissions.js';
import type { RegisterMeans } from '../../gateway/registry/registerRelease.js';
import { loadAgreements } from '../../schema/agreements/loadAgreements.js';
import { expiringWarnings } from '../agreements/agreementText.js';

export interface HubPermissionsOptions {
  /** The hub's own database. */
  readonly pool: Pool;
  readonly registry: Pick<RegisterMeans, 'pool' | 'catalogue'>;
  readonly clock: () => Date;
  /** Told of agreements that end soon. */
  readonly say: (line: string) => void;
}

/** What the hub permits: the agreements of its database, where those that ship are stored first. */
export async function hubPermissions({
  pool,
  registry,
  clock,
  say,
}: HubPermissionsOptions): Promise<PermissionsFor> {
  await seedAgreements(pool, loadAgreements());
  const book = agreementBook({ hub: pool, register: registry.pool });
  for (const warning of expiringWarnings(expiring(await book(), dayOf(clock())))) say(warning);
  return startPermissions({ book, datasets: partnersDatasets(registry.catalogue), clock });
}
