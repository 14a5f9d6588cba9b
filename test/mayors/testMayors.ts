import { fileURLToPath } from 'node:url';
import { type ExecutionResult, graphql } from 'graphql';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadBoard } from '../../schema/board/loadBoard.js';
import { databaseNames, servingRoles } from '../../scripts/database/plan.js';
import type { Subgraph } from '../../subgraphs/kit/index.js';
import { type MayorsDatabase, startDatabase } from '../../subgraphs/mayors/database/client.js';
import { seedMayors } from '../../subgraphs/mayors/database/seed.js';
import { startMayors } from '../../subgraphs/mayors/mayors.js';
import { startTestCluster } from '../database/testCluster.js';
import { permittedRequest } from '../kit/guard/testKeys.js';

/** The mayors subgraph on a real, throwaway PostgreSQL. */
export interface TestMayors {
  readonly subgraph: Subgraph;
  readonly database: MayorsDatabase;
  /** SQL statements sent since the last `ask` began. */
  readonly statements: readonly string[];
  ask(query: string, variables?: Record<string, unknown>): Promise<ExecutionResult>;
  stop(): Promise<void>;
}

/** The day the tests ask on. */
export const today = '2026-11-21';

const migrations = fileURLToPath(new URL('../../subgraphs/mayors/database/migrations', import.meta.url));

/** Starts PostgreSQL, makes the database, fills it and starts the subgraph on it. */
export async function testMayors(): Promise<TestMayors> {
  const cluster = await startTestCluster();
  const name = databaseNames.mayors;
  const owner = servingRoles.mayors;
  const databaseUrl = (await cluster.provide([{ name, owner, migrations }])).url(name, owner);
  const areas = loadAreas();
  const clock = () => new Date(`${today}T12:00:00Z`);
  const database = startDatabase(databaseUrl);
  await seedMayors(database, { areas, board: loadBoard() });
  const statements: string[] = [];
  const onStatement = (sql: string) => statements.push(sql);
  const subgraph = await startMayors({ databaseUrl, areas, clock, onStatement });
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
