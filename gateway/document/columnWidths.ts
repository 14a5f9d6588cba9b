export interface Texts {
  readonly labels: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Room {
  /** For the whole table, in the unit of `wide`. */
  readonly room: number;
  /** Width of a text on one line, with the room beside it. */
  readonly wide: (text: string, isHead: boolean) => number;
}

/** What rounding may take from a line. */
const slack = 1;
/** Longer words than this are broken, such as hashes. */
const longestWord = 18;

/**
 * Widths of columns: what fits on one line gets it; where it does not, each column gets its longest word,
 * and what is left goes to the columns by how much text they have, to none more than it can fill.
 */
export function columnWidths({ labels, rows }: Texts, { room, wide }: Room): readonly number[] {
  const columns = labels.map((label, at) => ({ label, texts: rows.map((row) => row[at] ?? '') }));
  const whole = columns.map(({ label, texts }) =>
    Math.max(wide(label, true), ...texts.map((text) => wide(text, false))),
  );
  const sum = total(whole);
  if (sum <= room) return whole.map((width) => width + (room - sum) / whole.length);
  const least = columns.map(
    ({ label, texts }) =>
      slack +
      Math.max(
        ...words(label).map((word) => wide(word, true)),
        ...texts.flatMap(words).map((word) => wide(word.slice(0, longestWord), false)),
      ),
  );
  const wanted = whole.map((width, at) => Math.max(0, width - (least[at] ?? 0)));
  const given = shared(Math.max(0, room - total(least)), wanted);
  const widths = least.map((width, at) => width + (given[at] ?? 0));
  return widths.map((width) => (width * room) / Math.max(room, total(widths)));
}

/** Shares room out by how much each wants, to nobody more than that: what one leaves goes to the others. */
function shared(room: number, wanted: readonly number[]): readonly number[] {
  const given = wanted.map(() => 0);
  let left = room;
  let open = [...wanted.entries()].filter(([, want]) => want > 0);
  while (open.length > 0) {
    const weights = total(open.map(([, want]) => Math.sqrt(want)));
    const fair = (want: number) => (left * Math.sqrt(want)) / weights;
    const filled = open.filter(([, want]) => fair(want) >= want);
    for (const [at, want] of filled.length > 0 ? filled : open) given[at] = Math.min(want, fair(want));
    if (filled.length === 0) return given;
    left -= total(filled.map(([, want]) => want));
    open = open.filter((one) => !filled.includes(one));
  }
  return given;
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
const words = (text: string): readonly string[] => (text === '' ? [''] : text.split(/\s+/));
