import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { DocumentRules } from '../../gateway/access/documents/documentRules.js';
import type { Identify } from '../../gateway/access/identify.js';
import { seedPurposes } from '../../gateway/access/identity/purposeStore.js';
import { startCheckpointKeeper } from '../../gateway/audit/checkpoints/checkpointKeeper.js';
import { type AuditLog, startAuditLog } from '../../gateway/audit/log/auditLog.js';
import { auditRoutes } from '../../gateway/audit/uses/auditRoutes.js';
import { publicSummaries } from '../../gateway/audit/uses/publicSummary.js';
import { startHub } from '../../gateway/hub.js';
import { savePartners } from '../../gateway/registry/partners.js';
import { startProtectionGuard } from '../../gateway/registry/protection/protectionGuard.js';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadBoard } from '../../schema/board/loadBoard.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { loadPartners } from '../../schema/partners/partners.js';
import { privateKeyFrom } from '../../schema/protocol/ownerKey.js';
import { loadPurposes } from '../../schema/purposes/purposes.js';
import { auditRoles, databaseNames, hubRole, servingRoles } from '../../scripts/database/plan.js';
import { hubGate } from '../../scripts/hub/hubGate.js';
import { hubPermissions } from '../../scripts/hub/hubPermissions.js';
import { isShipped } from '../../scripts/hub/shippedSeed.js';
import { startPublishing } from '../../scripts/hub/startPublishing.js';
import { witnessesOf } from '../../scripts/hub/witnesses.js';
import { startSubgraphServer } from '../../subgraphs/kit/index.js';
import { startDatabase } from '../../subgraphs/mayors/database/client.js';
import { seedMayors } from '../../subgraphs/mayors/database/seed.js';
import { startMayors } from '../../subgraphs/mayors/mayors.js';
import { testAnalyst } from '../access/testAnalyst.js';
import { signer } from '../audit/signedLog.js';
import { auditPlan } from '../audit/testLog.js';
import { startTestCluster } from '../database/testCluster.js';
import { type TestKeys, testKeys } from '../kit/guard/testKeys.js';

/**
 * The real hub on the committed supergraph, its register and audit in a real PostgreSQL, the mayors subgraph in front
 * of its own database; police and evidence are down.
 */
export interface TestFrontDoor {
  readonly url: string;
  /** SQL that the mayors subgraph sent. */
  readonly statements: string[];
  readonly faults: readonly unknown[];
  readonly databases: { readonly audit: pg.Pool; readonly hub: pg.Pool; readonly register: pg.Pool };
  /** Signs the audit log as it is, and hands the note to every published subgraph. */
  checkpoint(): Promise<void>;
  /** The same hub with another audit. */
  withAudit(audit: AuditLog): Promise<{ readonly url: string; close(): Promise<void> }>;
  stop(): Promise<void>;
}

const path = (folder: string) => fileURLToPath(new URL(`../../${folder}`, import.meta.url));
const supergraphSdl = readFileSync(path('schema/supergraph.graphql'), 'utf8');
const clock = () => new Date('2026-11-21T12:00:00Z');
const hubKey = privateKeyFrom(Buffer.alloc(32));
/** Nothing listens on port 1. */
export const nowhere = 'http://127.0.0.1:1/';

/** Who asks and what they may send; left out, an analyst who may explore. */
export interface TestAccess {
  readonly identify?: Identify;
  readonly documents?: DocumentRules;
  readonly keys?: TestKeys;
  /** Folder of the hub's state; with one, subgraphs can be published. */
  readonly home?: string;
}

const nothingSaved: DocumentRules = { trusted: new Map(), strangersAsk: false };

