import { areaKinds } from '../../schema/areas/area.js';
import type { Catalogue } from '../../schema/datasets/dataset.js';
import type { LoadedIndicator } from '../../schema/indicators/indicator.js';
import { datasetsNamed } from './datasetFields.js';

interface IndicatorMeans {
  readonly catalogue: Catalogue;
  readonly indicators: readonly LoadedIndicator[];
}

export function indicatorFields({ catalogue, indicators }: IndicatorMeans) {
  return {
    __resolveReference: ({ id }: { readonly id: string }) => indicators.find((known) => known.id === id),
    datasets: ({ datasets }: LoadedIndicator) => datasetsNamed(catalogue, datasets),
    readings: ({ readings }: LoadedIndicator) =>
      areaKinds.flatMap((level) => (readings[level] === undefined ? [] : [{ level, ...readings[level] }])),
  };
}
