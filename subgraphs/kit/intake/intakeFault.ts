import { ConcordatError } from '../../../schema/protocol/errors.js';

/** Every reason for which a spreadsheet is refused. The README of this folder says what to do about each. */
export const intakeCodes = [
  'FILE_EMPTY',
  'FILE_TOO_LARGE',
  'FILE_DAMAGED',
  'FILE_ENCRYPTED',
  'FILE_KIND_UNKNOWN',
  'ENCODING_UNKNOWN',
  'TEXT_DAMAGED',
  'SEPARATOR_UNCLEAR',
  'QUOTES_OPEN',
  'SHEET_HIDDEN',
  'SHEETS_SEVERAL',
  'SHEET_UNKNOWN',
  'ROWS_HIDDEN',
  'COLUMNS_HIDDEN',
  'CELLS_MERGED',
  'HEADINGS_MISSING',
  'HEADING_EMPTY',
  'HEADING_TWICE',
  'ROW_TOO_LONG',
  'ROWS_MISSING',
  'ROWS_TOO_MANY',
  'MAPPING_INVALID',
  'MAPPING_STALE',
  'MAPPING_GUESSED',
  'COLUMN_MISSING',
  'COLUMN_TWICE',
  'COLUMN_UNDECIDED',
  'DATASET_UNKNOWN',
  'COVER_MISSING',
  'COVER_INVALID',
  'OWNER_TOO_LOCAL',
  'CELL_EMPTY',
  'CELL_ERROR',
  'PERSONAL_DATA',
  'DATE_UNREADABLE',
  'DATE_SERIAL',
  'DATE_ORDER',
  'DATE_OUTSIDE',
  'PERIOD_TOO_COARSE',
  'AREA_UNKNOWN',
  'AREA_TOO_WIDE',
  'AREA_ELSEWHERE',
  'CODE_UNKNOWN',
  'CODE_COMBINED',
  'CODE_TOTAL',
  'CODES_IMPOSSIBLE',
  'COUNT_UNREADABLE',
  'TOTAL_ROW',
  'ROW_TWICE',
  'REFERENCE_TWICE',
] as const;

export type IntakeCode = (typeof intakeCodes)[number];

/** Where in a file. Rows count from 1, the headings among them, as a spreadsheet program numbers them. */
export interface IntakePlace {
  readonly sheet?: string | undefined;
  readonly row?: number | undefined;
  /** Letters of the column with its heading: `C "sex"`. */
  readonly column?: string | undefined;
}

/** What is wrong at one place of a spreadsheet. No text of it holds anything that looks like personal data. */
export interface IntakeFault extends IntakePlace {
  readonly code: IntakeCode;
  readonly expected: string;
  readonly found: string;
  readonly remedy: string;
}

/** Either a value, or everything that is wrong. */
export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly faults: readonly IntakeFault[] };

export const good = <Value>(value: Value): Checked<Value> => ({ ok: true, value });
export const bad = (...faults: readonly IntakeFault[]): Checked<never> => ({ ok: false, faults });

/** A spreadsheet that was refused whole: nothing of it was kept, written or sent. */
export class SheetRefused extends ConcordatError {
  constructor(
    readonly file: string,
    readonly faults: readonly IntakeFault[],
  ) {
    super('DATA_INVALID', {
      what: `${file} was refused; nothing of it was kept, written or sent.`,
      expected: faults[0]?.expected ?? 'a sheet without faults',
      found: faults[0]?.found ?? 'faults',
      remedy: faults[0]?.remedy ?? 'Correct the sheet.',
    });
  }
}