export async function startTestFrontDoor(access: TestAccess = {}): Promise<TestFrontDoor> {
  const { keys = testKeys(), home } = access;
  const frame = { areas: loadAreas(), catalogue: loadCatalogue() };
  const { databases, pools, stop } = await startDatabases();
  const { documents = nothingSaved, identify = () => Promise.resolve(testAnalyst) } = access;
  const databaseUrl = databases.url(databaseNames.mayors, servingRoles.mayors);
  const mayorsDatabase = startDatabase(databaseUrl);
  await seedMayors(mayorsDatabase, { areas: frame.areas, board: loadBoard() });
  await savePartners(pools.register, loadPartners());
  const statements: string[] = [];
  const faults: unknown[] = [];
  const onStatement = (sql: string) => statements.push(sql);
  const mayors = await startMayors({ databaseUrl, areas: frame.areas, clock, onStatement });
  const local = { host: '127.0.0.1', port: 0 };
  const onError = (error: unknown) => faults.push(error);
  const served = await startSubgraphServer({
    ...local,
    subgraphs: [mayors],
    findKey: keys.findKey,
    onError,
  });
  const protection = startProtectionGuard({ ...frame, budgetMs: 0 });
  await seedPurposes(pools.hub, loadPurposes());
  const registered = { pool: pools.register, catalogue: frame.catalogue };
  const permissionsFor = await hubPermissions({
    pool: pools.hub,
    registry: registered,
    clock,
    say: () => {},
  });
  const log = startAuditLog({ pool: pools.audit, clock });
  const registryOf = (audit: AuditLog) => ({ ...frame, pool: pools.register, protection, audit });
  const subgraphUrl = (name: string, routingUrl: string) =>
    name === 'mayors' ? served.url(name) : isShipped(name) ? nowhere : routingUrl;
  const published =
    home === undefined
      ? undefined
      : await startPublishing({
          home,
          pool: pools.hub,
          audit: { pool: pools.audit, log },
          databaseUrl: databases.url(databaseNames.hub, hubRole),
          register: pools.register,
          hubKey,
          clock: () => new Date(),
          identify,
          sign: async (request) => keys.signer.forRegistry(request),
          addressOf: subgraphUrl,
          log: onError,
        });
  const keeper = startCheckpointKeeper({
    pool: pools.audit,
    signer,
    clock,
    fetch,
    witnesses: () => witnessesOf(published?.members() ?? [], []),
    keep: async () => {},
    onFault: onError,
  });
  const withAudit = (audit: AuditLog) =>
    startHub({
      ...local,
      audit,
      identify,
      ...(published && { publishing: published.follow }),
      documents,
      signer: keys.signer,
      permissionsFor,
      engine: { supergraphSdl: published?.supergraphSdl ?? supergraphSdl, subgraphUrl },
      registry: registryOf(audit),
      gate: hubGate({ registry: registryOf(audit), hubKey, audit, clock }),
      routes: () =>
        auditRoutes({
          pool: pools.audit,
          log: audit,
          register: pools.register,
          signer,
          makeCheckpoint: keeper.make,
          identify,
          clock,
          summaries: publicSummaries({ pool: pools.audit, clock, delayDays: 28 }),
          onFault: onError,
        }),
      onFault: onError,
    });
  const hub = await withAudit(log);
  return {
    url: hub.url,
    statements,
    faults,
    databases: pools,
    withAudit,
    checkpoint: async () => void (await keeper.make()),
    stop: async () => {
      await hub.close();
      await keeper.close();
      await served.close();
      await mayorsDatabase.close();
      await stop();
    },
  };
}

async function startDatabases() {
  const cluster = await startTestCluster();
  const { mayors, hub, register } = databaseNames;
  const databases = await cluster.provide([
    { name: mayors, owner: servingRoles.mayors, migrations: path('subgraphs/mayors/database/migrations') },
    auditPlan,
    { name: hub, owner: hubRole, migrations: path('schema/database/hub/migrations') },
    { name: register, owner: hubRole, migrations: path('schema/database/register/migrations') },
  ]);
  const poolOf = (name: string, role: string) => {
    const pool = new pg.Pool({ connectionString: databases.url(name, role), max: 2 });
    // The database stops before its idle connections do; that is no failure of a test.
    pool.on('error', () => {});
    return pool;
  };
  const pools = {
    audit: poolOf(databaseNames.audit, auditRoles.appender),
    hub: poolOf(hub, hubRole),
    register: poolOf(register, hubRole),
  };
  const stop = async () => {
    await Promise.all([pools.audit.end(), pools.hub.end(), pools.register.end()]);
    await cluster.stop();
  };
  return { databases, pools, stop };
}
