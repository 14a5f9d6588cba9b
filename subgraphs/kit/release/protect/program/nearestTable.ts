import type { Solver } from '../../../../../schema/protocol/disclosure/boundModel.js';
import { type KnownRow, reduceSystem } from '../../../../../schema/protocol/disclosure/reducedSystem.js';
import { membersOf, type SparseRows } from '../../../../../schema/protocol/disclosure/sparseRows.js';
import { type Target, targetsOf } from '../../../../../schema/protocol/disclosure/target.js';
import { startStepProgram } from './stepProgram.js';

export interface NearestTables {
  /**
   * The table nearest to the true one in which a cell counts so many more (or fewer, below 0) and every known row holds,
   * or as many as can be.
   */
  readonly toward: (cell: number, by: number) => NearestTable;
  /** Such a table sought in whole numbers among all there are, which takes far longer; undefined where none was found. */
  readonly wholly: (cell: number, by: number) => NearestTable['changes'];
  /** A known row that is told no more, by number; and one that is told again. */
  readonly forget: (row: number) => void;
  readonly recall: (row: number) => void;
  readonly dispose: () => void;
}

export interface NearestTable {
  /** What it changes by atom; undefined where no whole numbers were found. */
  readonly changes: ReadonlyMap<number, number> | undefined;
  /** How far the cell can come, or more: never less than it can. */
  readonly far: number;
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

/** One linear program for all of a population, over steps from the true table. */
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
  const targetOf = (cell: number): Target =>
    targetsOf(system, [cell], (one) => membersOf(cells, one))[0] ?? { cells: [cell], whole: [], parts: [] };
  const placesOf = (cell: number, target: Target): Places => {
    const inside = new Set(membersOf(cells, cell));
    return { atoms, truth, inside, parts: target.parts };
  };
  return {
    toward(cell, by) {
      const target = targetOf(cell);
      const places = placesOf(cell, target);
      const room = Math.min(Math.abs(by), roomInside(places, by));
      const left = Math.abs(by) - room;
      if (left === 0) return { changes: spread(new Map(), by, places), far: room, inTheWay: [] };
      // Where fewer are wished, everybody counted in parts is gone already.
      const wished = by < 0 ? target.whole : [...target.whole, ...target.parts];
      const { steps, far, inTheWay } = program.toward(wished, Math.sign(by) * left);
      return {
        changes: steps && spread(steps, by, places),
        far: room + far,
        inTheWay: inTheWay.flatMap((at) => knownAt[at] ?? []),
      };
    },
    wholly(cell, by) {
      const target = targetOf(cell);
      const steps = program.wholly([...target.whole, ...target.parts], by);
      return steps && spread(steps, by, placesOf(cell, target));
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

/** The atoms of each unknown, and which of them a cell holds; of `parts` it holds some. */
interface Places {
  readonly atoms: readonly (readonly number[])[];
  readonly truth: Int32Array;
  readonly inside: ReadonlySet<number>;
  readonly parts: readonly number[];
}

/** How far the cell can come without a step: nothing known tells how a sum is spread over the atoms of an unknown. */
function roomInside({ atoms, truth, inside, parts }: Places, by: number): number {
  const sources = parts.flatMap((unknown) =>
    (atoms[unknown] ?? []).filter((atom) => inside.has(atom) === by < 0),
  );
  return sources.reduce((sum, atom) => sum + (truth[atom] ?? 0), 0);
}

/**
 * Steps of unknowns as steps of their atoms. Who comes comes into the cell and who goes goes out of it, as it is wished;
 * what is still missing then moves between atoms of one unknown.
 */
function spread(
  steps: ReadonlyMap<number, number>,
  by: number,
  { atoms, truth, inside, parts }: Places,
): ReadonlyMap<number, number> {
  const changes = new Map<number, number>();
  const count = (atom: number) => (truth[atom] ?? 0) + (changes.get(atom) ?? 0);
  const change = (atom: number, more: number) => changes.set(atom, (changes.get(atom) ?? 0) + more);
  let missing = Math.abs(by);
  for (const [unknown, step] of steps) {
    const own = atoms[unknown] ?? [];
    const isFirst = (atom: number) => inside.has(atom) === (step > 0 === by > 0);
    let left = step;
    for (const atom of [...own.filter(isFirst), ...own.filter((one) => !isFirst(one))]) {
      const take = left > 0 ? left : Math.max(left, -count(atom));
      if (take === 0) continue;
      change(atom, take);
      if (inside.has(atom)) missing -= take * Math.sign(by);
      left -= take;
      if (left === 0) break;
    }
  }
  for (const unknown of parts) {
    const own = atoms[unknown] ?? [];
    const to = own.find((atom) => inside.has(atom) === by > 0);
    for (const from of own.filter((atom) => inside.has(atom) === by < 0)) {
      const take = Math.min(missing, count(from));
      if (take <= 0 || to === undefined) continue;
      change(from, -take);
      change(to, take);
      missing -= take;
    }
  }
  return changes;
}
