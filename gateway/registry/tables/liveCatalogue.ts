import type { Pool } from 'pg';
import { type Catalogue, withAskedTables } from '../../../schema/datasets/dataset.js';
import { readAskedTables } from './readTableRequests.js';

/** A catalogue that learns of tables which owners accept while the hub runs. */
export interface LiveCatalogue {
  readonly catalogue: Catalogue;
  /** Reads what owners accepted until now. */
  refresh(): Promise<void>;
}

/** @param shipped what the files under schema/datasets declare */
export function liveCatalogue(shipped: Catalogue, pool: Pool): LiveCatalogue {
  let current = shipped;
  return {
    catalogue: {
      get datasets() {
        return current.datasets;
      },
      dataset: (name) => current.dataset(name),
      dimension: (name) => current.dimension(name),
      dimensionsOf: (dataset) => current.dimensionsOf(dataset),
    },
    async refresh() {
      current = withAskedTables(shipped, await readAskedTables(pool));
    },
  };
}
