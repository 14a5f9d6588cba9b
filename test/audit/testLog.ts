import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type AuditLog, auditPoolSettings, startAuditLog } from '../../gateway/audit/log/auditLog.js';
import type { AuditEntry, Happening } from '../../gateway/audit/log/entry.js';
import { auditRoles, databaseNames } from '../../scripts/database/plan.js';
import { startTestCluster, type TestCluster } from '../database/testCluster.js';

/** The audit log in a real PostgreSQL, with the roles it has in a hub. */
export interface TestLog extends AsyncDisposable {
  readonly cluster: TestCluster;
  readonly log: AuditLog;
  /** As the hub: may add and read. */
  readonly pool: pg.Pool;
  /** As the owner of the database. */
  readonly owner: pg.Pool;
  /** Another hub on the same database. */
  another(options?: Partial<Parameters<typeof startAuditLog>[0]>): AuditLog;
  stop(): Promise<void>;
}

export const auditPlan = {
  name: databaseNames.audit,
  owner: auditRoles.owner,
  appenders: [auditRoles.appender],
  migrations: fileURLToPath(new URL('../../schema/database/audit/migrations', import.meta.url)),
};
export const now = new Date('2026-11-26T12:00:00Z');

export async function startTestLog(clock: () => Date = () => now): Promise<TestLog> {
  const cluster = await startTestCluster();
  const databases = await cluster.provide([auditPlan]);
  const poolOf = (role: string) => {
    const connectionString = databases.url(databaseNames.audit, role);
    const pool = new pg.Pool({ ...auditPoolSettings, connectionString });
    pool.on('error', () => {});
    return pool;
  };
  const [pool, owner] = [poolOf(auditRoles.appender), poolOf(auditRoles.owner)];
  const log = startAuditLog({ pool, clock });
  const stop = async () => {
    await log.close();
    await Promise.all([pool.end(), owner.end()]);
    await cluster.stop();
  };
  return {
    cluster,
    log,
    pool,
    owner,
    another: (options) => startAuditLog({ pool, clock, ...options }),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** An event of a number, for tests that need many. */
export const happening = (number: number): Happening => ({
  kind: 'AGREEMENT',
  action: 'SIGNED',
  subject: `agreement-${number}`,
  by: 'p-1',
  partners: [],
});

/** What a question about the housing of survivors leaves behind. */
export const question = (use: string): readonly AuditEntry[] => {
  const about = {
    use: {
      use,
      organisation: 'greater-london-authority-demo',
      purpose: 'service-planning',
      agreements: ['agreement-1'],
      supergraph: 'abc',
    },
    asker: { requester: 'p-1', document: 'd'.repeat(64) },
  };
  return [
    {
      kind: 'CONSULTATION',
      ...about,
      coordinates: ['Query.area', 'Area.accommodation'],
      secrets: { variables: '{"code":"E12000007"}', project: 'A project' },
    },
    {
      kind: 'COMBINATION',
      ...about,
      decision: 'ANSWERED',
      codes: [],
      cells: 3,
      withheld: 1,
      durationMs: 12,
      tables: {
        'charity-one-demo': [table('charity-one-demo')],
        'charity-two-demo': [table('charity-two-demo')],
      },
    },
  ];
};

const table = (owner: string) => {
  const release = `${owner}.accommodation.2026-09-30`;
  return {
    release,
    table: 'REGION',
    cells: 2,
    ids: [`${release}#REGION/E12000007/2024`],
    digest: 'e'.repeat(64),
  };
};
