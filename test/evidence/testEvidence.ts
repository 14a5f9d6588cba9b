import { fileURLToPath } from 'node:url';
import { type ExecutionResult, graphql } from 'graphql';
import pg from 'pg';
import { loadOfficialReleases } from '../../gateway/registry/official/loadOfficialReleases.js';
import { savePartners } from '../../gateway/registry/partners.js';
import { registerOfficial } from '../../gateway/registry/registerRelease.js';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { loadEvidence } from '../../schema/evidence/loadEvidence.js';
import { privateKeyFrom } from '../../schema/protocol/ownerKey.js';
import { databaseNames, hubRole, servingRoles } from '../../scripts/database/plan.js';
import { type EvidenceDatabase, startDatabase } from '../../subgraphs/evidence/database/client.js';
import { seedEvidence } from '../../subgraphs/evidence/database/seed.js';
import { startEvidence } from '../../subgraphs/evidence/evidence.js';
import type { Subgraph } from '../../subgraphs/kit/index.js';
import { memoryRecorder } from '../audit/memoryRecorder.js';
import { startTestCluster } from '../database/testCluster.js';
import { permittedRequest } from '../kit/guard/testKeys.js';

/** The evidence subgraph on a real, throwaway PostgreSQL, its register holding the release of cited figures alone. */
export interface TestEvidence {
  readonly subgraph: Subgraph;
  readonly database: EvidenceDatabase;
  /** SQL statements sent since the last `ask` began. */
  readonly statements: readonly string[];
  ask(query: string, variables?: Record<string, unknown>): Promise<ExecutionResult>;
  stop(): Promise<void>;
}

const folder = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Starts PostgreSQL, makes both databases, fills its own and starts the subgraph on them. */
export async function testEvidence(): Promise<TestEvidence> {
  const cluster = await startTestCluster();
  const { evidence: name, register } = databaseNames;
  const { evidence: owner } = servingRoles;
  const databases = await cluster.provide([
    { name, owner, migrations: folder('subgraphs/evidence/database/migrations') },
    {
      name: register,
      owner: hubRole,
      readers: [owner],
      migrations: folder('schema/database/register/migrations'),
    },
  ]);
  const databaseUrl = databases.url(name, owner);
  const database = startDatabase(databaseUrl);
  await seedEvidence(database, loadEvidence());
  await registerCitedFigures(databases.url(register, hubRole));
  const statements: string[] = [];
  const subgraph = await startEvidence({
    databaseUrl,
    registerUrl: databases.url(register, owner),
    catalogue: loadCatalogue(),
    areas: loadAreas(),
    onStatement: (sql) => statements.push(sql),
  });
  const { schema, context } = subgraph;
  return {
    subgraph,
    database,
    statements,
    ask: (source, variableValues) => {
      statements.length = 0;
      return graphql({ schema, source, variableValues, contextValue: context(permittedRequest()) });
    },
    stop: async () => {
      await subgraph.close();
      await database.close();
      await cluster.stop();
    },
  };
}

async function registerCitedFigures(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const frame = { catalogue: loadCatalogue(), areas: loadAreas() };
  const releases = loadOfficialReleases(frame).filter(({ dataset }) => dataset === 'citedFigures');
  const owners = releases.flatMap((release) => release.owners);
  await savePartners(
    pool,
    owners.map((id) => ({ id, name: id, sector: 'evidence', demonstration: false })),
  );
  const key = privateKeyFrom(Buffer.alloc(32, 7));
  await registerOfficial({ pool, audit: memoryRecorder(), ...frame }, releases, key);
  await pool.end();
}
