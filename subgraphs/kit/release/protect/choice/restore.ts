import type { Prover } from './prover.js';

export interface Restoring {
  readonly prover: Prover;
  /** Rows taken away, in turn. */
  readonly away: readonly number[];
  /** Withheld cells that must stay proven, beside those of the rows taken away. */
  readonly cells: readonly number[];
  readonly cellOf: (row: number) => number;
  /** What is lost where a row isn't told. */
  readonly worth: (row: number) => number;
}

/** Shows again what need not have been taken away, what is worth most first. Answers the rows that stay away. */
export function restore({ prover, away, cells, cellOf, worth }: Restoring): ReadonlySet<number> {
  const left = new Set(away);
  const targets = new Set([...cells, ...away.map(cellOf)]);
  for (const row of away.toSorted((one, other) => worth(other) - worth(one))) {
    targets.delete(cellOf(row));
    if (prover.recall(row, targets)) left.delete(row);
    else targets.add(cellOf(row));
  }
  return left;
}
