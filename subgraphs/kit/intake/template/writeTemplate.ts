import * as XLSX from '@e965/xlsx';
import { columnsOf } from '../columns/columnsOf.js';
import { notesSheet } from '../sheet/readWorkbook.js';
import { exampleRows, type TemplateParts } from './exampleRows.js';
import { templateNotes } from './templateNotes.js';

export const templateFormats = ['csv', 'ods', 'xlsx'] as const;
export type TemplateFormat = (typeof templateFormats)[number];

/** One file of a template: CSV holds no second sheet, so that its notes are a file of their own. */
export interface TemplateFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A template of a dataset, its example rows SYNTHETIC: every cell is a text, so that no program turns it into a date. */
export function writeTemplate(parts: TemplateParts, format: TemplateFormat): readonly TemplateFile[] {
  const { dataset, catalogue } = parts;
  const headings = columnsOf(dataset, catalogue).map(({ name }) => name);
  const rows = [headings, ...exampleRows(parts)];
  const notes = templateNotes(parts);
  if (format === 'csv')
    return [
      { name: `${dataset.name}.csv`, bytes: csv(rows) },
      { name: `${dataset.name}.${notesSheet}.csv`, bytes: csv(notes) },
    ];
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheetOf(rows), dataset.name);
  XLSX.utils.book_append_sheet(book, sheetOf(notes), notesSheet);
  const bytes: ArrayBuffer = XLSX.write(book, { type: 'array', bookType: format });
  return [{ name: `${dataset.name}.${format}`, bytes: new Uint8Array(bytes) }];
}

function sheetOf(rows: readonly (readonly string[])[]): XLSX.WorkSheet {
  const sheet = XLSX.utils.aoa_to_sheet(rows.map((row) => [...row]));
  sheet['!cols'] = (rows[0] ?? []).map((_, at) => ({
    wch: Math.min(60, Math.max(...rows.map((row) => (row[at] ?? '').length)) + 2),
  }));
  return sheet;
}

/** With a byte order mark, without which Excel takes UTF-8 for Windows-1252. */
function csv(rows: readonly (readonly string[])[]): Uint8Array {
  const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const text = rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
  return new TextEncoder().encode(`\uFEFF${text}`);
}
