import type { Areas } from '../../schema/areas/areas.js';
import type { Catalogue } from '../../schema/datasets/dataset.js';
import {
  areaReferenceType,
  buildDatasetSchema,
  datasetContext,
  type FederatedSchema,
  type StatementLog,
  type Subgraph,
  startRegister,
} from '../kit/index.js';

/** What the subgraph is made of. */
export interface SafeguardingParts {
  readonly catalogue: Catalogue;
  readonly areas: Areas;
}

/** What it is started with. */
export interface SafeguardingOptions extends SafeguardingParts {
  /** URL of the register, as a role that can read it and nothing else. */
  readonly registerUrl: string;
  readonly onStatement?: StatementLog;
}

/** The schema of this subgraph, built without a database: one field on Area for each dataset of councils. */
export function buildSafeguardingSchema(parts: SafeguardingParts): Promise<FederatedSchema> {
  return buildDatasetSchema({ ...parts, sector: 'safeguarding', area: areaReferenceType() });
}

/** Starts the subgraph: one series for each council that published a release. */
export async function startSafeguarding(options: SafeguardingOptions): Promise<Subgraph> {
  const { registerUrl, onStatement, ...parts } = options;
  const { schema, sdl } = await buildSafeguardingSchema(parts);
  const register = startRegister(registerUrl, onStatement);
  return {
    name: 'safeguarding',
    schema,
    sdl,
    context: (request) => datasetContext(request, register),
    close: () => register.close(),
  };
}
