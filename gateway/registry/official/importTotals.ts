import { z } from 'zod';
import type { Dataset } from '../../../schema/datasets/dataset.js';
import type { Cell } from '../../../schema/protocol/cell.js';
import type { ReleaseDocument } from '../../../schema/protocol/release.js';
import { codedColumn, countColumn } from './columns.js';
import type { OfficialSource } from './officialFile.js';
import { OfficialFileError } from './officialFileError.js';
import { officialRelease } from './officialRelease.js';
import { unitedKingdom } from './publishedCell.js';
import type { Sheet } from './readCsv.js';
import { readRows } from './readRows.js';
import type { Reference } from './reference.js';

const columns = z.strictObject({
  reference_year: z.string().regex(/^20\d\d$/, 'a year such as 2017'),
  measure: codedColumn({ 'NRM referrals': 'NRM_REFERRALS', 'DtN reports': 'DUTY_TO_NOTIFY_REPORTS' }),
  value: countColumn,
  source: z.string().min(1, 'the name of the publication'),
  source_published: z.string().regex(/^20\d\d(-\d\d){0,2}$/, 'a date, a month or a year such as 2018-10-18'),
});

type Row = z.infer<typeof columns>;

/** The revision triangle: the same yearly total as published again and again. */
export function importTotals(
  input: { readonly sheet: Sheet; readonly source: OfficialSource; readonly dataset: Dataset },
  { breaks }: Reference,
): ReleaseDocument {
  const { sheet, source, dataset } = input;
  const rows = readRows(sheet, { columns, number: 'value' });
  refuseLater(sheet, rows, source.vintage);
  const years = rows.map((row) => row.reference_year).sort();
  const period = { from: years[0] ?? '', to: years.at(-1) ?? '' };
  const tables = dataset.tables.map(({ name }) => ({
    name,
    status: 'COMPLETE' as const,
    cells: rows.map(cellOf),
  }));
  return officialRelease({ dataset, source, period, breaks, tables });
}

const cellOf = (row: Row): Cell & { status: 'RELEASED' } => ({
  area: unitedKingdom,
  period: row.reference_year,
  dimensions: { officialMeasure: row.measure, publication: row.source, published: row.source_published },
  value: row.value,
  status: 'RELEASED',
});

/** A vintage can't hold what was published after it. */
function refuseLater({ file, rows: lines }: Sheet, rows: readonly Row[], vintage: string): void {
  const at = rows.findIndex((row) => row.source_published > vintage);
  const found = rows[at]?.source_published;
  if (found === undefined) return;
  throw new OfficialFileError(
    { file, row: lines[at]?.row, column: 'source_published' },
    {
      expected: `nothing published after the file's vintage, ${vintage}`,
      found,
      remedy: 'Correct the date, or record the later vintage in sources.json.',
    },
  );
}
