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

/** That two views count the same people, wherever they do. */
export const everyLink = ({ links }: Structure): readonly KnownRow[] =>
  Array.from({ length: links.length }, (_, row) => ({
    members: membersOf(links, row),
    signs: links.signs?.subarray(links.starts[row], links.starts[row + 1]),
    least: 0,
    greatest: 0,
    cell: -1,
  }));

/**
 * That two views count the same people, as far as it tells anything beside these rows: where nothing is known of one
 * side, the other is free.
 */
export function rowsOfLinks(structure: Structure, known: readonly KnownRow[]): readonly KnownRow[] {
  const standing = new Int32Array(structure.atoms);
  const count = (members: Int32Array, by: number) => {
    for (const atom of members) standing[atom] = (standing[atom] ?? 0) + by;
  };
  for (const { members } of known) count(members, 1);
  let rows = everyLink(structure);
  for (const { members } of rows) count(members, 1);
  for (let before = -1; before !== rows.length; ) {
    before = rows.length;
    rows = rows.filter((row) => {
      const isTold = isKnownOnBothSides(row, standing);
      if (!isTold) count(row.members, -1);
      return isTold;
    });
  }
  return rows;
}

function isKnownOnBothSides({ members, signs }: KnownRow, standing: Int32Array): boolean {
  let [one, other] = [false, false];
  for (const [at, atom] of members.entries()) {
    if ((standing[atom] ?? 0) < 2) continue;
    if (signs?.[at] === -1) other = true;
    else one = true;
  }
  return one && other;
}
