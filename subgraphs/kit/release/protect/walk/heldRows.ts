import type { Interval } from '../../../../../schema/protocol/disclosure/interval.js';
import type { SparseRows } from '../../../../../schema/protocol/disclosure/sparseRows.js';
import { ForgottenRows } from './forgottenRows.js';

/** Rows that must hold. */
export interface RowsToHold {
  /** By atom, the rows it stands in. */
  readonly columns: SparseRows;
  readonly least: Float64Array;
  readonly greatest: Float64Array;
  /** How much each unit that a row is from holding weighs: more for rows that can't be taken away. */
  readonly weights: Float64Array;
}

/** What known rows come to while people move between atoms, and how far they are from holding. */
export class HeldRows {
  /** How far all rows together are from holding. */
  excess = 0;
  readonly broken: number[] = [];
  readonly forgotten = new ForgottenRows();
  readonly #activity: Float64Array;
  readonly #placeOfBroken: Int32Array;

  constructor(readonly rows: RowsToHold) {
    const { length } = rows.least;
    this.#activity = new Float64Array(length);
    this.#placeOfBroken = new Int32Array(length).fill(-1);
    for (let row = 0; row < length; row++) this.#bump(row, 0);
  }

  /** So many more stand in an atom. */
  count(atom: number, by: number): void {
    const { starts, members } = this.rows.columns;
    for (let at = starts[atom] ?? 0, end = starts[atom + 1] ?? 0; at < end; at++)
      this.#bump(members[at] ?? 0, by);
  }

  /** Whether a row that doesn't hold comes to too much. */
  isHigh(row: number): boolean {
    return (this.#activity[row] ?? 0) > (this.rows.greatest[row] ?? 0);
  }

  /** What moving one person from an atom to another of the same view adds to the excess. Rows stand in order. */
  excessBetween(from: number, to: number): number {
    const { starts, members } = this.rows.columns;
    let [a, aEnd] = from < 0 ? [0, 0] : [starts[from] ?? 0, starts[from + 1] ?? 0];
    let [b, bEnd] = to < 0 ? [0, 0] : [starts[to] ?? 0, starts[to + 1] ?? 0];
    let excess = 0;
    while (a < aEnd || b < bEnd) {
      const left = a < aEnd ? (members[a] ?? 0) : Number.POSITIVE_INFINITY;
      const right = b < bEnd ? (members[b] ?? 0) : Number.POSITIVE_INFINITY;
      if (left <= right) a++;
      if (right <= left) b++;
      if (left < right) excess += this.#excessBy(left, -1);
      if (right < left) excess += this.#excessBy(right, 1);
    }
    return excess;
  }

  /** A known row that is told no more. Every row must hold. */
  forget(row: number): void {
    const { least, greatest } = this.rows;
    this.forgotten.add(row, least[row] ?? 0, greatest[row] ?? 0);
    [least[row], greatest[row]] = [0, Number.POSITIVE_INFINITY];
  }

  /** A row that is told again. It must hold. */
  remember(row: number, { least, greatest }: Interval): void {
    [this.rows.least[row], this.rows.greatest[row]] = [least, greatest];
  }

  /** Notes of forgotten rows that an atom stands in what they come to in a list of people. */
  note(atom: number, list: number): void {
    const { starts, members } = this.rows.columns;
    for (let at = starts[atom] ?? 0, end = starts[atom + 1] ?? 0; at < end; at++) {
      const row = members[at] ?? 0;
      if (this.rows.greatest[row] === Number.POSITIVE_INFINITY)
        this.forgotten.note(row, list, this.#activity[row] ?? 0);
    }
  }

  #excessBy(row: number, by: number): number {
    return this.#excessOf(row, by) - this.#excessOf(row);
  }

  #bump(row: number, by: number): void {
    const before = this.#excessOf(row);
    this.#activity[row] = (this.#activity[row] ?? 0) + by;
    const after = this.#excessOf(row);
    const place = this.#placeOfBroken[row] ?? -1;
    this.excess += after - (place < 0 ? 0 : before);
    if (after > 0 && place < 0) this.#placeOfBroken[row] = this.broken.push(row) - 1;
    if (after === 0 && place >= 0) {
      const last = this.broken.pop() ?? row;
      if (last !== row) {
        this.broken[place] = last;
        this.#placeOfBroken[last] = place;
      }
      this.#placeOfBroken[row] = -1;
    }
  }

  /** How far a row is from holding, or would be with so many more; 0 where it holds. */
  #excessOf(row: number, by = 0): number {
    const activity = (this.#activity[row] ?? 0) + by;
    const [least, greatest] = [this.rows.least[row] ?? 0, this.rows.greatest[row] ?? 0];
    const beyond = activity > greatest ? activity - greatest : activity < least ? least - activity : 0;
    return beyond * (this.rows.weights[row] ?? 1);
  }
}
