import { readCount } from './count.js';
import { plain } from './label.js';
import type { ResponderColumns } from './responderColumns.js';
import type { TableRow, WorkbookTable } from './table.js';
import { tableFault } from './tableFault.js';

/** A row with what it counts: a label for each level, null from where it is a total. */
export interface LevelRow extends TableRow {
  readonly labels: readonly (string | null)[];
  readonly count: number;
}

/**
 * Reads rows that name only what has changed since the row above: a row that names a responder alone is the total of
 * that responder, the next one that names a type of exploitation alone is that of the type. Rows that repeat
 * everything, with "Total" where one is, read the same.
 */
export function responderRows(
  file: string,
  table: WorkbookTable,
  columns: ResponderColumns,
): readonly LevelRow[] {
  let labels: readonly (string | null)[] = columns.levels.map(() => null);
  const read = new Map<string, LevelRow>();
  for (const row of table.rows) {
    const stated = columns.levels.map(({ at }) => row.cells[at] ?? '');
    if (isFootnote(row, stated, columns)) continue;
    labels = labelsOf(stated, labels);
    const key = JSON.stringify(labels);
    const before = read.get(key);
    if (before) throw tableFault(file, table, again(row, before));
    read.set(key, { ...row, labels, count: countOf(file, table, row, columns) });
  }
  return [...read.values()];
}

function labelsOf(stated: readonly string[], above: readonly (string | null)[]): readonly (string | null)[] {
  const changed = stated.findIndex((text, at) => text !== '' && wordOf(text) !== above[at]);
  const from = changed < 0 ? stated.findLastIndex((text) => text !== '') : changed;
  return stated.map((text, at) => (at < from && text === '' ? (above[at] ?? null) : wordOf(text)));
}

const wordOf = (text: string): string | null => (/^(?:grand )?total$|^$/.test(plain(text)) ? null : text);

/** A row without any count whose text is in its first column alone. */
function isFootnote(
  { cells }: TableRow,
  stated: readonly string[],
  { nationalities, total }: ResponderColumns,
): boolean {
  const hasCounts = [total, ...nationalities].some(({ at }) => cells[at] !== '' && cells[at] !== cells[0]);
  return (
    !hasCounts &&
    (stated.every((text) => text === '') || /^(source|notes?|\[|\(|this|end)\b|.{60}/i.test(cells[0] ?? ''))
  );
}

const again = (row: TableRow, before: TableRow) => ({
  row,
  expected: 'each combination once',
  found: `the combination of row ${before.row} again`,
});

/** The total of a row, which its nationalities add up to. */
function countOf(
  file: string,
  table: WorkbookTable,
  row: TableRow,
  { nationalities, total }: ResponderColumns,
): number {
  const numbers = [total, ...nationalities].map((column) => {
    const text = row.cells[column.at] ?? '';
    const count = readCount(text);
    if (count?.kind === 'COUNT') return count.value;
    const found = text === '' ? 'an empty cell' : `"${text}"`;
    throw tableFault(file, table, { row, column, expected: 'a whole number from 0', found });
  });
  const [count = 0, ...parts] = numbers;
  const sum = parts.reduce((all, part) => all + part, 0);
  if (parts.length === 0 || sum === count) return count;
  const expected = `${sum}, the sum of its ${parts.length} nationalities`;
  throw tableFault(file, table, { row, column: total, expected, found: String(count) });
}
