/** A row that is told no more, and the lists of people from which on it held again or held no longer, in turn. */
interface Forgotten {
  readonly least: number;
  readonly greatest: number;
  readonly turns: number[];
}

/** In which of the lists that were met each row would have held that is told no more. */
export class ForgottenRows {
  readonly #rows = new Map<number, Forgotten>();

  has(row: number): boolean {
    return this.#rows.has(row);
  }

  /** A row that has held in every list so far, and may not in those to come. */
  add(row: number, least: number, greatest: number): void {
    this.#rows.set(row, { least, greatest, turns: this.#rows.get(row)?.turns ?? [] });
  }

  /** What a row comes to in the list with this number. */
  note(row: number, list: number, sum: number): void {
    const forgotten = this.#rows.get(row);
    if (forgotten === undefined) return;
    const holds = sum >= forgotten.least && sum <= forgotten.greatest;
    const held = forgotten.turns.length % 2 === 0;
    if (holds !== held) forgotten.turns.push(list);
  }

  /** Whether the row held in a list: an even number of turns came before. */
  held(row: number, list: number): boolean {
    const turns = this.#rows.get(row)?.turns ?? [];
    let [from, to] = [0, turns.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((turns[middle] ?? 0) <= list) from = middle + 1;
      else to = middle;
    }
    return from % 2 === 0;
  }
}
