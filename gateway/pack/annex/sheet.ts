import { type DataTable, watermark } from '../../document/block.js';
import type { Pack, PackFigure } from '../pack.js';

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

/** The numbers behind each figure, and the indicators of every city region, as tables of a spreadsheet. */
export const sheetsOf = (pack: Pack): readonly Sheet[] => [
  ...pack.asks.flatMap(({ figures }) => figures).map(sheetOf),
  ...regionsSheet(pack),
];

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

const text = (label: string) => ({ label, isNumber: false });

/** The pages of the city regions in one table, a row for each indicator. */
function regionsSheet({ regions }: Pack): readonly Sheet[] {
  const rows = regions.flatMap(({ code, name, lines }) =>
    lines.map((line) => [
      code,
      name,
      line.indicator,
      line.title,
      line.period,
      line.value,
      line.provenance === undefined ? line.value : line.interval || 'exact',
      line.remark || 'The city region',
      line.provenance === 'SYNTHETIC' ? watermark : (line.provenance ?? 'None shown'),
      line.releases.join('; ') || '[x]',
    ]),
  );
  if (rows.length === 0) return [];
  const columns = [
    'Area code',
    'City region',
    'Indicator',
    'Title',
    'Period',
    'Value',
    'Could be',
    'What is counted',
    'Provenance',
    'Releases',
  ].map(text);
  return [
    {
      name: 'City_regions',
      title: 'Indicators of every city region',
      lines: ['Values with their unit, as they stand on the pages of the city regions.'],
      table: { columns, rows },
      isSynthetic: regions.some(({ isSynthetic }) => isSynthetic),
    },
  ];
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
