import type { Solver } from '../../../../../schema/protocol/disclosure/boundModel.js';
import { narrowUnder } from '../../../../../schema/protocol/disclosure/interval.js';
import { leastHitting } from '../program/leastHitting.js';
import type { NearestTables } from '../program/nearestTable.js';
import type { FoundConflict } from './fewestAway.js';

export interface Bounding {
  readonly solver: Solver;
  readonly nearest: NearestTables;
  /** How many known rows there are that could be taken away. */
  readonly rows: number;
  readonly conflicts: readonly FoundConflict[];
  /** How many cells a row shows. */
  readonly cellsOf: (row: number) => number;
}

/**
 * How many cells any choice would have to withhold to protect others. Each conflict is tried alone: its rows are told
 * and no other, beside what others publish; where linear programs bring its cell less than three counts apart even so,
 * whoever tells these rows tells the cell. No choice withholds less than the least that leaves none of these conflicts.
 * Only conflicts that the least of those tried so far would leave are tried. Afterwards no row is told.
 */
export function leastWithheld({ solver, nearest, rows, conflicts, cellsOf }: Bounding): number {
  for (let row = 0; row < rows; row++) nearest.forget(row);
  const untried = new Map(conflicts.map((one) => [`${one.cell}: ${one.rows}`, one]));
  const certain: FoundConflict[] = [];
  for (;;) {
    const away = leastHitting(solver, certain, cellsOf);
    const next = withoutCommonRow([...untried].filter(([, conflict]) => isLeft(conflict, away)));
    if (next.length === 0) return [...away].reduce((sum, row) => sum + cellsOf(row), 0);
    for (const [key, conflict] of next) {
      untried.delete(key);
      if (isCertain(nearest, conflict)) certain.push(conflict);
    }
  }
}

const isLeft = ({ rows, of }: FoundConflict, away: ReadonlySet<number>): boolean =>
  !rows.some((row) => away.has(row)) && (of === undefined || away.has(of));

function withoutCommonRow<Keyed extends readonly [string, FoundConflict]>(
  conflicts: readonly Keyed[],
): readonly Keyed[] {
  const met = new Set<number>();
  return conflicts.filter(([, { rows }]) => {
    if (rows.some((row) => met.has(row))) return false;
    for (const row of rows) met.add(row);
    return true;
  });
}

function isCertain(nearest: NearestTables, { cell, rows }: FoundConflict): boolean {
  for (const row of rows) nearest.recall(row);
  const apart = nearest.toward(cell, narrowUnder).far + nearest.toward(cell, -narrowUnder).far;
  for (const row of rows) nearest.forget(row);
  return apart < narrowUnder;
}
