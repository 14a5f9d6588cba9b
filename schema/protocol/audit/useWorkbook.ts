import * as XLSX from '@e965/xlsx';
import { useColumns } from './useColumns.js';
import type { UseRow } from './useRows.js';

/** Kinds of spreadsheet, by their ending. */
export const workbookKinds = ['ods', 'xlsx', 'csv'] as const;
export type WorkbookKind = (typeof workbookKinds)[number];

/** What browsers are told of each. */
export const workbookTypes = {
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const satisfies Record<WorkbookKind, string>;

export const isWorkbookKind = (text: string): text is WorkbookKind =>
  workbookKinds.some((kind) => kind === text);

/** A text that a spreadsheet would calculate is shown as text. */
const plain = (value: string | number): string | number =>
  typeof value === 'string' && /^[=+\-@]/.test(value) ? `'${value}` : value;

/** Uses as a spreadsheet of one sheet. */
export function useWorkbook(rows: readonly UseRow[], kind: WorkbookKind): Buffer {
  const cells = rows.map((row) => useColumns.map(({ cellOf }) => plain(cellOf(row))));
  const sheet = XLSX.utils.aoa_to_sheet([useColumns.map(({ label }) => label), ...cells]);
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, 'Uses');
  return XLSX.write(book, { type: 'buffer', bookType: kind }) as Buffer;
}
