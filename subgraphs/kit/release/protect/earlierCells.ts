import { type CellPlace, cellId } from '../../../../schema/protocol/cell.js';
import { placeAt, sizeOf } from '../../../../schema/protocol/disclosure/outline.js';
import { activity } from '../../../../schema/protocol/disclosure/sparseRows.js';
import type { Structure } from '../../../../schema/protocol/disclosure/structure.js';
import type { ReleaseDocument } from '../../../../schema/protocol/release.js';
import { tenFive } from '../../../../schema/protocol/tenFive.js';

/** What an owner has shown before of the people it counts now. */
export interface EarlierCells {
  /** Cells that an earlier release shows as the rows have them still: they stay known, whatever is withheld now. */
  readonly told: ReadonlySet<number>;
  /** Releases some of whose cells were revised since, each named. */
  readonly warnings: readonly string[];
}

export interface CountedCells {
  readonly structure: Structure;
  readonly truth: Int32Array;
  readonly isCollected: (cell: number) => boolean;
}

/**
 * Finds the cells that earlier releases of the owner's datasets show, whether or not they were withdrawn since: nobody
 * forgets them. A cell that was revised tells of other people than the rows hold now. Its old value need not be kept:
 * two values of 10-5 that differ leave at least seven changes possible.
 */
export function earlierCells(counted: CountedCells, earlier: readonly ReleaseDocument[]): EarlierCells {
  const told = new Set<number>();
  const warnings: string[] = [];
  for (const release of earlier) {
    const found = compared(counted, release);
    for (const cell of found.same) told.add(cell);
    if (found.revised > 0)
      warnings.push(
        `${release.id}: the rows were revised since in ${found.revised} of its cells, which are not taken as known.`,
      );
  }
  return { told, warnings };
}

function compared({ structure, truth, isCollected }: CountedCells, release: ReleaseDocument) {
  const shown = shownIn(release);
  const same: number[] = [];
  let revised = 0;
  for (const { outline, table, firstCell } of structure.tables) {
    if (shown.size === 0 || !isAlike(outline, release)) continue;
    for (let at = 0; at < sizeOf(table); at++) {
      const cell = firstCell + at;
      const value = shown.get(nameOf(table.table.name, placeAt(table, at)));
      if (value === undefined || !isCollected(cell)) continue;
      if (tenFive(activity(structure.cells, cell, truth)) === value) same.push(cell);
      else revised += 1;
    }
  }
  return { same, revised };
}

/** A joint release counts other people beside the owner's. */
const isAlike = (
  { owner, dataset }: Structure['tables'][number]['outline'],
  release: ReleaseDocument,
): boolean =>
  release.owners.length === 1 &&
  release.owners[0] === owner &&
  release.dataset === dataset.name &&
  release.rule === dataset.rule;

function shownIn(release: ReleaseDocument): ReadonlyMap<string, number> {
  const shown = new Map<string, number>();
  for (const table of release.tables)
    for (const cell of table.cells)
      if (cell.status === 'RELEASED' && cell.value !== null) shown.set(nameOf(table.name, cell), cell.value);
  return shown;
}

/** A name that is the same in every release: codes by the name of their dimension. */
const nameOf = (table: string, place: CellPlace): string =>
  cellId('', { name: table, dimensions: Object.keys(place.dimensions).sort() }, place);
