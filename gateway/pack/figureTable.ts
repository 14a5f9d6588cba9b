import type { FigureChart } from '../../schema/figures/figure.js';
import type { DataTable } from '../document/block.js';
import { figureText, intervalText, NoteBook, percentText } from '../questions/render/figureText.js';
import type { CountRow } from '../questions/tidy/tidyRow.js';
import { ownPublication } from './pickedRows.js';

/** A row on its way into a table, with the names of its category and of its series. */
export interface NamedRow {
  readonly along: string;
  readonly series: string;
  readonly row: CountRow;
}

interface TableColumn {
  readonly label: string;
  readonly text: (row: CountRow) => string;
}

export interface NotedTable extends DataTable {
  readonly notes: readonly string[];
}

/** More numbers than these in a row are no table a page can hold. */
const mostNumbers = 6;

/**
 * The numbers behind a figure, counts before shares, what is missing as its shorthand: a row for each category, or for
 * each category and series where the series would not fit beside each other.
 */
export function figureTable(named: readonly NamedRow[], chart: FigureChart, heading: string): NotedTable {
  const book = new NoteBook();
  const columns = columnsOf(named, chart, book);
  const series = [...new Set(named.map((found) => found.series))];
  const isWide = series.length * columns.length <= mostNumbers;
  const table = isWide ? wide(named, { columns, series }) : long(named, columns);
  const cited = named.some(({ row }) => ownPublication(row) !== undefined);
  const publications = { label: 'Published by', isNumber: false };
  return {
    columns: [{ label: heading, isNumber: false }, ...table.columns, ...(cited ? [publications] : [])],
    rows: table.lines.map(({ cells, row }) => [...cells, ...(cited ? [publicationOf(row)] : [])]),
    notes: book.notes,
  };
}

interface Lines {
  readonly columns: DataTable['columns'];
  readonly lines: readonly { readonly cells: readonly string[]; readonly row: CountRow | undefined }[];
}

interface Wide {
  readonly columns: readonly TableColumn[];
  readonly series: readonly string[];
}

function wide(named: readonly NamedRow[], { columns, series }: Wide): Lines {
  const find = (along: string, of: string) =>
    named.find((found) => found.along === along && found.series === of)?.row;
  const texts = (row: CountRow | undefined) =>
    columns.map(({ text }) => (row === undefined ? '[x]' : text(row)));
  return {
    columns: series.flatMap((of) =>
      columns.map(({ label }) => ({ label: joined(of, label), isNumber: true })),
    ),
    lines: [...new Set(named.map(({ along }) => along))].map((along) => ({
      cells: [along, ...series.flatMap((of) => texts(find(along, of)))],
      row: find(along, series[0] ?? ''),
    })),
  };
}

const long = (named: readonly NamedRow[], columns: readonly TableColumn[]): Lines => ({
  columns: [{ label: 'Series', isNumber: false }, ...columns.map(({ label }) => ({ label, isNumber: true }))],
  lines: named.map(({ along, series, row }) => ({
    cells: [along, series, ...columns.map(({ text }) => text(row))],
    row,
  })),
});

const publicationOf = (row: CountRow | undefined): string => (row && ownPublication(row)) ?? '[x]';

const joined = (series: string, label: string): string =>
  series === '' ? label : `${series}, ${label.toLowerCase()}`;

function columnsOf(
  named: readonly NamedRow[],
  { show }: FigureChart,
  book: NoteBook,
): readonly TableColumn[] {
  const count = { label: 'Count', text: (row: CountRow) => figureText(noted(row), book) };
  if (show === 'value') return [count];
  const hasWhole = named.some(({ row }) => row.denominator !== null);
  const whole = {
    label: 'Out of',
    text: ({ denominator }: CountRow) => denominator?.toLocaleString('en-GB') ?? '[x]',
  };
  return [count, ...(hasWhole ? [whole] : []), { label: 'Per cent', text: shareText }];
}

/** The share, with what rounding leaves open where the counts are rounded. */
function shareText(row: CountRow): string {
  const interval = intervalText(row);
  return interval === '' ? percentText(row) : `${percentText(row)} (${interval})`;
}

/** A cited figure's caveat is its note; the note in the register repeats title and source. */
const noted = (row: CountRow): CountRow =>
  row.dimensions['source'] === undefined ? row : { ...row, note: row.dimensions['caveat'] ?? null };
