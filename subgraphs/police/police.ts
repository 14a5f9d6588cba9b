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
export interface PoliceParts {
  readonly catalogue: Catalogue;
  readonly areas: Areas;
}

/** What it is started with. */
export interface PoliceOptions extends PoliceParts {
  /** URL of the register, as a role that can read it and nothing else. */
  readonly registerUrl: string;
  readonly onStatement?: StatementLog;
}

/** The schema of this subgraph, built without a database: one field on Area for each police dataset. */
export function buildPoliceSchema(parts: PoliceParts): Promise<FederatedSchema> {
  return buildDatasetSchema({ ...parts, sector: 'police', area: areaReferenceType() });
}

/** Starts the subgraph: one series for each force that published a release. */
export async function startPolice({ registerUrl, onStatement, ...parts }: PoliceOptions): Promise<Subgraph> {
  const { schema, sdl } = await buildPoliceSchema(parts);
  const register = startRegister(registerUrl, onStatement);
  return {
    name: 'police',
    schema,
    sdl,
    context: (request) => datasetContext(request, register),
    close: () => register.close(),
  };
}
