import type { Dataset } from '../../../schema/datasets/dataset.js';
import { notInForceError } from '../../../schema/protocol/notInForce.js';
import type { Caller } from '../guard/caller.js';
import type { Remarks } from '../remarks.js';
import type { Series } from './series.js';

export interface PermissionMeans {
  readonly dataset: Dataset;
  readonly caller: Caller;
  readonly remarks: Remarks;
  /** Where the series stand in the answer. */
  readonly path: readonly (string | number)[];
}

/**
 * Leaves the series whose owners all permit the question, and says of each other owner that its own are left out.
 * Official series are published, and nobody's to permit.
 */
export function keepPermitted(series: readonly Series[], means: PermissionMeans): readonly Series[] {
  const { dataset, caller, remarks, path } = means;
  if (dataset.rule === 'PUBLISHED') return series;
  const name = `${dataset.sector}.${dataset.name}`;
  const permitted = caller.owners.get(name);
  const refusing = new Map(
    series.flatMap(({ owners }) =>
      owners.filter(({ id }) => !permitted?.has(id)).map((owner) => [owner.id, owner]),
    ),
  );
  for (const owner of refusing.values()) {
    remarks.add({ path, ...notInForceError({ owner, dataset: name, ...caller }) });
  }
  return series.filter(({ owners }) => owners.every(({ id }) => !refusing.has(id)));
}
