import type { Solver } from '../../../../../schema/protocol/disclosure/boundModel.js';
import type { ReducedSystem } from '../../../../../schema/protocol/disclosure/reducedSystem.js';
import { membersOf } from '../../../../../schema/protocol/disclosure/sparseRows.js';
import { roomOfRows, stepColumns, stepModel, worthOfWish } from './stepModel.js';
import { wholeSteps } from './wholeProgram.js';

export interface StepProgram {
  /** As few steps as bring the sum of these unknowns so far, or as far as the rows let it come. */
  readonly toward: (unknowns: readonly number[], by: number) => Steps;
  /** Sought in whole numbers among all steps, which takes far longer. */
  readonly wholly: (unknowns: readonly number[], by: number) => Steps['steps'];
  /** Lets a row come to anything, and holds it to its bounds again. */
  readonly free: (row: number) => void;
  readonly hold: (row: number) => void;
  readonly dispose: () => void;
}

export interface Steps {
  /** By unknown; undefined where none were found in whole numbers. */
  readonly steps: ReadonlyMap<number, number> | undefined;
  /** How far the sum can come at most, in whole numbers; as far as wished where no answer was found. */
  readonly far: number;
  /** Rows that kept the sum from coming farther. */
  readonly inTheWay: readonly number[];
}

/**
 * Where the nearest answer has fractions, one that is wished farther away seldom has. Where all have, the steps that they
 * take together are nearly always enough for whole numbers: a program of some seventy columns.
 */
const fartherBy = [1, 2, 3] as const;
/** How often one population may ask: the same in every run, whatever the time it takes. Four times what any has asked. */
const mostAsked = 20_000;
const tolerance = 1e-6;

/**
 * Steps from values that fulfil every row to others that do. Each step costs the same, so that few are made, nearly
 * always in whole numbers. Every answer starts from no step at all, which is nearer to it than the answer before, and
 * so is the same whatever was asked before.
 */
export function startStepProgram(solver: Solver, system: ReducedSystem, values: Float64Array): StepProgram {
  const columns = stepColumns(system, values);
  const { downOf } = columns;
  const room = roomOfRows(system, values);
  const free = new Set<number>();
  const model = solver.createModel(stepModel(system, values, { columns, room }));
  model.options.set({ output_flag: false, presolve: 'off' });
  let wished: readonly number[] = [];
  let sign = 1;
  let asked = 0;
  return {
    toward(targets, by) {
      if (asked++ >= mostAsked) return { steps: undefined, far: Math.abs(by), inTheWay: [] };
      wish(targets, by);
      const { isAnswered, steps } = solve(Math.abs(by));
      if (!isAnswered) return { steps: undefined, far: Math.abs(by), inTheWay: [] };
      const { rowDual, colValue } = model.getSolution();
      const inTheWay = [...room.least.keys()].filter((row) => Math.abs(rowDual[row] ?? 0) > worthOfWish / 4);
      const far = Math.floor((colValue[columns.wish.column] ?? 0) + tolerance);
      return { steps: steps ?? fartherOrWhole(Math.abs(by)), far, inTheWay };
    },
    wholly(targets, by) {
      if (asked++ >= mostAsked) return undefined;
      wish(targets, by);
      return whole(Math.abs(by), [...Array(columns.wish.column).keys()]);
    },
    free(row) {
      free.add(row);
      model.changeRowBounds(row, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
    },
    hold(row) {
      free.delete(row);
      model.changeRowBounds(row, room.least[row] ?? 0, room.greatest[row] ?? 0);
    },
    dispose: () => model.dispose(),
  };

  function wish(targets: readonly number[], by: number): void {
    for (const unknown of wished) wishFor(unknown, 0);
    wished = targets;
    sign = by < 0 ? -1 : 1;
    for (const unknown of wished) wishFor(unknown, sign);
  }

  function wishFor(unknown: number, by: number): void {
    model.changeCoefficient(columns.wish.row, unknown, by);
    const down = downOf.get(unknown);
    if (down !== undefined) model.changeCoefficient(columns.wish.row, down, -by);
  }

  function solve(far: number): { readonly isAnswered: boolean; readonly steps: Steps['steps'] } {
    model.changeColBounds(columns.wish.column, 0, far);
    model.setLogicalBasis();
    const { modelStatus } = model.run();
    const isAnswered = modelStatus === solver.constants.modelStatus.optimal;
    return { isAnswered, steps: isAnswered ? countedSteps(model.getSolution().colValue) : undefined };
  }

  function fartherOrWhole(far: number): ReadonlyMap<number, number> | undefined {
    const taken = new Set(stepsTaken());
    for (const more of fartherBy) {
      const { steps } = solve(far + more);
      if (steps) return steps;
      for (const column of stepsTaken()) taken.add(column);
    }
    return whole(far, [...taken]);
  }

  function whole(far: number, among: readonly number[]): ReadonlyMap<number, number> | undefined {
    const isFree = (row: number) => free.has(row);
    const parts = { solver, system, values, columns, room, isFree };
    const found = wholeSteps({ ...parts, wished: { unknowns: new Set(wished), sign, far } }, among);
    return found && countedSteps(found);
  }

  /** Columns of the steps that the last answer takes, whole or in part. */
  function stepsTaken(): readonly number[] {
    const { colValue } = model.getSolution();
    return [...colValue.keys()].filter(
      (column) => column !== columns.wish.column && (colValue[column] ?? 0) > tolerance,
    );
  }

  function countedSteps(found: Float64Array): ReadonlyMap<number, number> | undefined {
    const steps = new Map<number, number>();
    for (const [unknown, value] of values.entries()) {
      const down = downOf.get(unknown);
      const by = (found[unknown] ?? 0) - (down === undefined ? 0 : (found[down] ?? 0));
      const whole = Math.round(by);
      if (Math.abs(by - whole) > tolerance || value + whole < 0) return undefined;
      if (whole !== 0) steps.set(unknown, whole);
    }
    return holdAfter(steps) ? steps : undefined;
  }

  /** Counted anew in whole numbers: nothing rests on the solver's tolerance. */
  function holdAfter(steps: ReadonlyMap<number, number>): boolean {
    const sums = new Map<number, number>();
    for (const [unknown, by] of steps) {
      const start = system.columns.starts[unknown] ?? 0;
      for (const [at, row] of membersOf(system.columns, unknown).entries())
        sums.set(row, (sums.get(row) ?? 0) + by * (system.columns.signs?.[start + at] ?? 1));
    }
    return [...sums].every(
      ([row, by]) => free.has(row) || (by >= (room.least[row] ?? 0) && by <= (room.greatest[row] ?? 0)),
    );
  }
}
