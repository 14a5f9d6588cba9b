import type { ReducedSystem } from '../../../../../schema/protocol/disclosure/reducedSystem.js';
import { membersOf } from '../../../../../schema/protocol/disclosure/sparseRows.js';

/** The columns of a step program: a step up of each unknown, steps down of those that count somebody, the wish. */
export interface StepColumns {
  readonly unknowns: number;
  readonly downOf: ReadonlyMap<number, number>;
  /** The unknown of each column but the wish's. */
  readonly unknownOf: (column: number) => number;
  /** How far the wish is fulfilled, and the row that says so. */
  readonly wish: { readonly column: number; readonly row: number };
}

export interface RowBounds {
  readonly least: Float64Array;
  readonly greatest: Float64Array;
}

/** What a step towards the wish is worth in steps elsewhere: more than it can take. */
export const worthOfWish = 1000;

export function stepColumns({ unknowns, rows }: ReducedSystem, values: Float64Array): StepColumns {
  const peopled = [...values.keys()].filter((unknown) => (values[unknown] ?? 0) > 0);
  const downOf = new Map(peopled.map((unknown, at) => [unknown, unknowns + at]));
  const unknownOf = (column: number) => (column < unknowns ? column : (peopled[column - unknowns] ?? 0));
  return { unknowns, downOf, unknownOf, wish: { column: unknowns + peopled.length, row: rows.length } };
}

/** How far each row may come from what it is now. */
export function roomOfRows({ rows, least, greatest }: ReducedSystem, values: Float64Array): RowBounds {
  const sums = Float64Array.from({ length: rows.length }, (_, row) => {
    const start = rows.starts[row] ?? 0;
    return membersOf(rows, row).reduce(
      (sum, unknown, at) => sum + (rows.signs?.[start + at] ?? 1) * (values[unknown] ?? 0),
      0,
    );
  });
  return {
    least: least.map((bound, row) => bound - (sums[row] ?? 0)),
    greatest: greatest.map((bound, row) => bound - (sums[row] ?? 0)),
  };
}

/** Every step costs the same; the wish is worth more than all of them. */
export function stepModel(
  system: ReducedSystem,
  values: Float64Array,
  { columns, room }: { readonly columns: StepColumns; readonly room: RowBounds },
) {
  const { downOf, wish } = columns;
  const numCols = wish.column + 1;
  const upper = new Float64Array(numCols).fill(Number.POSITIVE_INFINITY);
  for (const [unknown, down] of downOf) upper[down] = values[unknown] ?? 0;
  upper[wish.column] = 0;
  const numRows = wish.row + 1;
  return {
    numCols,
    numRows,
    colCost: new Float64Array(numCols).fill(1).fill(-worthOfWish, wish.column),
    colLower: new Float64Array(numCols),
    colUpper: upper,
    rowLower: Float64Array.from([...room.least, 0]),
    rowUpper: Float64Array.from([...room.greatest, 0]),
    matrix: { format: 'csr' as const, numRows, numCols, ...entriesOf(system, columns) },
  };
}

function entriesOf({ rows }: ReducedSystem, { downOf, wish }: StepColumns) {
  const starts = new Int32Array(rows.length + 2);
  const [indices, values]: [number[], number[]] = [[], []];
  for (let row = 0; row < rows.length; row++) {
    for (const [at, unknown] of membersOf(rows, row).entries()) {
      const sign = rows.signs?.[(rows.starts[row] ?? 0) + at] ?? 1;
      const down = downOf.get(unknown);
      indices.push(unknown, ...(down === undefined ? [] : [down]));
      values.push(sign, ...(down === undefined ? [] : [-sign]));
    }
    starts[row + 1] = indices.length;
  }
  indices.push(wish.column);
  values.push(-1);
  starts[rows.length + 1] = indices.length;
  return { starts, indices: Int32Array.from(indices), values: Float64Array.from(values) };
}
