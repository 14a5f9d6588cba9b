import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Identify } from '../../gateway/access/identify.js';
import { anonymous } from '../../gateway/access/requester.js';
import { makeCheckpoint } from '../../gateway/audit/checkpoints/checkpoints.js';
import type { AuditLog } from '../../gateway/audit/log/auditLog.js';
import type { Outcome } from '../../gateway/audit/log/entry.js';
import { auditRoutes } from '../../gateway/audit/uses/auditRoutes.js';
import { publicSummaries } from '../../gateway/audit/uses/publicSummary.js';
import { startHttpServer } from '../../gateway/http/server.js';
import { savePartners } from '../../gateway/registry/partners.js';
import { loadPartners } from '../../schema/partners/partners.js';
import { databaseNames, hubRole } from '../../scripts/database/plan.js';
import { signer } from './signedLog.js';
import { now, question, startTestLog } from './testLog.js';

const partners = loadPartners().filter(({ sector, demonstration }) => demonstration && sector === 'support');

/** Two charities of the demonstration. */
export const [charity = '', other = ''] = partners.map(({ id }) => id);

/** The audit's doors over a real log, in which two charities' figures were used on different days. */
export interface PartnerHub {
  readonly url: string;
  readonly log: AuditLog;
  /** As the hub: may add and read. */
  readonly pool: pg.Pool;
  /** As the owner of the audit's database. */
  readonly owner: pg.Pool;
  stop(): Promise<void>;
}

/** Who shows `Bearer <organisation> <role>` is of that organisation; anybody else is nobody. */
const identifyByName: Identify = async ({ headers }) => {
  const [, organisation, role = ''] = headers.authorization?.split(' ') ?? [];
  if (organisation === undefined) return anonymous;
  return { ...anonymous, person: 'person-1', kind: 'person', organisation, roles: [role] };
};

const released = (owner: string, dataset: string) => ({
  release: `${owner}.${dataset}.2026-09-30`,
  table: 'CITY_REGION_YEAR_HOUSING_SEX',
  cells: 4,
  ids: [],
  digest: 'e'.repeat(64),
});

/** What an answer with figures of both charities leaves behind. */
export function answered(number: number, dataset: string): Outcome {
  const [, outcome] = question(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`);
  if (outcome === undefined || !('tables' in outcome)) throw new Error('no outcome');
  const tables = Object.fromEntries([charity, other].map((id) => [id, [released(id, dataset)]]));
  return { ...outcome, tables };
}

/** One use of housing figures in the quarter before, three in the last one, and one of another dataset. */
const uses = [
  ['2026-09-30T12:00:00Z', 'housingAtExit'],
  ['2026-10-05T09:00:00Z', 'housingAtExit'],
  ['2026-10-05T09:00:00Z', 'housingAtExit'],
  ['2026-10-05T09:00:00Z', 'advice'],
  ['2026-11-20T09:00:00Z', 'housingAtExit'],
] as const;

export async function startPartnerHub(clock: () => Date = () => now): Promise<PartnerHub> {
  let today = new Date(uses[0][0]);
  const served = await startTestLog(() => today);
  const migrations = fileURLToPath(new URL('../../schema/database/register/migrations', import.meta.url));
  const databases = await served.cluster.provide([
    { name: databaseNames.register, owner: hubRole, migrations },
  ]);
  const register = new pg.Pool({ connectionString: databases.url(databaseNames.register, hubRole), max: 1 });
  register.on('error', () => {});
  await savePartners(register, partners);
  const { pool, log, owner } = served;
  const routes = auditRoutes({
    pool,
    log,
    register,
    signer,
    identify: identifyByName,
    clock,
    summaries: publicSummaries({ pool, clock, delayDays: 28 }),
    makeCheckpoint: () => makeCheckpoint(pool, signer, today),
    onFault: (error) => {
      throw error;
    },
  });
  const http = await startHttpServer({ routes, host: '127.0.0.1', port: 0, onFault: () => {} });
  for (const [number, [at, dataset]] of uses.entries()) {
    today = new Date(at);
    await log.append(answered(number + 1, dataset));
  }
  const stop = async () => {
    await http.close();
    await register.end();
    await served.stop();
  };
  return { url: http.url, log, pool, owner, stop };
}
