import { type DataTable, type Pack, type PackFigure, watermark } from '../pack.js';

/** A table of the annex: one for each figure. */
export interface Sheet {
  /** Unique, without spaces; spreadsheets take 31 characters at most. */
  readonly name: string;
  readonly title: string;
  /** What has to be read before the table, one to a row. */
  readonly lines: readonly string[];
  readonly table: DataTable;
  readonly isSynthetic: boolean;
}

/** The numbers behind each figure, as tables of a spreadsheet. */
export const sheetsOf = ({ asks }: Pack): readonly Sheet[] =>
  asks.flatMap(({ figures }) => figures).map(sheetOf);

function sheetOf({ id, title, subtitle, source, caveats, notes, table, isSynthetic }: PackFigure): Sheet {
  const marked = isSynthetic ? withColumn(table, 'Provenance', () => watermark) : table;
  return {
    name: `Figure_${id}`,
    title: `Figure ${id}: ${title}`,
    lines: [subtitle, source, ...caveats, ...notes],
    table: withNotesApart(marked),
    isSynthetic,
  };
}

/** What is invented says so in every row, so that no row can be cut off from it. */
const withColumn = (
  { columns, rows }: DataTable,
  label: string,
  textOf: (row: readonly string[]) => string,
): DataTable => ({
  columns: [...columns, { label, isNumber: false }],
  rows: rows.map((row) => [...row, textOf(row)]),
});

const note = / ?\[note \d+\]/g;

/** A number with the sign of its note is no number to a spreadsheet: notes get a column of their own. */
function withNotesApart(table: DataTable): DataTable {
  const notesOf = (row: readonly string[]) =>
    [...new Set(row.join(' ').match(/\[note \d+\]/g) ?? [])].join(' ');
  if (table.rows.every((row) => notesOf(row) === '')) return table;
  const { columns, rows } = withColumn(table, 'Notes', (row) => notesOf(row) || 'No notes');
  return {
    columns,
    rows: rows.map((row) => row.map((text, at) => (at === row.length - 1 ? text : text.replace(note, '')))),
  };
}
