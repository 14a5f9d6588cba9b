import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { OfficialFileError } from './officialFileError.js';

/** A sheet of text: what every file format is read into before its columns are understood. */
export interface Sheet {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly SheetRow[];
}

export interface SheetRow {
  /** Line of the file. */
  readonly row: number;
  readonly values: readonly string[];
}

const records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

// The Home Office's line ends stand beside those of whoever added a row.
const options = {
  bom: true,
  info: true,
  skip_empty_lines: true,
  record_delimiter: ['\r\n', '\n'],
  // Whether a row is short is judged beside the columns it should have.
  relax_column_count: true,
};

/** Reads CSV with a header (RFC 4180; a byte order mark and either line end are fine). */
export function readCsv(file: string, text: string): Sheet {
  const [header, ...rows] = parseRecords(file, text);
  if (header === undefined || rows.length === 0) {
    throw new OfficialFileError(
      { file },
      {
        expected: 'a header and at least one row',
        found: header === undefined ? 'an empty file' : 'a header and no row',
        remedy: 'Download the file again and import the whole of it.',
      },
    );
  }
  return {
    file,
    header: header.record,
    rows: rows.map(({ record, info }) => ({ row: info.lines, values: record })),
  };
}

function parseRecords(file: string, text: string): z.infer<typeof records> {
  try {
    return records.parse(parse(text, { ...options }));
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new OfficialFileError(
      { file, row: typeof cause['lines'] === 'number' ? cause['lines'] : undefined },
      {
        expected: 'CSV, its quotes opened and closed',
        found: cause.message,
        remedy: 'Restore the row as published, then import the file again.',
        cause,
      },
    );
  }
}
