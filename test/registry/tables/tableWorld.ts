import 'reflect-metadata';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Requester } from '../../../gateway/access/requester.js';
import { releasesRoute } from '../../../gateway/http/releasesRoute.js';
import { startHttpServer } from '../../../gateway/http/server.js';
import { tableRoutes } from '../../../gateway/http/tableRoutes.js';
import { addPartner } from '../../../gateway/registry/addPartner.js';
import { savePartners } from '../../../gateway/registry/partners.js';
import { startProtectionGuard } from '../../../gateway/registry/protection/protectionGuard.js';
import { liveCatalogue } from '../../../gateway/registry/tables/liveCatalogue.js';
import type { Catalogue } from '../../../schema/datasets/dataset.js';
import { loadPartners } from '../../../schema/partners/partners.js';
import { databaseNames, hubRole } from '../../../scripts/database/plan.js';
import { parsePartner } from '../../../subgraphs/kit/intake/partnerFile.js';
import { testAnalyst } from '../../access/testAnalyst.js';
import { memoryRecorder } from '../../audit/memoryRecorder.js';
import { startTestCluster } from '../../database/testCluster.js';
import { type KitRun, runKit } from '../../kit/intake/runKit.js';
import { csv, type Rows } from '../../kit/intake/sheetFiles.js';
import { frame } from '../testRegister.js';

export const owner = 'riverbank-demo';

/** SYNTHETIC rows of two years in two boroughs. */
const sheet: Rows = [
  ['reference', 'date', 'area', 'exploitation', 'sex'],
  ...Array.from({ length: 480 }, (_, at) => [
    `S${at}`,
    `${at % 2 === 0 ? 2022 : 2023}-0${1 + (at % 9)}-1${at % 7}`,
    at % 3 === 0 ? 'Hackney' : 'Lambeth',
    at % 4 === 0 ? 'LABOUR' : 'SEXUAL',
    at % 5 === 0 ? 'MALE' : 'FEMALE',
  ]),
];

/** A hub's doors for requests and releases, and a charity that has a sheet. */
export interface TableWorld {
  readonly pool: pg.Pool;
  readonly register: pg.Pool;
  readonly catalogue: Catalogue;
  readonly url: string;
  /** Asks as somebody; as an analyst of London if left out. */
  ask(wanted: object, as?: Requester): Promise<{ readonly status: number; readonly body: unknown }>;
  /** Runs the kit on the charity's machine. */
  kit(words: readonly string[]): Promise<KitRun>;
  readonly sheet: string;
  stop(): Promise<void>;
}

const migrations = (name: string) =>
  fileURLToPath(new URL(`../../../schema/database/${name}/migrations`, import.meta.url));

export async function startTableWorld(): Promise<TableWorld> {
  const cluster = await startTestCluster();
  const databases = await cluster.provide([
    { name: databaseNames.hub, owner: hubRole, migrations: migrations('hub') },
    { name: databaseNames.register, owner: hubRole, migrations: migrations('register') },
  ]);
  const [pool, register] = [databaseNames.hub, databaseNames.register].map((name) =>
    new pg.Pool({ connectionString: databases.url(name, hubRole), max: 2 }).on('error', () => {}),
  ) as [pg.Pool, pg.Pool];
  await savePartners(register, loadPartners());
  const { catalogue, refresh } = liveCatalogue(frame.catalogue, pool);
  const audit = memoryRecorder();
  let asking: Requester = testAnalyst;
  const protection = startProtectionGuard({ ...frame, catalogue, budgetMs: 2000 });
  const means = { ...frame, catalogue, pool: register, protection, learnTables: refresh, audit };
  const door = await startHttpServer({
    routes: [
      releasesRoute(means),
      ...tableRoutes({ pool, register, catalogue, refresh, identify: async () => asking }),
    ],
    host: '127.0.0.1',
    port: 0,
    onFault: console.error,
  });
  const { home, file, kit } = await startCharity({ pool: register, audit });
  return {
    pool,
    register,
    catalogue,
    url: door.url,
    kit,
    sheet: file,
    ask: async (wanted, as = testAnalyst) => {
      asking = as;
      const response = await fetch(`${door.url}/table-requests`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(wanted),
      });
      return { status: response.status, body: await response.json() };
    },
    stop: async () => {
      await door.close();
      await Promise.all([pool.end(), register.end()]);
      await cluster.stop();
      await rm(home, { recursive: true });
    },
  };
}

async function startCharity(register: Parameters<typeof addPartner>[0]) {
  const home = await mkdtemp(path.join(tmpdir(), 'concordat-tables-'));
  const known = ['--name', 'Riverbank (demo)', '--sector', 'support', '--area', 'E12000007'];
  await runKit(['keygen', owner, ...known, '--out', home]);
  const partner = path.join(home, `${owner}.partner.json`);
  await addPartner(register, parsePartner(await readFile(partner, 'utf8')), false);
  const file = path.join(home, 'clients.csv');
  await writeFile(file, csv(sheet));
  const kit = (words: readonly string[]) => runKit([...words, '--partner', partner], fetch);
  return { home, file, kit };
}
