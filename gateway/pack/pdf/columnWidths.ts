export interface Texts {
  readonly labels: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Room {
  /** For the whole table, in points. */
  readonly room: number;
  /** Width of a text on one line, with the room beside it. */
  readonly wide: (text: string, isHead: boolean) => number;
}

/** What rounding may take from a line, in points. */
const slack = 1;
/** Longer words than this are broken, such as hashes. */
const longestWord = 18;

/**
 * Widths of columns, in points: what fits on one line gets it; where it does not, each column gets its longest word,
 * and what is left goes to the columns by how much text they have.
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
  const left = Math.max(0, room - total(least));
  const wanting = whole.map((width, at) => Math.sqrt(Math.max(0, width - (least[at] ?? 0))));
  const wants = total(wanting) || 1;
  const widths = least.map((width, at) => width + (left * (wanting[at] ?? 0)) / wants);
  return widths.map((width) => (width * room) / Math.max(room, total(widths)));
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
const words = (text: string): readonly string[] => (text === '' ? [''] : text.split(/\s+/));
