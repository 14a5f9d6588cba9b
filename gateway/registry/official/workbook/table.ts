import { readCount } from './count.js';
import { columnLetters, type Grid, textsOf } from './grid.js';
import { plain } from './label.js';

/** The one table of a worksheet, found between its titles and its footnotes. */
export interface WorkbookTable {
  readonly sheet: string;
  /** What stands above the table, the line that names it first. */
  readonly title: string;
  readonly columns: readonly TableColumn[];
  /** Every row under the header that isn't blank, footnotes among them. */
  readonly rows: readonly TableRow[];
}

export interface TableColumn {
  readonly at: number;
  /** Its labels from top to bottom: ["Adult (18 or over)", "UK"]. Empty where nothing stands above. */
  readonly labels: readonly string[];
  /** As an error names it: `C ("Adult (18 or over)", "UK")`. */
  readonly name: string;
}

export interface TableRow {
  /** Row of the sheet, from 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** Finds the table of a sheet by its shape: rows of counts under a header of several labels; undefined where none is. */
export function findTable({ sheet, rows }: Grid): WorkbookTable | undefined {
  const firstData = rows.findIndex(isData);
  const header = headerAbove(rows, firstData);
  if (header === undefined) return undefined;
  const { from, to } = header;
  const labelled = rows
    .slice(from, to)
    .map((row, at) => (at < to - from - 1 ? spread(row, rows[to - 1] ?? []) : row));
  return {
    sheet,
    title: titleOf(rows.slice(0, from)),
    columns: (rows[firstData] ?? []).map((_, at) => columnOf(labelled, at)),
    rows: rows
      .map((cells, at) => ({ row: at + 1, cells }))
      .slice(to)
      .filter(({ cells }) => cells.some((text) => text !== '')),
  };
}

/** A count beside its label. Years alone make a header of years, so a second column has to hold one. */
const isData = (row: readonly string[]): boolean =>
  textsOf(row).length > 1 && row.slice(1).some((text) => readCount(text) !== undefined);

/** The rows of labels right above the data: each has several, where titles and notes have one. */
function headerAbove(rows: Grid['rows'], firstData: number) {
  if (firstData < 1) return undefined;
  let to = firstData;
  while (to > 0 && textsOf(rows[to - 1] ?? []).length === 0) to -= 1;
  let from = to;
  while (from > 0 && textsOf(rows[from - 1] ?? []).length > 1) from -= 1;
  return from === to ? undefined : { from, to };
}

/** A group's label stands in its first column alone where cells aren't merged: it holds up to the next, or its total. */
function spread(row: readonly string[], below: readonly string[]): readonly string[] {
  let group = '';
  return row.map((text, at) => {
    if (text !== '') group = text;
    else if (plain(below[at - 1] ?? '') === 'total') group = '';
    return below[at] === '' ? text : group;
  });
}

function columnOf(header: Grid['rows'], at: number): TableColumn {
  const labels = header
    .map((row) => row[at] ?? '')
    .filter((text, row, all) => text !== '' && text !== all[row - 1]);
  const name = [
    columnLetters(at),
    ...(labels.length > 0 ? [`(${labels.map((text) => `"${text}"`).join(', ')})`] : []),
  ];
  return { at, labels, name: name.join(' ') };
}

const tableNumber = /^table[ _]*\d+[a-z]?\s*[:.\-–]?\s*/i;

/** The line that begins "Table 2:", or else the first; without its number and notes. */
function titleOf(rows: Grid['rows']): string {
  const lines = rows.flatMap(textsOf);
  return plain((lines.find((line) => tableNumber.test(line)) ?? lines[0] ?? '').replace(tableNumber, ''));
}
