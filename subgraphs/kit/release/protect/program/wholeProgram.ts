import type { Solver } from '../../../../../schema/protocol/disclosure/boundModel.js';
import type { ReducedSystem } from '../../../../../schema/protocol/disclosure/reducedSystem.js';
import { membersOf } from '../../../../../schema/protocol/disclosure/sparseRows.js';
import { type RowBounds, type StepColumns, worthOfWish } from './stepModel.js';

export interface WholeStepping {
  readonly solver: Solver;
  readonly system: ReducedSystem;
  readonly values: Float64Array;
  readonly columns: StepColumns;
  readonly room: RowBounds;
  /** Whether a row may come to anything. */
  readonly isFree: (row: number) => boolean;
  /** Unknowns whose sum is to come so far up, or down where the sign is -1. */
  readonly wished: { readonly unknowns: ReadonlySet<number>; readonly sign: number; readonly far: number };
}

/** More than any step of one unknown that was ever needed. */
const mostSteps = 20;
const effort = { mip_max_nodes: 100, mip_rel_gap: 0.05 } as const;

/**
 * Whole numbers of steps in these columns alone, by column of the step program, so that the wish comes as far as it can
 * and every row that they touch stays within its room; undefined where it comes nowhere.
 */
export function wholeSteps(parts: WholeStepping, taken: readonly number[]): Float64Array | undefined {
  const { solver, values, columns } = parts;
  const { rows, ...matrix } = matrixOf(parts, taken);
  const wish = taken.length;
  const numCols = wish + 1;
  const upper = taken.map((column) =>
    column < columns.unknowns ? mostSteps : (values[columns.unknownOf(column)] ?? 0),
  );
  const model = solver.createModel({
    numCols,
    numRows: rows.length + 1,
    colCost: new Float64Array(numCols).fill(1).fill(-worthOfWish, wish),
    colLower: new Float64Array(numCols),
    colUpper: Float64Array.from([...upper, parts.wished.far]),
    rowLower: Float64Array.from([...rows.map((row) => parts.room.least[row] ?? 0), 0]),
    rowUpper: Float64Array.from([...rows.map((row) => parts.room.greatest[row] ?? 0), 0]),
    matrix: { format: 'csr' as const, numRows: rows.length + 1, numCols, ...matrix },
    integrality: new Int32Array(numCols).fill(solver.constants.variableType.integer),
  });
  try {
    model.options.set({ output_flag: false, ...effort });
    const { modelStatus } = model.run();
    const { optimal, solutionLimit } = solver.constants.modelStatus;
    if (modelStatus !== optimal && modelStatus !== solutionLimit) return undefined;
    const { colValue } = model.getSolution();
    if (Math.round(colValue[wish] ?? 0) === 0) return undefined;
    const found = new Float64Array(columns.wish.column + 1);
    for (const [at, column] of taken.entries()) found[column] = Math.round(colValue[at] ?? 0);
    return found;
  } finally {
    model.dispose();
  }
}

/** The rows that the columns touch, and what each column is in them; in the last row the wish. */
function matrixOf({ system, columns, isFree, wished }: WholeStepping, taken: readonly number[]) {
  const placeOf = new Map<number, number>();
  const entries: { readonly row: number; readonly column: number; readonly value: number }[] = [];
  const wishes: (typeof entries)[number][] = [];
  for (const [column, step] of taken.entries()) {
    const unknown = columns.unknownOf(step);
    const sign = step < columns.unknowns ? 1 : -1;
    const start = system.columns.starts[unknown] ?? 0;
    for (const [at, row] of membersOf(system.columns, unknown).entries()) {
      if (isFree(row)) continue;
      const place = placeOf.get(row) ?? placeOf.size;
      placeOf.set(row, place);
      entries.push({ row: place, column, value: sign * (system.columns.signs?.[start + at] ?? 1) });
    }
    if (wished.unknowns.has(unknown)) wishes.push({ row: -1, column, value: sign * wished.sign });
  }
  const rows = [...placeOf.keys()];
  const last = [...wishes, { row: -1, column: taken.length, value: -1 }];
  const all = [...entries, ...last.map((one) => ({ ...one, row: rows.length }))].sort(
    (one, other) => one.row - other.row || one.column - other.column,
  );
  const starts = new Int32Array(rows.length + 2);
  for (const { row } of all) starts[row + 1] = (starts[row + 1] ?? 0) + 1;
  for (let row = 0; row <= rows.length; row++) starts[row + 1] = (starts[row + 1] ?? 0) + (starts[row] ?? 0);
  return {
    rows,
    starts,
    indices: Int32Array.from(all, ({ column }) => column),
    values: Float64Array.from(all, ({ value }) => value),
  };
}
