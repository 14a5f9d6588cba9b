import { all, type Table } from '../../../schema/datasets/dataset.js';
import type { Cell } from '../../../schema/protocol/cell.js';
import type { ReleaseTable } from '../../../schema/protocol/release.js';
import type { Coverage } from './coverage.js';
import { type Cube, productOf } from './cube.js';
import type { GapAt } from './gaps.js';
import { type IsNational, missingCell, notCollected, type Place, publishedCell } from './publishedCell.js';

export interface SeriesTable {
  readonly table: Table;
  readonly cube: Cube;
  readonly gapAt: GapAt;
  readonly coverage: Coverage;
  /** The codes of each dimension, in the order in which cells stand. */
  readonly codes: (dimension: string) => readonly string[];
  readonly isNational: IsNational;
  /** Where a withheld count is published. */
  readonly publication: string;
}

/** The cells of one table, place by place. */
export function seriesTable(series: SeriesTable): ReleaseTable {
  const cells = placesOf(series).flatMap((place) => cellsAt(series, place));
  return { name: series.table.name, status: 'COMPLETE', cells };
}

function placesOf({ table, cube, codes }: SeriesTable): readonly Place[] {
  const combinations = productOf(table.dimensions.map(codes));
  return cube.areas.flatMap((area) =>
    combinations.map((combination) => ({
      area,
      dimensions: Object.fromEntries(
        table.dimensions.map((dimension, at) => [dimension, combination[at] ?? '']),
      ),
    })),
  );
}

/**
 * National places and totals stand in every period, zero or not. Others stand where they count anybody, and in
 * years that aren't whole, not collected, where they count anybody in a whole one.
 */
function cellsAt({ cube, coverage, ...series }: SeriesTable, place: Place): Cell[] {
  const isNational = series.isNational(place);
  const always = isNational || isTotal(place);
  const counts = cube.counts(place);
  const standing = cube.periods.some((period, at) => !coverage.incomplete.has(period) && counts[at] !== 0);
  if (!always && !standing) return [];
  return cube.periods.flatMap((period, at) => {
    const reason = coverage.incomplete.get(period);
    if (reason !== undefined) return [notCollected({ ...place, period }, reason)];
    const gap = series.gapAt(place, period);
    if (gap !== undefined) return [missingCell({ ...place, period }, gap, series.publication)];
    const count = counts[at] ?? 0;
    if (!always && count === 0) return [];
    return [publishedCell({ ...place, period }, count, isNational, series.publication)];
  });
}

/** Everybody of an area, or of one first responder. */
function isTotal({ dimensions }: Place): boolean {
  return Object.entries(dimensions).every(
    ([dimension, code]) => dimension === 'firstResponder' || code === all,
  );
}
