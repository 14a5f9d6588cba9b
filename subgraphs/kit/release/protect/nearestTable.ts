import type { Solver } from '../../../../schema/protocol/disclosure/boundModel.js';
import { type KnownRow, reduceSystem } from '../../../../schema/protocol/disclosure/reducedSystem.js';
import { membersOf, type SparseRows } from '../../../../schema/protocol/disclosure/sparseRows.js';
import { targetsOf } from '../../../../schema/protocol/disclosure/target.js';
import { startStepProgram } from './stepProgram.js';

export interface NearestTables {
  /**
   * The table nearest to the true one in which a cell counts so many more (or fewer, below 0) and every known row holds,
   * or as many as can be.
   */
  readonly toward: (cell: number, by: number) => NearestTable;
  /** A known row that is told no more, by number; and one that is told again. */
  readonly forget: (row: number) => void;
  readonly recall: (row: number) => void;
  readonly dispose: () => void;
}

export interface NearestTable {
  /** What it changes by atom; undefined where no whole numbers were found. */
  readonly changes: ReadonlyMap<number, number> | undefined;
  /** Numbers of the known rows that keep the cell from coming farther; those of cells alone. */
  readonly inTheWay: readonly number[];
}

export interface Nearness {
  readonly solver: Solver;
  /** Atoms of each cell. */
  readonly cells: SparseRows;
  readonly truth: Int32Array;
  readonly known: readonly KnownRow[];
  /** That views count the same people. */
  readonly links: readonly KnownRow[];
}

/** One linear program for all of a population, over steps from the true table; each answer starts the next. */
export function startNearestTables({ solver, cells, truth, known, links }: Nearness): NearestTables {
  const system = reduceSystem(truth.length, [...known, ...links]);
  const values = new Float64Array(system.unknowns);
  for (const [atom, count] of truth.entries()) {
    const unknown = system.unknownOf[atom] ?? 0;
    values[unknown] = (values[unknown] ?? 0) + count;
  }
  const atoms = atomsOf(system.unknownOf, system.unknowns);
  const program = startStepProgram(solver, system, values);
  const knownOf = new Map(known.map(({ cell }, row) => [cell, row]));
  const knownAt = system.cells.map((own) => own.flatMap((cell) => knownOf.get(cell) ?? []));
  const placeOf = new Map(knownAt.flatMap((rows, at) => rows.map((row) => [row, at] as const)));
  return {
    toward(cell, by) {
      const [target] = targetsOf(system, [cell], (one) => membersOf(cells, one));
      if (target === undefined) return { changes: undefined, inTheWay: [] };
      const { steps, inTheWay } = program.toward([...target.whole, ...target.parts], by);
      const inside = new Set(membersOf(cells, cell));
      // Of unknowns that the cell holds a part of: who comes comes into it, who goes goes out of it, as it is wished.
      const first = (atom: number, step: number) => inside.has(atom) === (step > 0 === by > 0);
      return {
        changes: steps && spread(steps, { atoms, truth, first }),
        inTheWay: inTheWay.flatMap((at) => knownAt[at] ?? []),
      };
    },
    forget(row) {
      const at = placeOf.get(row);
      if (at !== undefined) program.free(at);
    },
    recall(row) {
      const at = placeOf.get(row);
      if (at !== undefined) program.hold(at);
    },
    dispose: () => program.dispose(),
  };
}

function atomsOf(unknownOf: Int32Array, unknowns: number): readonly (readonly number[])[] {
  const atoms = Array.from({ length: unknowns }, (): number[] => []);
  for (const [atom, unknown] of unknownOf.entries()) atoms[unknown]?.push(atom);
  return atoms;
}

interface Spreading {
  readonly atoms: readonly (readonly number[])[];
  readonly truth: Int32Array;
  /** Which atoms are taken first for a step. */
  readonly first: (atom: number, step: number) => boolean;
}

/** Steps of unknowns as steps of their atoms: nothing known tells how a sum is spread over them. */
function spread(
  steps: ReadonlyMap<number, number>,
  { atoms, truth, first }: Spreading,
): ReadonlyMap<number, number> {
  const changes = new Map<number, number>();
  for (const [unknown, by] of steps) {
    const own = atoms[unknown] ?? [];
    let left = by;
    for (const atom of [...own.filter((one) => first(one, by)), ...own.filter((one) => !first(one, by))]) {
      const take = left > 0 ? left : Math.max(left, -(truth[atom] ?? 0));
      if (take === 0) continue;
      changes.set(atom, take);
      left -= take;
      if (left === 0) break;
    }
  }
  return changes;
}
