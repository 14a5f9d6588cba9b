import { stringify } from 'csv-stringify/sync';
import type { Sheet } from './sheet.js';

/** A table of the annex as CSV (RFC 4180, UTF-8): one row of headings, then the data. */
export const annexCsv = ({ table: { columns, rows } }: Sheet): string =>
  stringify([columns.map(({ label }) => label), ...rows], {
    record_delimiter: 'windows',
    escape_formulas: true,
  });
