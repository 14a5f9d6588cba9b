import type { Bounds } from '../../../schema/protocol/disclosure/propagate.js';
import type { ReducedSystem } from '../../../schema/protocol/disclosure/reducedSystem.js';
import { membersOf, RowGatherer } from '../../../schema/protocol/disclosure/sparseRows.js';
import type { Target } from '../../../schema/protocol/disclosure/target.js';

/** A part of a system around a withheld cell, with unknowns numbered anew. */
export interface LocalSystem {
  readonly system: ReducedSystem;
  readonly bounds: Bounds;
  readonly target: Target;
}

/** How many unknowns a part takes in at most, beside those of the cell itself. */
const unknownsAround = 120;

/**
 * The rows that lie wholly among the unknowns nearest to a withheld cell. Rows are only left out, so what bounds the
 * cell here bounds it in the whole system: what is found narrow is narrow, what isn't may yet be.
 */
export function localSystem(system: ReducedSystem, bounds: Bounds, target: Target): LocalSystem {
  const numbers = nearest(system, target);
  const inside = new RowGatherer();
  const [least, greatest, cells]: [number[], number[], (readonly number[])[]] = [[], [], []];
  for (const row of rowsAround(system, numbers)) {
    const members = membersOf(system.rows, row);
    if (!members.every((unknown) => numbers.has(unknown))) continue;
    const start = system.rows.starts[row] ?? 0;
    for (const [at, unknown] of members.entries()) {
      const sign = (system.rows.signs?.[start + at] ?? 1) < 0 ? -1 : 1;
      inside.add(least.length, numbers.get(unknown) ?? 0, sign);
    }
    least.push(system.least[row] ?? 0);
    greatest.push(system.greatest[row] ?? 0);
    cells.push(system.cells[row] ?? []);
  }
  const unknowns = [...numbers.keys()];
  const part = (values: Float64Array) => Float64Array.from(unknowns, (unknown) => values[unknown] ?? 0);
  const rows = inside.rows(least.length);
  return {
    system: {
      unknowns: unknowns.length,
      unknownOf: Int32Array.from(unknowns, (_, at) => at),
      sizes: Int32Array.from(unknowns, (unknown) => system.sizes[unknown] ?? 1),
      rows,
      least: Float64Array.from(least),
      greatest: Float64Array.from(greatest),
      cells,
      columns: new RowGatherer().rows(unknowns.length),
    },
    bounds: { least: part(bounds.least), greatest: part(bounds.greatest), impossible: false },
    target: { ...target, whole: renumbered(target.whole, numbers), parts: renumbered(target.parts, numbers) },
  };
}

const renumbered = (unknowns: readonly number[], numbers: ReadonlyMap<number, number>): readonly number[] =>
  unknowns.map((unknown) => numbers.get(unknown) ?? 0);

/** Unknowns by breadth: those of the cell, those that share a short row with them, and so on. */
function nearest(system: ReducedSystem, { whole, parts }: Target): ReadonlyMap<number, number> {
  const numbers = new Map<number, number>();
  const queue = [...whole, ...parts];
  for (const unknown of queue) numbers.set(unknown, numbers.size);
  const limit = numbers.size + unknownsAround;
  for (const unknown of queue) {
    for (const row of byLength(system, unknown)) {
      const members = [...membersOf(system.rows, row)].filter((member) => !numbers.has(member));
      if (numbers.size + members.length > limit) continue;
      for (const member of members) numbers.set(member, numbers.size);
      queue.push(...members);
    }
  }
  return numbers;
}

const lengthOf = ({ rows }: ReducedSystem, row: number): number =>
  (rows.starts[row + 1] ?? 0) - (rows.starts[row] ?? 0);

const byLength = (system: ReducedSystem, unknown: number): readonly number[] =>
  [...membersOf(system.columns, unknown)].sort(
    (one, other) => lengthOf(system, one) - lengthOf(system, other),
  );

const rowsAround = (system: ReducedSystem, numbers: ReadonlyMap<number, number>): ReadonlySet<number> =>
  new Set([...numbers.keys()].flatMap((unknown) => [...membersOf(system.columns, unknown)]));
