import imported, { type Highs } from 'highs';
import type { Bounds } from './propagate.js';
import type { ReducedSystem } from './reducedSystem.js';
import type { Target } from './target.js';

/** Linear programming, loaded once in each thread. */
export type Solver = Highs;

/** The package's types describe its CommonJS build; what Node imports is the loader itself. */
const loadHighs = imported as unknown as typeof imported.default;

export const loadSolver = (): Promise<Solver> => loadHighs({});

export interface Extreme {
  /** The least or the greatest value; infinite where nothing bounds it. */
  readonly value: number;
  /** Values of the unknowns that reach it; whole numbers where `isWhole`. */
  readonly values: Float64Array;
  readonly isWhole: boolean;
  /** By row of the system: not 0 where the row keeps the target from going further. */
  readonly duals: Float64Array;
}

/** One linear program whose objective changes: the basis of one answer starts the next. */
export interface BoundModel {
  /** Undefined where the solver gives up or the known rows contradict each other. */
  readonly bound: (target: Target, end: 'LEAST' | 'GREATEST') => Extreme | undefined;
  /** Whole numbers alone, where the linear answer has fractions. */
  readonly wholeBound: (target: Target, end: 'LEAST' | 'GREATEST') => Extreme | undefined;
  readonly dispose: () => void;
}

const primalSimplex = 4;
const tolerance = 1e-6;
const wholeSeconds = 10;

export function startBoundModel(solver: Solver, system: ReducedSystem, bounds: Bounds): BoundModel {
  const model = solver.createModel(modelData(system, bounds));
  model.options.set({ output_flag: false });
  let isFirst = true;
  let costed: readonly number[] = [];
  const aim = (target: Target, end: 'LEAST' | 'GREATEST') => {
    for (const column of costed) model.changeColCost(column, 0);
    costed = end === 'LEAST' ? target.whole : [...target.whole, ...target.parts];
    for (const column of costed) model.changeColCost(column, 1);
    const { minimize, maximize } = solver.constants.objectiveSense;
    model.changeObjectiveSense(end === 'LEAST' ? minimize : maximize);
  };
  const run = (end: 'LEAST' | 'GREATEST'): Extreme | undefined => {
    const { modelStatus } = model.run();
    const { optimal, unbounded, unboundedOrInfeasible } = solver.constants.modelStatus;
    if (modelStatus === unbounded || (modelStatus === unboundedOrInfeasible && end === 'GREATEST'))
      return {
        value: Number.POSITIVE_INFINITY,
        values: new Float64Array(),
        isWhole: false,
        duals: new Float64Array(),
      };
    if (modelStatus !== optimal) return undefined;
    const { colValue, rowDual } = model.getSolution();
    const isWhole = colValue.every((value) => Math.abs(value - Math.round(value)) < tolerance);
    const value = costed.reduce((sum, column) => sum + (colValue[column] ?? 0), 0);
    const rounded = end === 'LEAST' ? Math.ceil(value - tolerance) : Math.floor(value + tolerance);
    return { value: rounded, values: isWhole ? colValue.map(Math.round) : colValue, isWhole, duals: rowDual };
  };
  return {
    bound(target, end) {
      aim(target, end);
      const found = run(end);
      if (isFirst) model.options.set({ simplex_strategy: primalSimplex });
      isFirst = false;
      return found;
    },
    wholeBound(target, end) {
      aim(target, end);
      setWhole(true);
      const found = run(end);
      setWhole(false);
      return found;
    },
    dispose: () => model.dispose(),
  };

  function setWhole(isWhole: boolean): void {
    const { integer, continuous } = solver.constants.variableType;
    const types = new Int32Array(system.unknowns).fill(isWhole ? integer : continuous);
    model.options.set({ time_limit: isWhole ? wholeSeconds : wholeSeconds * 1000 });
    model.changeColsIntegrality({ kind: 'range', from: 0, to: system.unknowns - 1 }, types);
  }
}

function modelData({ unknowns, rows, least, greatest }: ReducedSystem, bounds: Bounds) {
  const { starts, members, signs, length } = rows;
  const values = Float64Array.from(members, (_, at) => signs?.[at] ?? 1);
  return {
    numCols: unknowns,
    numRows: length,
    colCost: new Float64Array(unknowns),
    colLower: bounds.least,
    colUpper: bounds.greatest,
    rowLower: least,
    rowUpper: greatest,
    matrix: { format: 'csr' as const, numRows: length, numCols: unknowns, starts, indices: members, values },
  };
}
