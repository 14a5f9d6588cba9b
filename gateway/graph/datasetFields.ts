import type { Catalogue, Dataset } from '../../schema/datasets/dataset.js';
import type { HubGraphContext } from './hubResolvers.js';

export function datasetFields({ catalogue }: { readonly catalogue: Catalogue }) {
  return {
    dimensions: (dataset: Dataset) =>
      catalogue.dimensionsOf(dataset).map(({ name, description, codes, values }) => ({
        name,
        description,
        codes: codes.map((code) => ({ code, label: values?.[code] ?? code })),
      })),
    owners: ({ name }: Dataset, _: unknown, { loaders }: HubGraphContext) => loaders.ownersOf.load(name),
  };
}

/** Datasets of the catalogue by name; a name it no longer has is left out. */
export const datasetsNamed = (catalogue: Catalogue, names: readonly string[]): readonly Dataset[] =>
  names.flatMap((name) => catalogue.dataset(name) ?? []);
