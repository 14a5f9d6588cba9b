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
 * Afterwards no row is told.
 */
export function leastWithheld({ solver, nearest, rows, conflicts, cellsOf }: Bounding): number {
  for (let row = 0; row < rows; row++) nearest.forget(row);
  const distinct = new Map(conflicts.map((one) => [`${one.cell}: ${one.rows}`, one]));
  const certain = [...distinct.values()].filter(({ cell, rows: told }) => {
    for (const row of told) nearest.recall(row);
    const apart = nearest.toward(cell, narrowUnder).far + nearest.toward(cell, -narrowUnder).far;
    for (const row of told) nearest.forget(row);
    return apart < narrowUnder;
  });
  return [...leastHitting(solver, certain, cellsOf)].reduce((sum, row) => sum + cellsOf(row), 0);
}
