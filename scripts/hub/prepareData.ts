import pg from 'pg';
import type { Recorder } from '../../gateway/audit/log/auditLog.js';
import { releasesRoute } from '../../gateway/http/releasesRoute.js';
import { startHttpServer } from '../../gateway/http/server.js';
import { prepareRegister, registeredIds } from '../../gateway/registry/prepareRegister.js';
import { openDoor, startProtectionGuard } from '../../gateway/registry/protection/protectionGuard.js';
import type { PushMeans, RegisterMeans } from '../../gateway/registry/registerRelease.js';
import { liveCatalogue } from '../../gateway/registry/tables/liveCatalogue.js';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { loadPartners, type Partner } from '../../schema/partners/partners.js';
import type { StartOptions } from '../commands/start.js';
import type { Databases } from '../database/databases.js';
import { databaseNames, hubRole } from '../database/plan.js';
import { covered } from '../demonstration/calendar.js';
import { runPartners } from '../demonstration/partnersChild.js';
import { checkShipped } from '../demonstration/publishDemonstration.js';
import { keepScale, usualScale } from './demonstrationScale.js';
import { hubKey } from './hubKey.js';

export interface PrepareOptions extends StartOptions {
  readonly databases: Databases;
  readonly audit: Recorder;
}

/** How long linear programs may take over one pushed release. */
const auditBudgetMs = 5000;

/** Fills what is empty: official statistics, the demonstration's rows and releases. */
export async function prepareData(options: PrepareOptions): Promise<{ readonly registry: PushMeans }> {
  const { audit, config, databases, progress, resources, scale = usualScale } = options;
  const pool = new pg.Pool({ connectionString: databases.url(databaseNames.register, hubRole), max: 4 });
  pool.on('error', () => {});
  await resources.own('connections to the register', () => pool.end());
  const { catalogue, refresh: learnTables } = await startLiveCatalogue(options);
  const frame = { catalogue, areas: loadAreas() };
  const protection = startProtectionGuard({ ...frame, budgetMs: auditBudgetMs });
  const registry = { ...frame, pool, audit, protection, learnTables };
  const partners = loadPartners();
  await progress.step('Official statistics', () =>
    prepareRegister(registry, { partners, hubKey: hubKey(databases) }),
  );
  const missing = await unpublished(registry, partners);
  if (missing.length > 0) {
    await publish({ ...options, scale }, registry, missing);
    await keepScale(config.home, scale);
  }
  return { registry };
}

/** What one replica is told of, the others learn within moments. */
const learnEveryMs = 5000;

/** The catalogue that ships, with every table that an owner accepted, now and later. */
async function startLiveCatalogue({ databases, resources }: PrepareOptions) {
  const pool = new pg.Pool({ connectionString: databases.url(databaseNames.hub, hubRole), max: 1 });
  pool.on('error', () => {});
  await resources.own('the connection that learns of tables', () => pool.end());
  const live = liveCatalogue(loadCatalogue(), pool);
  await live.refresh();
  const timer = setInterval(() => void live.refresh().catch(() => {}), learnEveryMs).unref();
  await resources.own('the timer that learns of tables', async () => clearInterval(timer));
  return live;
}

/** Partners work and push in a process of their own; the hub takes releases at its door, here on a port of its own. */
async function publish(
  options: PrepareOptions & { readonly scale: number },
  registry: PushMeans,
  partners: readonly Partner[],
): Promise<void> {
  checkShipped({ ...registry, partners, scale: options.scale });
  // What ships was audited when it was generated, and is checked by hash and signature as anything else is.
  const routes = [releasesRoute({ ...registry, protection: openDoor })];
  const door = await startHttpServer({ routes, host: '127.0.0.1', port: 0, onFault: console.error });
  try {
    await options.progress.step(
      options.scale === usualScale
        ? 'Partners fill records and push releases'
        : 'Partners fill, build, sign and push',
      (note) => runPartners({ ...options, partners, note, hub: door.url }),
    );
  } finally {
    await door.close();
  }
}

/** Demonstration partners that lack a release of some dataset of their sector. */
async function unpublished(
  registry: RegisterMeans,
  partners: readonly Partner[],
): Promise<readonly Partner[]> {
  const registered = await registeredIds(registry);
  const datasets = registry.catalogue.datasets;
  return partners.filter(({ id, demonstration, sector }) =>
    datasets.some(
      (dataset) =>
        demonstration &&
        dataset.sector === sector &&
        !registered.has(`${id}.${dataset.name}.${covered.eventsTo}`),
    ),
  );
}
