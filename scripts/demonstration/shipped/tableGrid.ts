import { type TableParts, tablePeriods } from '../../../schema/datasets/severalYears.js';
import type { CellPlace } from '../../../schema/protocol/cell.js';
import type { ReleaseDocument } from '../../../schema/protocol/release.js';

/** Where a cell stands within its area. */
export type PlaceInArea = Omit<CellPlace, 'area'>;

/** The cells that a table of a release holds for each of its areas, in order: periods, then codes as the table lists them. */
export function tableGrid(
  parts: TableParts,
  release: Pick<ReleaseDocument, 'period' | 'vintage'>,
): readonly PlaceInArea[] {
  const combinations = codesOf(parts);
  return tablePeriods(parts, release).flatMap((period) =>
    combinations.map((dimensions) => ({ period, dimensions })),
  );
}

/** Every way to take one code of each dimension; members in alphabetical order, as a release is signed. */
function codesOf({ catalogue, table }: TableParts): readonly Readonly<Record<string, string>>[] {
  const combined = table.dimensions.reduce<readonly (readonly [string, string][])[]>(
    (combinations, name) =>
      combinations.flatMap((combination) =>
        catalogue.dimension(name).codes.map((code) => [...combination, [name, code] as [string, string]]),
      ),
    [[]],
  );
  return combined.map((pairs) => Object.fromEntries([...pairs].sort(([a], [b]) => (a < b ? -1 : 1))));
}
