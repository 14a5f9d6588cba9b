import 'reflect-metadata';
import type { Areas } from '../../schema/areas/areas.js';
import type { Catalogue } from '../../schema/datasets/dataset.js';
import {
  areaReferenceType,
  buildDatasetSchema,
  datasetContext,
  type FederatedSchema,
  type ServedRequest,
  type StatementLog,
  type Subgraph,
  startRegister,
} from '../kit/index.js';
import { AskResolver } from './askResolver.js';
import { citedFigureResolver } from './citedFigureResolver.js';
import { ClaimResolver } from './claimResolver.js';
import { ContradictionResolver } from './contradictionResolver.js';
import { CounterArgumentResolver } from './counterArgumentResolver.js';
import { startDatabase } from './database/client.js';
import { type EvidenceContext, entryById } from './evidenceContext.js';
import { makeLoaders } from './loaders.js';
import type { LinkEnd } from './queries.js';
import { RecommendationResolver } from './recommendationResolver.js';
import { RecomputationResolver } from './recomputationResolver.js';

/** What the subgraph is made of. */
export interface EvidenceParts {
  readonly catalogue: Catalogue;
  readonly areas: Areas;
}

/** What it is started with. */
export interface EvidenceOptions extends EvidenceParts {
  /** URL of its own database, migrated and seeded, as the role that owns it. */
  readonly databaseUrl: string;
  /** URL of the register of releases, as a role that can read it and nothing else. */
  readonly registerUrl: string;
  readonly onStatement?: StatementLog;
}

/** The schema of this subgraph, built without a database. */
export function buildEvidenceSchema(parts: EvidenceParts): Promise<FederatedSchema> {
  const area = areaReferenceType();
  const tables = parts.catalogue.dataset('citedFigures')?.tables ?? [];
  return buildDatasetSchema({
    ...parts,
    sector: 'evidence',
    area,
    resolvers: [
      RecommendationResolver,
      AskResolver,
      ClaimResolver,
      RecomputationResolver,
      CounterArgumentResolver,
      ContradictionResolver,
      citedFigureResolver({ area, tables: tables.map(({ name }) => name) }),
    ],
    references: {
      Recommendation: referenceTo('RECOMMENDATION'),
      Ask: referenceTo('ASK'),
      Claim: referenceTo('CLAIM'),
      CounterArgument: referenceTo('COUNTER_ARGUMENT'),
    },
  });
}

/** Starts the subgraph: recommendations, asks, claims, counter-arguments and the official series. */
export async function startEvidence(options: EvidenceOptions): Promise<Subgraph> {
  const { databaseUrl, registerUrl, onStatement, ...parts } = options;
  const { schema, sdl } = await buildEvidenceSchema(parts);
  const database = startDatabase(databaseUrl, onStatement);
  const register = startRegister(registerUrl, onStatement);
  const context = (request: ServedRequest) => ({
    database,
    loaders: makeLoaders(database),
    ...datasetContext(request, register),
  });
  const close = async () => {
    await Promise.all([database.close(), register.close()]);
  };
  return { name: 'evidence', schema, sdl, context, close };
}

const referenceTo =
  (end: LinkEnd) =>
  (reference: object, context: object): Promise<unknown> =>
    entryById(end, 'id' in reference ? String(reference.id) : '', context as EvidenceContext);
