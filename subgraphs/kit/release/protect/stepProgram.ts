import type { Solver } from '../../../../schema/protocol/disclosure/boundModel.js';
import type { ReducedSystem } from '../../../../schema/protocol/disclosure/reducedSystem.js';
import { membersOf } from '../../../../schema/protocol/disclosure/sparseRows.js';
import { roomOfRows, stepColumns, stepModel, worthOfWish } from './stepModel.js';

export interface StepProgram {
  /** As few steps as bring the sum of these unknowns so far, or as far as the rows let it come. */
  readonly toward: (unknowns: readonly number[], by: number) => Steps;
  /** Lets a row come to anything, and holds it to its bounds again. */
  readonly free: (row: number) => void;
  readonly hold: (row: number) => void;
  readonly dispose: () => void;
}

export interface Steps {
  /** By unknown; undefined where none were found in whole numbers. */
  readonly steps: ReadonlyMap<number, number> | undefined;
  /** Rows that kept the sum from coming farther. */
  readonly inTheWay: readonly number[];
}

/** Where the nearest answer has fractions, one that is wished farther away seldom has. */
const fartherBy = [1, 2, 3] as const;
const wholeNumbers = { mip_max_nodes: 100, mip_rel_gap: 0.05 } as const;
/** How often one population may ask, in all and for whole numbers: the same in every run, whatever the time it takes. */
const mostAsked = { inAll: 1400, inWholeNumbers: 14 } as const;
const tolerance = 1e-6;

/**
 * Steps from values that fulfil every row to others that do. Each step costs the same, so that few are made, nearly
 * always in whole numbers.
 */
export function startStepProgram(solver: Solver, system: ReducedSystem, values: Float64Array): StepProgram {
  const columns = stepColumns(system, values);
  const { wish, downOf } = columns;
  const room = roomOfRows(system, values);
  const free = new Set<number>();
  const model = solver.createModel(stepModel(system, values, { columns, room }));
  model.options.set({ output_flag: false, ...wholeNumbers });
  let wished: readonly number[] = [];
  const asked = { inAll: 0, inWholeNumbers: 0 };
  return {
    toward(targets, by) {
      if (asked.inAll++ >= mostAsked.inAll) return { steps: undefined, inTheWay: [] };
      for (const unknown of wished) wishFor(unknown, 0);
      wished = targets;
      for (const unknown of wished) wishFor(unknown, by < 0 ? -1 : 1);
      const steps = solve(Math.abs(by));
      const { rowDual } = model.getSolution();
      const inTheWay = [...room.least.keys()].filter((row) => Math.abs(rowDual[row] ?? 0) > worthOfWish / 4);
      return { steps: steps ?? fartherOrWhole(Math.abs(by)), inTheWay };
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

  function wishFor(unknown: number, sign: number): void {
    model.changeCoefficient(wish.row, unknown, sign);
    const down = downOf.get(unknown);
    if (down !== undefined) model.changeCoefficient(wish.row, down, -sign);
  }

  function solve(far: number): ReadonlyMap<number, number> | undefined {
    model.changeColBounds(wish.column, 0, far);
    const { modelStatus } = model.run();
    const { optimal, solutionLimit } = solver.constants.modelStatus;
    if (modelStatus !== optimal && modelStatus !== solutionLimit) return undefined;
    return wholeSteps(model.getSolution().colValue);
  }

  function fartherOrWhole(far: number): ReadonlyMap<number, number> | undefined {
    for (const more of fartherBy) {
      const steps = solve(far + more);
      if (steps) return steps;
    }
    if (asked.inWholeNumbers++ >= mostAsked.inWholeNumbers) return undefined;
    const basis = model.getBasis();
    setWhole(true);
    const steps = solve(far);
    setWhole(false);
    model.setBasis(basis);
    return steps;
  }

  function setWhole(isWhole: boolean): void {
    const { integer, continuous } = solver.constants.variableType;
    const types = new Int32Array(wish.column + 1).fill(isWhole ? integer : continuous);
    model.changeColsIntegrality({ kind: 'range', from: 0, to: wish.column }, types);
  }

  function wholeSteps(found: Float64Array): ReadonlyMap<number, number> | undefined {
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
