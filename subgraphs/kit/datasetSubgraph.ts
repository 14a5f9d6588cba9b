import { type DatasetContext, type DatasetParts, datasetResolvers } from './dataset/datasetResolvers.js';
import {
  buildFederatedSchema,
  type FederatedSchema,
  type ReferenceResolver,
  type Resolver,
} from './federation.js';
import type { Clock } from './register/age.js';
import { cellLoader } from './register/cellLoader.js';
import type { Register } from './register/register.js';
import { seriesLoader } from './register/seriesLoader.js';
import type { ServedRequest } from './subgraph.js';

export interface DatasetSchemaParts extends DatasetParts {
  /** Resolvers beside the dataset fields. */
  readonly resolvers?: readonly Resolver[];
  readonly references?: Readonly<Record<string, ReferenceResolver>>;
}

/** The schema of a subgraph that serves the datasets of a sector, and whatever else its parts add. */
export async function buildDatasetSchema(parts: DatasetSchemaParts): Promise<FederatedSchema> {
  const [first, ...others] = [...datasetResolvers(parts), ...(parts.resolvers ?? [])];
  if (first === undefined) throw new TypeError(`Sector ${parts.sector} declares no dataset.`);
  return buildFederatedSchema({
    resolvers: [first, ...others],
    orphanedTypes: [parts.area],
    references: { Area: ({ code }) => ({ code }), ...parts.references },
  });
}

/** What dataset fields need of one request: the register, and loaders that join what the request asks of it. */
export const datasetContext = (
  { caller, remarks }: ServedRequest,
  register: Register,
  clock?: Clock,
): DatasetContext => ({
  caller,
  remarks,
  register,
  series: seriesLoader(register, clock),
  cells: cellLoader(register),
});
