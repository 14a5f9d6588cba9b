import type { Catalogue, Dataset } from '../../../schema/datasets/dataset.js';
import type { Cell } from '../../../schema/protocol/cell.js';
import type { ReleaseTable, SignedRelease } from '../../../schema/protocol/release.js';
import { readRuns, type Standing, writeRuns } from './cellRuns.js';
import type { ShippedRelease, ShippedTable } from './shippedFile.js';
import { type PlaceInArea, tableGrid } from './tableGrid.js';

/** A signed release without the places of its cells: those follow from its dataset and its time. */
export function shipRelease({ release, sha256, signature }: SignedRelease): ShippedRelease {
  const notes: string[] = [];
  const tables = release.tables.map((table) => ({ ...table, cells: linesOf(table.cells, notes) }));
  return { release: { ...release, tables }, notes, sha256, signature };
}

/**
 * The signed release that was shipped. Hash and signature are left to whoever uses it.
 * @throws RangeError where the lines don't fill the grid
 */
export function unshipRelease(catalogue: Catalogue, shipped: ShippedRelease): SignedRelease {
  const { release, notes, sha256, signature } = shipped;
  const dataset = catalogue.dataset(release.dataset);
  if (dataset === undefined) throw new RangeError(`No dataset is called ${release.dataset}.`);
  const tables = release.tables.map((table) => {
    const places = placesOf(catalogue, dataset, { table, release });
    return { ...table, cells: cellsOf(table, places, notes) };
  });
  return { release: { ...release, tables }, sha256, signature };
}

function linesOf(cells: readonly Cell[], notes: string[]): Record<string, string> {
  const lines: Record<string, string> = {};
  for (const [area, own] of byArea(cells)) lines[area] = writeRuns(own, notes);
  return lines;
}

function byArea(cells: readonly Cell[]): ReadonlyMap<string, readonly Cell[]> {
  const areas = new Map<string, Cell[]>();
  for (const cell of cells) {
    const own = areas.get(cell.area);
    if (own) own.push(cell);
    else areas.set(cell.area, [cell]);
  }
  return areas;
}

function placesOf(
  catalogue: Catalogue,
  dataset: Dataset,
  { table, release }: { readonly table: ShippedTable; readonly release: ShippedRelease['release'] },
): readonly PlaceInArea[] {
  const declared = dataset.tables.find(({ name }) => name === table.name);
  if (declared === undefined) throw new RangeError(`${dataset.name} has no table ${table.name}.`);
  return tableGrid({ catalogue, dataset, table: declared }, release);
}

function cellsOf(
  { name, cells }: ShippedTable,
  places: readonly PlaceInArea[],
  notes: readonly string[],
): ReleaseTable['cells'] {
  return Object.entries(cells).flatMap(([area, line]) => {
    const standings = readRuns(line, notes);
    if (standings.length !== places.length)
      throw new RangeError(`${name} holds ${standings.length} cells of ${area}, not ${places.length}.`);
    return places.map((place, at) => cellOf(area, place, standings[at]));
  });
}

/** Members stand in canonical order, so that hashing needs no sorting. */
function cellOf(area: string, { period, dimensions }: PlaceInArea, standing: Standing | undefined): Cell {
  if (standing === undefined) throw new RangeError('A place without anything in it.');
  const { note, status, value } = standing;
  return note === undefined
    ? { area, dimensions, period, status, value }
    : { area, dimensions, note, period, status, value };
}
