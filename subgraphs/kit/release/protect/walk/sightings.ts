import { narrowUnder } from '../../../../../schema/protocol/disclosure/interval.js';
import type { SparseRows } from '../../../../../schema/protocol/disclosure/sparseRows.js';

/** The least and the greatest count met of a cell, each with the number of the list of people in which it was met. */
export interface Sighting {
  readonly least: number;
  readonly leastIn: number;
  readonly greatest: number;
  readonly greatestIn: number;
}

/**
 * What was met of each cell in lists of people that nobody could tell from the true one, which is the first, number 0.
 * Of a cell that has been met far enough apart nothing more is kept: the lists nearest to the true one tell it, and so
 * hold on when more is known.
 */
export class Sightings {
  readonly #counts: Int32Array;
  readonly #truth: Int32Array;
  readonly #least: Int32Array;
  readonly #greatest: Int32Array;
  readonly #leastIn: Int32Array;
  readonly #greatestIn: Int32Array;

  /** @param watched by atom, the cells it counts in @param people by atom, how many stand in it */
  constructor(
    readonly watched: SparseRows,
    cells: number,
    people: Int32Array,
  ) {
    this.#counts = new Int32Array(cells);
    for (const [atom, count] of people.entries()) this.#move(atom, count);
    this.#truth = this.#counts.slice();
    this.#least = this.#counts.slice();
    this.#greatest = this.#counts.slice();
    this.#leastIn = new Int32Array(cells);
    this.#greatestIn = new Int32Array(cells);
  }

  /** How many a cell counts now. */
  count(cell: number): number {
    return this.#counts[cell] ?? 0;
  }

  /** Whether the cell was met so far apart that it can't be known to less. */
  isWide(cell: number): boolean {
    return (this.#greatest[cell] ?? 0) - (this.#least[cell] ?? 0) >= narrowUnder;
  }

  /** Takes in the list with this number, by what it changed of the one before. */
  meet(list: number, changes: ReadonlyMap<number, number>): void {
    for (const [atom, by] of changes) if (by !== 0) this.#move(atom, by);
    for (const [atom, by] of changes) if (by !== 0) this.#see(list, atom);
  }

  of(cell: number): Sighting {
    return {
      least: this.#least[cell] ?? 0,
      leastIn: this.#leastIn[cell] ?? 0,
      greatest: this.#greatest[cell] ?? 0,
      greatestIn: this.#greatestIn[cell] ?? 0,
    };
  }

  /** Puts back what was met before. */
  put(cell: number, { least, leastIn, greatest, greatestIn }: Sighting): void {
    [this.#least[cell], this.#leastIn[cell]] = [least, leastIn];
    [this.#greatest[cell], this.#greatestIn[cell]] = [greatest, greatestIn];
  }

  /** Forgets what lists tell that no longer hold; the true one always does. */
  doubt(cell: number, holds: (list: number) => boolean): void {
    const truth = this.#truth[cell] ?? 0;
    const { leastIn, greatestIn } = this.of(cell);
    if (!holds(leastIn)) [this.#least[cell], this.#leastIn[cell]] = [truth, 0];
    if (!holds(greatestIn)) [this.#greatest[cell], this.#greatestIn[cell]] = [truth, 0];
  }

  #move(atom: number, by: number): void {
    const { starts, members } = this.watched;
    for (let at = starts[atom] ?? 0, end = starts[atom + 1] ?? 0; at < end; at++) {
      const cell = members[at] ?? 0;
      this.#counts[cell] = (this.#counts[cell] ?? 0) + by;
    }
  }

  #see(list: number, atom: number): void {
    const { starts, members } = this.watched;
    for (let at = starts[atom] ?? 0, end = starts[atom + 1] ?? 0; at < end; at++) {
      const cell = members[at] ?? 0;
      const count = this.#counts[cell] ?? 0;
      if (this.isWide(cell)) continue;
      if (count < (this.#least[cell] ?? 0)) [this.#least[cell], this.#leastIn[cell]] = [count, list];
      if (count > (this.#greatest[cell] ?? 0)) [this.#greatest[cell], this.#greatestIn[cell]] = [count, list];
    }
  }
}
