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
export interface SupportParts {
  readonly catalogue: Catalogue;
  readonly areas: Areas;
}

/** What it is started with. */
export interface SupportOptions extends SupportParts {
  /** URL of the register, as a role that can read it and nothing else. */
  readonly registerUrl: string;
  readonly onStatement?: StatementLog;
}

/** The schema of this subgraph, built without a database: one field on Area for each support dataset. */
export function buildSupportSchema(parts: SupportParts): Promise<FederatedSchema> {
  return buildDatasetSchema({ ...parts, sector: 'support', area: areaReferenceType() });
}

/** Starts the subgraph: one series for each charity that published a release. */
export async function startSupport({
  registerUrl,
  onStatement,
  ...parts
}: SupportOptions): Promise<Subgraph> {
  const { schema, sdl } = await buildSupportSchema(parts);
  const register = startRegister(registerUrl, onStatement);
  return {
    name: 'support',
    schema,
    sdl,
    context: (request) => datasetContext(request, register),
    close: () => register.close(),
  };
}
