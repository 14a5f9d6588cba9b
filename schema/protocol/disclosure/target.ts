import type { ReducedSystem } from './reducedSystem.js';

/**
 * A withheld cell over the unknowns. All of `whole` counts in it; of `parts` anything from none to all may, because the
 * cell holds some of their atoms and nothing tells how the sum is spread.
 */
export interface Target {
  /** Cells with the same whole and parts: what is known of one is known of all. */
  readonly cells: readonly number[];
  readonly whole: readonly number[];
  readonly parts: readonly number[];
}

/** Withheld cells as targets, those alike together. `membersOf` answers the atoms of a cell. */
export function targetsOf(
  { unknownOf, sizes }: ReducedSystem,
  cells: Iterable<number>,
  membersOf: (cell: number) => Int32Array,
): readonly Target[] {
  const targets = new Map<string, { cells: number[]; whole: readonly number[]; parts: readonly number[] }>();
  for (const cell of cells) {
    const counts = new Map<number, number>();
    for (const atom of membersOf(cell)) {
      const unknown = unknownOf[atom] ?? 0;
      counts.set(unknown, (counts.get(unknown) ?? 0) + 1);
    }
    const inOrder = [...counts].sort(([a], [b]) => a - b);
    const whole = inOrder.flatMap(([unknown, count]) => (count === sizes[unknown] ? [unknown] : []));
    const parts = inOrder.flatMap(([unknown, count]) => (count === sizes[unknown] ? [] : [unknown]));
    const key = `${whole.join(' ')}|${parts.join(' ')}`;
    const target = targets.get(key) ?? { cells: [], whole, parts };
    target.cells.push(cell);
    targets.set(key, target);
  }
  return [...targets.values()];
}

/** The least that the target can be for these values of the unknowns. */
export function leastAt({ whole }: Target, values: ArrayLike<number>): number {
  let sum = 0;
  for (const unknown of whole) sum += values[unknown] ?? 0;
  return sum;
}

/** The greatest that the target can be for these values of the unknowns. */
export function greatestAt(target: Target, values: ArrayLike<number>): number {
  let sum = leastAt(target, values);
  for (const unknown of target.parts) sum += values[unknown] ?? 0;
  return sum;
}
