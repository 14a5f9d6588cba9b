import 'reflect-metadata';
import type { Areas } from '../../schema/areas/areas.js';
import { buildFederatedSchema, type FederatedSchema, type Subgraph } from '../kit/index.js';
import { AreaResolver, areaByCode, type MayorsContext } from './areaResolver.js';
import { type StatementLog, startDatabase } from './database/client.js';
import { makeLoaders } from './loaders.js';

/** What the subgraph is started with. */
export interface MayorsOptions {
  /** URL of its own database, migrated and seeded, as the role that owns it. */
  readonly databaseUrl: string;
  readonly areas: Areas;
  readonly onStatement?: StatementLog;
}

/** The schema of this subgraph, built without a database. */
export function buildMayorsSchema(): Promise<FederatedSchema> {
  return buildFederatedSchema({
    resolvers: [AreaResolver],
    references: {
      Area: (reference, context) => areaByCode(codeOf(reference), context as MayorsContext),
    },
  });
}

/** Starts the subgraph: areas and city regions, nesting and fit, population, mayors. */
export async function startMayors({ databaseUrl, areas, onStatement }: MayorsOptions): Promise<Subgraph> {
  const { schema, sdl } = await buildMayorsSchema();
  const database = startDatabase(databaseUrl, onStatement);
  const context = (): MayorsContext => ({ database, areas, loaders: makeLoaders(database) });
  return { name: 'mayors', schema, sdl, context, close: () => database.close() };
}

function codeOf(reference: object): string {
  return 'code' in reference ? String(reference.code) : '';
}
