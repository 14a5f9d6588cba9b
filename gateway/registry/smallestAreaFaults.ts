import type { Areas } from '../../schema/areas/areas.js';
import type { Dataset } from '../../schema/datasets/dataset.js';
import { isBelowSmallest, isTooLocal } from '../../schema/datasets/smallestArea.js';
import type { ReleaseDocument } from '../../schema/protocol/release.js';
import type { Fault } from './fault.js';

export interface SmallestAreaMeans {
  readonly areas: Areas;
  readonly dataset: Dataset;
  /** Areas the owners work in, where they work in less than everywhere. */
  readonly ownAreas: readonly string[];
}

/**
 * What is released for less than the dataset's smallest area, however large the counts: tables by a smaller kind of
 * area, and for datasets that can harm a group any table of an owner that works in a smaller area alone.
 */
export function smallestAreaFaults(
  { areas, dataset, ownAreas }: SmallestAreaMeans,
  { tables }: ReleaseDocument,
): readonly Fault[] {
  const kindsOf = (area: string) => areas.get(area)?.kinds ?? [];
  const local = ownAreas.filter((area) => isTooLocal(dataset, kindsOf(area)));
  return tables
    .filter(({ cells }) => cells.length > 0)
    .flatMap(({ name }): readonly Fault[] => {
      const declared = dataset.tables.find((table) => table.name === name);
      const tooLocal = local.map((area) => ({
        place: name,
        expected: `not applicable: ${dataset.name} may not be released below ${dataset.smallestArea}. ${dataset.groupHarm}`,
        found: `figures of an owner that works in ${areas.get(area)?.name ?? area} alone`,
      }));
      if (declared === undefined || !isBelowSmallest(dataset, [declared.area])) return tooLocal;
      const expected = `no table below ${dataset.smallestArea}, the smallest area of ${dataset.name}`;
      return [...tooLocal, { place: name, expected, found: `a table by ${declared.area}` }];
    });
}
