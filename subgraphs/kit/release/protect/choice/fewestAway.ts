import type { Solver } from '../../../../../schema/protocol/disclosure/boundModel.js';
import { type Conflict, leastHitting } from '../program/leastHitting.js';
import type { Prover } from './prover.js';

export interface Seeking {
  readonly solver: Solver;
  readonly prover: Prover;
  /** Rows that can be taken away; numbers from there on can't. */
  readonly rows: number;
  /** Withheld cells that must be proven, beside those of the rows taken away. */
  readonly cells: readonly number[];
  readonly cellOf: (row: number) => number;
  /** The atoms that a cell counts. */
  readonly atomsOf: (cell: number) => Int32Array;
  /** Rows that tell of some of the people a cell counts. */
  readonly rowsAt: (cell: number) => readonly number[];
  /** What is lost where a row isn't told. */
  readonly worth: (row: number) => number;
}

export interface Fewest {
  /** Rows that are taken away. */
  readonly away: ReadonlySet<number>;
  /** Cells that no table proves safe even so: none where a release may leave. */
  readonly open: readonly number[];
  readonly conflicts: readonly FoundConflict[];
}

/** A conflict with the cell it was found for. */
export interface FoundConflict extends Conflict {
  readonly cell: number;
}

/** From then on a row once taken away stays away, so that there is an end; what is shown then may be a little less. */
const patience = 40;
/** Of two choices worth the same, the one that leaves more as it was: what was proven there need not be proven anew. */
const slightlyLess = 1 - 1e-4;

/**
 * Takes away the rows worth least without which every withheld cell is safe. Each cell that can't be proven safe names rows
 * that conflict with it; the rows worth least that leave no conflict found so far are taken away, and the others told;
 * what can't be proven then names the next conflicts. Where nothing is left to prove before patience ends, no choice worth
 * less would do, as far as each conflict is one.
 */
export function fewestAway(parts: Seeking): Fewest {
  const { solver, prover, cellOf, worth } = parts;
  const conflicts: FoundConflict[] = [];
  const rowOf = new Map(Array.from({ length: parts.rows }, (_, row) => [cellOf(row), row]));
  let away: ReadonlySet<number> = new Set();
  for (let round = 0; ; round++) {
    const { found, open } = conflictsLeft(parts, away, rowOf);
    if (found.length === 0) return { away, open, conflicts };
    conflicts.push(...found);
    const before = away;
    away =
      round < patience
        ? leastHitting(solver, conflicts, (row) => worth(row) * (before.has(row) ? slightlyLess : 1))
        : new Set([...before, ...leastHitting(solver, found.map(withoutWayOut), worth)]);
    for (const row of before) if (!away.has(row)) prover.tell(row);
    for (const row of away) if (!before.has(row)) prover.forget(row);
  }
}

/** Telling the cell of the conflict is no way out where its row stays away. */
const withoutWayOut = ({ rows }: FoundConflict): Conflict => ({ rows, of: undefined });

/**
 * What stands in the way of cells that aren't proven; open are those in whose way nothing stands that could be taken
 * away. What stands in the way of a cell mostly stands in the way, too, of others within the same shown cell: they wait
 * for the next round.
 */
function conflictsLeft(
  { prover, cells, cellOf, rows, rowsAt, atomsOf }: Seeking,
  away: ReadonlySet<number>,
  rowOf: ReadonlyMap<number, number>,
) {
  const found: FoundConflict[] = [];
  const open: number[] = [];
  const waitingWithin: ReadonlySet<number>[] = [];
  const isWithin = (cell: number, atoms: ReadonlySet<number>) =>
    atomsOf(cell).every((atom) => atoms.has(atom));
  const largestFirst = [...cells, ...[...away].map(cellOf)].sort(
    (one, other) => atomsOf(other).length - atomsOf(one).length,
  );
  for (const cell of largestFirst) {
    if (waitingWithin.some((atoms) => isWithin(cell, atoms))) continue;
    const { isProven, inTheWay } = prover.prove(cell);
    if (isProven) continue;
    const takable = (row: number) => row < rows && !away.has(row);
    const named = inTheWay.filter(takable);
    const blamed = named.length > 0 ? named : rowsAt(cell).filter(takable);
    if (blamed.length === 0) open.push(cell);
    else found.push({ rows: blamed, of: rowOf.get(cell), cell });
    const [smallestAround] = blamed
      .map((row) => new Set(atomsOf(cellOf(row))))
      .filter((atoms) => isWithin(cell, atoms))
      .sort((one, other) => one.size - other.size);
    if (smallestAround) waitingWithin.push(smallestAround);
  }
  return { found, open };
}
