import type { Solver } from '../../../../../schema/protocol/disclosure/boundModel.js';

/** At least one of these rows must not be told, or a withheld cell can be known to within less than three. */
export interface Conflict {
  readonly rows: readonly number[];
  /** The row of that cell, where it is withheld only to protect others: once it is told, there is no conflict. */
  readonly of: number | undefined;
}

/** The rows worth least that leave no conflict, by a program in whole numbers: nothing worth less does. */
export function leastHitting(
  solver: Solver,
  conflicts: readonly Conflict[],
  worth: (row: number) => number,
): ReadonlySet<number> {
  const rows = [
    ...new Set(conflicts.flatMap(({ rows: own, of }) => [...own, ...(of === undefined ? [] : [of])])),
  ];
  if (rows.length === 0) return new Set();
  const placeOf = new Map(rows.map((row, at) => [row, at]));
  const entries = conflicts.map((conflict) => entriesOf(conflict, placeOf));
  const starts = new Int32Array(conflicts.length + 1);
  for (const [at, { length }] of entries.entries()) starts[at + 1] = (starts[at] ?? 0) + length;
  const [numRows, numCols] = [conflicts.length, rows.length];
  const model = solver.createModel({
    numCols,
    numRows,
    colCost: Float64Array.from(rows, worth),
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(1),
    rowLower: Float64Array.from(conflicts, ({ of }) => (of === undefined ? 1 : 0)),
    rowUpper: new Float64Array(numRows).fill(Number.POSITIVE_INFINITY),
    matrix: {
      ...{ format: 'csr' as const, numRows, numCols, starts },
      indices: Int32Array.from(entries.flat(), ({ column }) => column),
      values: Float64Array.from(entries.flat(), ({ value }) => value),
    },
    integrality: new Int32Array(numCols).fill(solver.constants.variableType.integer),
  });
  try {
    model.options.set({ output_flag: false, mip_rel_gap: 0 });
    model.run();
    const { colValue } = model.getSolution();
    return new Set(rows.filter((_, at) => (colValue[at] ?? 0) > 0.5));
  } finally {
    model.dispose();
  }
}

function entriesOf({ rows, of }: Conflict, placeOf: ReadonlyMap<number, number>) {
  const signs = new Map(rows.map((row) => [row, 1]));
  if (of !== undefined) signs.set(of, -1);
  return [...signs].map(([row, value]) => ({ column: placeOf.get(row) ?? 0, value }));
}
