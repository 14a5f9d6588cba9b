import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { savePartners } from '../../gateway/registry/partners.js';
import { startProtectionGuard } from '../../gateway/registry/protection/protectionGuard.js';
import { type PushMeans, registerPushed } from '../../gateway/registry/registerRelease.js';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { loadPartners } from '../../schema/partners/partners.js';
import { parsePeriodSelection } from '../../schema/protocol/period.js';
import { type ReleaseDocument, signRelease } from '../../schema/protocol/release.js';
import { databaseNames, hubRole, servingRoles } from '../../scripts/database/plan.js';
import { demonstrationKey } from '../../scripts/demonstration/demonstrationKey.js';
import type { Atom } from '../../subgraphs/kit/release/atom.js';
import { buildRelease } from '../../subgraphs/kit/release/buildRelease.js';
import { type MemoryRecorder, memoryRecorder } from '../audit/memoryRecorder.js';
import { startTestCluster } from '../database/testCluster.js';

/** A register on a real, throwaway PostgreSQL, with the demonstration's partners and no release. */
export interface TestRegister {
  readonly means: PushMeans & { readonly audit: MemoryRecorder };
  /** URL as the role that serves police figures. */
  readonly servingUrl: string;
  /** Signs a release as its owner and pushes it. */
  publish(release: ReleaseDocument): Promise<'NEW' | 'KNOWN'>;
  /** How many rows each table holds. */
  rows(): Promise<Readonly<Record<string, number>>>;
  stop(): Promise<void>;
}

const migrations = fileURLToPath(new URL('../../schema/database/register/migrations', import.meta.url));
export const frame = { catalogue: loadCatalogue(), areas: loadAreas() };

export async function startTestRegister(): Promise<TestRegister> {
  const cluster = await startTestCluster();
  const name = databaseNames.register;
  const databases = await cluster.provide([
    { name, owner: hubRole, readers: [servingRoles.police], migrations },
  ]);
  const pool = new pg.Pool({ connectionString: databases.url(name, hubRole), max: 2 });
  // The database stops before its idle connections do; that is no failure of a test.
  pool.on('error', () => {});
  const protection = startProtectionGuard({ ...frame, budgetMs: 2000 });
  const means = { ...frame, pool, protection, audit: memoryRecorder() };
  await savePartners(pool, loadPartners());
  return {
    means,
    servingUrl: databases.url(name, servingRoles.police),
    publish: (release) =>
      registerPushed(means, signRelease(release, demonstrationKey(release.owners[0] ?? ''))),
    rows: () => rowsOf(pool),
    stop: async () => {
      await pool.end();
      await cluster.stop();
    },
  };
}

async function rowsOf(pool: pg.Pool): Promise<Readonly<Record<string, number>>> {
  const tables = ['partner', 'release', 'release_owner', 'release_table', 'cell'];
  const counts = await Promise.all(
    tables.map((table) => pool.query(`SELECT count(*)::int AS rows FROM ${table}`)),
  );
  return Object.fromEntries(tables.map((table, at) => [table, counts[at]?.rows[0].rows]));
}

export interface MadeRelease {
  readonly dataset: string;
  readonly owner: string;
  /** The owner's own area. */
  readonly home: string;
  readonly periods: string;
  readonly atoms: readonly Atom[];
  readonly vintage?: string;
}

/** A release of a demonstration partner from rows that are already counted, as the kit builds it. */
export function madeRelease({
  dataset: name,
  owner,
  home,
  periods,
  atoms,
  vintage = '2026-09-30',
}: MadeRelease): ReleaseDocument {
  const dataset = frame.catalogue.dataset(name);
  if (dataset === undefined) throw new Error(`no dataset ${name}`);
  const covered = { referralsFrom: '2019-01-01', referralsTo: '2023-12-31', eventsTo: '2026-09-30' };
  const extent = parsePeriodSelection(periods);
  return buildRelease({
    ...frame,
    dataset,
    owner,
    home,
    atoms,
    vintage,
    covered,
    extent,
    provenance: 'SYNTHETIC',
    breaks: [],
  });
}
