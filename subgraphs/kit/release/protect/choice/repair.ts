import type { KnownRow } from '../../../../../schema/protocol/disclosure/reducedSystem.js';
import { membersOf } from '../../../../../schema/protocol/disclosure/sparseRows.js';
import type { Structure } from '../../../../../schema/protocol/disclosure/structure.js';
import type { Effort } from '../walk/exchange.js';
import type { Certifier } from './certify.js';

const searching: Effort = { people: 8, ways: 24, attempts: 2 };
const rounds = 400;

/** What a shown cell is worth: that it is shown at all, and what it counts. */
export const worthOfCount = (count: number): number => 1 + count / 40;

/** Cells not proven yet, with the rows that stood in the way. */
export type Open = ReadonlyMap<number, readonly number[]>;

export interface Repairing {
  readonly certifier: Certifier;
  readonly structure: Structure;
  /** Rows of shown cells, the only ones that can be taken away. */
  readonly known: readonly KnownRow[];
  readonly counts: Int32Array;
}

export interface Repaired {
  /** Rows taken away, in turn. */
  readonly rows: readonly number[];
  readonly open: Open;
}

/** Takes away shown cells until nothing is open, or nothing that could be taken away stands in the way. */
export function repair({ certifier, structure, known, counts }: Repairing, unproven: Open): Repaired {
  const rows: number[] = [];
  let open = unproven;
  for (let round = 0; round < rounds && open.size > 0; round++) {
    const more = toHide(open, known, counts);
    for (const row of more) certifier.prover.forget(row);
    rows.push(...more);
    const again = certifier.prove(
      [...more.flatMap((row) => known[row]?.cell ?? []), ...open.keys()],
      searching,
    );
    const isStuck = more.length === 0 && [...again.values()].flat().every((row) => row >= known.length);
    open = again;
    if (isStuck) break;
  }
  return open.size === 0 ? { rows, open } : insist({ certifier, structure, known, counts }, rows, open);
}

/** Seeks farther for what is still open. Where that fails too, what else is shown of the same people goes, the least first. */
function insist(
  { certifier, structure, known, counts }: Repairing,
  away: readonly number[],
  open: Open,
): Repaired {
  const rows = [...away];
  const unproved = (cells: readonly number[]) =>
    cells.filter((cell) => !certifier.prover.prove(cell).isProven);
  let cells = unproved([...open.keys()]);
  const size = ({ cell }: KnownRow) => counts[cell] ?? 0;
  const left = [...known.entries()].filter(([row]) => !rows.includes(row));
  for (const [row, telling] of left.sort(([, one], [, other]) => size(one) - size(other))) {
    const atoms = new Set(cells.flatMap((cell) => [...membersOf(structure.cells, cell)]));
    if (!telling.members.some((atom) => atoms.has(atom))) continue;
    certifier.prover.forget(row);
    rows.push(row);
    cells = unproved([...cells, telling.cell]);
  }
  return { rows, open: new Map(cells.map((cell) => [cell, []])) };
}

/** Shown cells that stand in the way of most, for what they are worth; more at once where much is open. */
function toHide(
  open: ReadonlyMap<number, readonly number[]>,
  known: readonly KnownRow[],
  counts: Int32Array,
): readonly number[] {
  const left = [...open.values()].map((rows) => new Set(rows.filter((row) => row < known.length)));
  const chosen: number[] = [];
  const most = 1 + Math.floor(open.size / 40);
  while (chosen.length < most) {
    const blame = new Map<number, number>();
    for (const rows of left) for (const row of rows) blame.set(row, (blame.get(row) ?? 0) + 1 / rows.size);
    let best = -1;
    let worth = 0;
    for (const [row, times] of blame) {
      const value = times / worthOfCount(counts[known[row]?.cell ?? 0] ?? 0);
      if (value > worth || (value === worth && row < best)) [best, worth] = [row, value];
    }
    if (best < 0) break;
    chosen.push(best);
    for (const rows of left) if (rows.has(best)) rows.clear();
  }
  return chosen;
}
