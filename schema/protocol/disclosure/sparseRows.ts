/** Rows of a matrix whose entries are 1 or -1, row after row. */
export interface SparseRows {
  readonly length: number;
  /** Where each row starts in `members`; one more than there are rows. */
  readonly starts: Int32Array;
  /** Numbers of the variables in each row. */
  readonly members: Int32Array;
  /** The coefficient of each member; left out where all are 1. */
  readonly signs?: Int8Array;
}

/** Entries in any order, gathered into rows. */
export class RowGatherer {
  #size = 0;
  #rows = new Int32Array(1024);
  #members = new Int32Array(1024);
  #signs = new Int8Array(1024);

  add(row: number, member: number, sign: 1 | -1 = 1): void {
    if (this.#size === this.#rows.length) this.#grow();
    this.#rows[this.#size] = row;
    this.#members[this.#size] = member;
    this.#signs[this.#size++] = sign;
  }

  rows(length: number): SparseRows {
    const starts = new Int32Array(length + 1);
    for (let at = 0; at < this.#size; at++) add(starts, (this.#rows[at] ?? 0) + 1);
    for (let row = 0; row < length; row++) add(starts, row + 1, starts[row]);
    const next = starts.slice();
    const members = new Int32Array(this.#size);
    const signs = new Int8Array(this.#size);
    for (let at = 0; at < this.#size; at++) {
      const row = this.#rows[at] ?? 0;
      const to = next[row] ?? 0;
      next[row] = to + 1;
      members[to] = this.#members[at] ?? 0;
      signs[to] = this.#signs[at] ?? 1;
    }
    return { length, starts, members, signs };
  }

  #grow(): void {
    const longer = (from: Int32Array) => {
      const to = new Int32Array(from.length * 2);
      to.set(from);
      return to;
    };
    this.#rows = longer(this.#rows);
    this.#members = longer(this.#members);
    const signs = new Int8Array(this.#rows.length);
    signs.set(this.#signs);
    this.#signs = signs;
  }
}

function add(array: Int32Array, at: number, amount = 1): void {
  array[at] = (array[at] ?? 0) + amount;
}

/** The variables of one row. */
export const membersOf = ({ starts, members }: SparseRows, row: number): Int32Array =>
  members.subarray(starts[row], starts[row + 1]);

/** The sum of a row's variables. */
export function activity(
  { starts, members, signs }: SparseRows,
  row: number,
  values: ArrayLike<number>,
): number {
  let sum = 0;
  for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++)
    sum += (signs?.[at] ?? 1) * (values[members[at] ?? 0] ?? 0);
  return sum;
}
