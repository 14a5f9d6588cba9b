import type { Interval } from './interval.js';
import type { KnownRow } from './reducedSystem.js';
import { membersOf } from './sparseRows.js';
import type { Structure } from './structure.js';

/** What the cells themselves tell. `tells` answers undefined for a cell that tells nothing. */
export function rowsOfCells(
  { cells }: Structure,
  tells: (cell: number) => Interval | undefined,
): readonly KnownRow[] {
  const rows: KnownRow[] = [];
  for (let cell = 0; cell < cells.length; cell++) {
    const told = tells(cell);
    if (told) rows.push({ ...told, members: membersOf(cells, cell), cell });
  }
  return rows;
}

/** That two views count the same people. */
export function rowsOfLinks({ links }: Structure): readonly KnownRow[] {
  return Array.from({ length: links.length }, (_, row) => ({
    members: membersOf(links, row),
    signs: links.signs?.subarray(links.starts[row], links.starts[row + 1]),
    least: 0,
    greatest: 0,
    cell: -1,
  })).filter(({ members }) => members.length > 0);
}
