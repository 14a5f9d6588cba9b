import type { Interval } from './interval.js';
import { RowGatherer, type SparseRows } from './sparseRows.js';

/** A sum of atoms that an outsider knows something about. */
export interface KnownRow extends Interval {
  readonly members: Int32Array;
  /** 1 or -1 for each member; left out where all are 1. */
  readonly signs?: Int8Array | undefined;
  /** Number of the cell that tells it, for a cell of a release; -1 for what comes from elsewhere. */
  readonly cell: number;
}

/**
 * What is known, over as few unknowns as tell it: atoms that stand in the same known sums are one unknown, their sum,
 * because nothing tells how it is spread over them. Exact, not an approximation: every whole-number solution here is
 * one of the full system, and the other way round.
 */
export interface ReducedSystem {
  readonly unknowns: number;
  /** The unknown of each atom. */
  readonly unknownOf: Int32Array;
  /** How many atoms each unknown is the sum of. */
  readonly sizes: Int32Array;
  readonly rows: SparseRows;
  readonly least: Float64Array;
  readonly greatest: Float64Array;
  /** By row, the cells that tell it. */
  readonly cells: readonly (readonly number[])[];
  /** The rows that each unknown stands in. */
  readonly columns: SparseRows;
}

export function reduceSystem(atoms: number, known: readonly KnownRow[]): ReducedSystem {
  const { unknownOf, unknowns } = classify(atoms, known);
  const sizes = new Int32Array(unknowns);
  for (const unknown of unknownOf) sizes[unknown] = (sizes[unknown] ?? 0) + 1;
  const rows = mergeRows(known, unknownOf);
  const gathered = new RowGatherer();
  const turned = new RowGatherer();
  for (const [row, { entries }] of rows.entries())
    for (const [unknown, sign] of entries) {
      gathered.add(row, unknown, sign);
      turned.add(unknown, row, sign);
    }
  return {
    unknowns,
    unknownOf,
    sizes,
    rows: gathered.rows(rows.length),
    columns: turned.rows(unknowns),
    least: Float64Array.from(rows, ({ least }) => least),
    greatest: Float64Array.from(rows, ({ greatest }) => greatest),
    cells: rows.map(({ cells }) => cells),
  };
}

/** Splits the atoms row by row until those left together stand in the same rows; linear in entries. */
function classify(atoms: number, known: readonly KnownRow[]) {
  const unknownOf = new Int32Array(atoms);
  const sizes = [atoms];
  for (const { members, signs } of known) {
    const split = new Map<number, number>();
    const inside = new Map<number, number>();
    for (const [at, member] of members.entries()) {
      const key = 2 * (unknownOf[member] ?? 0) + (signs?.[at] === -1 ? 1 : 0);
      inside.set(key, (inside.get(key) ?? 0) + 1);
    }
    for (const [at, member] of members.entries()) {
      const old = unknownOf[member] ?? 0;
      const key = 2 * old + (signs?.[at] === -1 ? 1 : 0);
      if (!split.has(key)) {
        if (inside.get(key) === sizes[old]) split.set(key, old);
        else split.set(key, sizes.push(0) - 1);
      }
      const to = split.get(key) ?? old;
      if (to === old) continue;
      unknownOf[member] = to;
      sizes[to] = (sizes[to] ?? 0) + 1;
    }
    for (const [key, to] of split) {
      const old = key >> 1;
      if (to !== old) sizes[old] = (sizes[old] ?? 0) - (inside.get(key) ?? 0);
    }
  }
  return renumbered(unknownOf);
}

/** Numbers without gaps, in the order of the atoms. */
function renumbered(found: Int32Array) {
  const numbers = new Map<number, number>();
  const unknownOf = found.map((old) => {
    const known = numbers.get(old) ?? numbers.size;
    numbers.set(old, known);
    return known;
  });
  return { unknownOf, unknowns: numbers.size };
}

interface MergedRow {
  readonly entries: readonly (readonly [number, 1 | -1])[];
  least: number;
  greatest: number;
  readonly cells: number[];
}

function mergeRows(known: readonly KnownRow[], unknownOf: Int32Array): readonly MergedRow[] {
  const merged = new Map<string, MergedRow>();
  for (const { members, signs, least, greatest, cell } of known) {
    const entries = new Map<number, 1 | -1>();
    for (const [at, member] of members.entries())
      entries.set(unknownOf[member] ?? 0, signs?.[at] === -1 ? -1 : 1);
    const inOrder = [...entries].sort(([a], [b]) => a - b);
    const key = inOrder.join(' ');
    const row = merged.get(key) ?? { entries: inOrder, least, greatest, cells: [] };
    row.least = Math.max(row.least, least);
    row.greatest = Math.min(row.greatest, greatest);
    if (cell >= 0) row.cells.push(cell);
    merged.set(key, row);
  }
  return [...merged.values()];
}
