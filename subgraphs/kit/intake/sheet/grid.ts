/** What one cell of a spreadsheet holds, whatever kind of file it stands in. */
export type GridCell =
  | { readonly kind: 'EMPTY' }
  | { readonly kind: 'TEXT'; readonly text: string }
  | { readonly kind: 'NUMBER'; readonly number: number }
  /** A day, YYYY-MM-DD, that the file itself says is one. */
  | { readonly kind: 'DAY'; readonly day: string }
  /** A formula's error such as #REF!. */
  | { readonly kind: 'ERROR'; readonly text: string };

export interface GridRow {
  /** As the spreadsheet program numbers it: the first is 1. For text the line where it begins. */
  readonly row: number;
  readonly cells: readonly GridCell[];
}

/** The sheet of a file that is meant. The first row holds the headings. */
export interface Grid {
  /** Name of the worksheet; CSV has none. */
  readonly sheet?: string | undefined;
  readonly rows: readonly GridRow[];
  /** Whether numbers without a format may be dates, and from which day they count. */
  readonly dateSystem?: 1900 | 1904 | undefined;
  /** What was taken for granted while reading, to be shown. */
  readonly notes: readonly string[];
}

export const empty: GridCell = { kind: 'EMPTY' };

const blanks = /[\s\u00A0\u200B-\u200D\u2060\uFEFF]+/g;

/** A text as people meant it: without blanks around it, one blank between words, and composed characters. */
export const tidy = (text: string): string => text.normalize('NFC').replace(blanks, ' ').trim();

/** What spreadsheet programs show for a formula that failed, Excel's and LibreOffice's. */
const formulaError = /^(?:#(?:REF|N\/A|VALUE|DIV\/0|NAME|NULL|NUM|SPILL|CALC)[!?]?|Err:\d{3})$/i;

/** A cell of text: empty where nothing but blanks stands, an error where a failed formula was saved as text. */
export function textCell(text: string): GridCell {
  const tidied = tidy(text);
  if (tidied === '') return empty;
  return formulaError.test(tidied) ? { kind: 'ERROR', text: tidied } : { kind: 'TEXT', text: tidied };
}

/** What a cell shows, as a text. */
export function shownText(cell: GridCell | undefined): string {
  if (cell === undefined || cell.kind === 'EMPTY') return '';
  if (cell.kind === 'NUMBER') return String(cell.number);
  return cell.kind === 'DAY' ? cell.day : cell.text;
}

/** A, B, ... Z, AA for 0, 1, ... 25, 26. */
export function columnLetters(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : columnLetters(Math.floor(at / 26) - 1) + letter;
}
