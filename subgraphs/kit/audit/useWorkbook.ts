import * as XLSX from '@e965/xlsx';
import type { UseRow } from '../../../schema/protocol/audit/useRows.js';
import { useColumns } from './useColumns.js';

/** Kinds of spreadsheet, by their ending. */
export const workbookKinds = ['ods', 'xlsx', 'csv'] as const;
export type WorkbookKind = (typeof workbookKinds)[number];

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
