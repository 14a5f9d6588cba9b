import { zipSync } from 'fflate';
import type { IntakeCode, IntakePlace } from '../../../subgraphs/kit/intake/intakeFault.js';
import { book, csv, csvText, goodSheet, headings, type Rows, utf8, utf16, withCell } from './sheetFiles.js';

/** A spreadsheet that must be refused, and how. */
export interface BadSheet {
  readonly name: string;
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly code: IntakeCode;
  readonly place: IntakePlace;
  readonly remedy: RegExp;
  /** Flags beside those that a good sheet needs. */
  readonly flags?: readonly string[];
  /** What stands in its mapping file. */
  readonly mapping?: unknown;
  readonly dataset?: string;
  /** Text that no message may repeat. */
  readonly secret?: string;
}

const cell = (row: number, column: string) => ({ row, column });
const date = (row = 2) => cell(row, 'B "date"');
const area = (row = 2) => cell(row, 'C "area"');
const exploitation = cell(2, 'D "exploitation"');
const sex = cell(2, 'E "sex"');
const count = cell(2, 'F "count"');
const reference = cell(2, 'A "reference"');

const one = (name: string, bytes: Uint8Array, rest: Omit<BadSheet, 'name' | 'file' | 'bytes'>): BadSheet => ({
  name,
  file: 'sheet.csv',
  bytes,
  ...rest,
});

/** One cell of the second row, in CSV. */
const wrong = (
  heading: (typeof headings)[number],
  value: string,
  code: IntakeCode,
  remedy: RegExp,
  isSecret = false,
): BadSheet =>
  one(`${heading} "${value}"`, csv(withCell(2, heading, value)), {
    code,
    remedy,
    place: { reference, date: date(), area: area(), exploitation, sex, count }[heading],
    ...(isSecret && { secret: value }),
  });

const inBook = (
  name: string,
  parts: Parameters<typeof book>[0],
  rest: Omit<BadSheet, 'name' | 'file' | 'bytes'>,
): BadSheet => ({
  name,
  file: `sheet.${parts.format ?? 'xlsx'}`,
  bytes: book(parts),
  ...rest,
});

const files: readonly BadSheet[] = [
  one('an empty file', new Uint8Array(), { code: 'FILE_EMPTY', place: {}, remedy: /saved/ }),
  one('nothing but separators', utf8(',,,\r\n,,,\r\n'), { code: 'FILE_EMPTY', place: {}, remedy: /saved/ }),
  one('a PDF', utf8('%PDF-1.7 ...'), {
    code: 'FILE_KIND_UNKNOWN',
    place: {},
    remedy: /save the sheet as XLSX/,
  }),
  one('a web page', utf8('<!DOCTYPE html><table></table>'), {
    code: 'FILE_KIND_UNKNOWN',
    place: {},
    remedy: /XLSX/,
  }),
  one('an old XLS', Buffer.from('d0cf11e0a1b11ae1', 'hex'), {
    code: 'FILE_KIND_UNKNOWN',
    place: {},
    remedy: /XLSX/,
  }),
  one(
    'an XLSX with a password',
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
    { code: 'FILE_ENCRYPTED', place: {}, remedy: /without a password/ },
  ),
  one('a ZIP without a spreadsheet', zipSync({ 'notes.txt': utf8('nothing') }), {
    code: 'FILE_KIND_UNKNOWN',
    place: {},
    remedy: /XLSX/,
  }),
  {
    ...inBook(
      'an XLSX cut off',
      { rows: goodSheet },
      { code: 'FILE_DAMAGED', place: {}, remedy: /save it anew/ },
    ),
    bytes: book({ rows: goodSheet }).subarray(0, 3000),
  },
  one('Japanese text in Shift-JIS', Buffer.from('93fa957493fa957493fa957493fa957493fa95748ad4', 'hex'), {
    code: 'ENCODING_UNKNOWN',
    place: {},
    remedy: /CSV UTF-8/,
  }),
  one('text with lost characters', utf8(csvText(withCell(2, 'area', 'Hackn\uFFFDy'))), {
    code: 'TEXT_DAMAGED',
    place: {},
    remedy: /Export the file again/,
  }),
  one('zeros within text', utf8(`${csvText(goodSheet)}\0`), {
    code: 'ENCODING_UNKNOWN',
    place: {},
    remedy: /CSV UTF-8/,
  }),
  one('two separators', utf8('date,area;sex\r\n1,2;3\r\n'), {
    code: 'SEPARATOR_UNCLEAR',
    place: { row: 1 },
    remedy: /sep=;/,
  }),
  one('a quote never closed', utf8(`${csvText(goodSheet)}R9,"2023-01-10,Hackney\r\n`), {
    code: 'QUOTES_OPEN',
    place: { row: 5 },
    remedy: /quotes/,
  }),
  one('headings alone', csv([headings]), {
    code: 'ROWS_MISSING',
    place: { row: 1 },
    remedy: /file you meant/,
  }),
  one(
    'no headings',
    csv([
      ['1', '2023-01-10', '3', '4', '5', '6'],
      ['1', '2023-01-10', '3', '4', '5', '6'],
    ]),
    { code: 'HEADINGS_MISSING', place: { row: 1 }, remedy: /template/ },
  ),
  one(
    'UTF-16 with a row too long',
    utf16(`${csvText(goodSheet, '\t')}R9\t2023-01-10\tHackney\tLABOUR\tMALE\t1\tmore\r\n`, true),
    { code: 'ROW_TOO_LONG', place: { row: 5 }, remedy: /quotes around/ },
  ),
];

const books: readonly BadSheet[] = (['xlsx', 'ods'] as const).flatMap((format) => [
  inBook(
    `${format}: merged cells`,
    { rows: goodSheet, format, merges: ['C2:C3'] },
    { code: 'CELLS_MERGED', place: { sheet: 'cases', row: 2, column: 'C' }, remedy: /Unmerge/ },
  ),
  inBook(
    `${format}: a hidden row`,
    { rows: goodSheet, format, hiddenRows: [3] },
    { code: 'ROWS_HIDDEN', place: { sheet: 'cases', row: 3 }, remedy: /filter/ },
  ),
  inBook(
    `${format}: a hidden sheet`,
    { rows: goodSheet, format, isHidden: true, others: { more: goodSheet } },
    { code: 'SHEET_HIDDEN', place: { sheet: 'cases' }, remedy: /hidden sheet/ },
  ),
  inBook(
    `${format}: two sheets`,
    { rows: goodSheet, format, others: { more: goodSheet } },
    { code: 'SHEETS_SEVERAL', place: {}, remedy: /--sheet "cases"/ },
  ),
  inBook(
    `${format}: a sheet that isn't there`,
    { rows: goodSheet, format },
    { code: 'SHEET_UNKNOWN', place: {}, remedy: /tab/, flags: ['--sheet', 'none'] },
  ),
  inBook(
    `${format}: no cell filled`,
    { rows: [[null]], format },
    { code: 'FILE_EMPTY', place: {}, remedy: /file you meant/ },
  ),
]);

const inXlsx: readonly BadSheet[] = [
  inBook(
    'a hidden column',
    { rows: goodSheet, hiddenColumns: [5] },
    { code: 'COLUMNS_HIDDEN', place: { sheet: 'cases', column: 'E' }, remedy: /Unhide/ },
  ),
  inBook(
    'a failed formula',
    { rows: goodSheet, cells: { E2: { t: 'e', v: 0x17, w: '#REF!' } } },
    { code: 'CELL_ERROR', place: { sheet: 'cases', ...sex }, remedy: /formula/ },
  ),
  inBook(
    'dates that count from the wrong day',
    { rows: withCell(2, 'date', 43_475), cells: { B2: { t: 'n', v: 43_475, z: 'dd/mm/yyyy' } } },
    { code: 'DATE_OUTSIDE', place: { sheet: 'cases', ...date() }, remedy: /1904/ },
  ),
  inBook(
    'the 29 February 1900 that Excel knows',
    { rows: withCell(2, 'date', 60), cells: { B2: { t: 'n', v: 60, z: 'dd/mm/yyyy' } } },
    { code: 'DATE_UNREADABLE', place: { sheet: 'cases', ...date() }, remedy: /2023-04-30/ },
  ),
  inBook(
    'a phone number as a number',
    { rows: withCell(2, 'count', 7_700_900_123) },
    { code: 'COUNT_UNREADABLE', place: { sheet: 'cases', ...count }, remedy: /digits/ },
  ),
  inBook(
    'half a person',
    { rows: withCell(2, 'count', 1.5) },
    { code: 'COUNT_UNREADABLE', place: { sheet: 'cases', ...count }, remedy: /digits/ },
  ),
];

const cells: readonly BadSheet[] = [
  wrong('date', '45017', 'DATE_SERIAL', /text file/),
  wrong('date', '03/25/2023', 'DATE_ORDER', /day first/),
  wrong('date', '31/02/2023', 'DATE_UNREADABLE', /2023-04-30/),
  wrong('date', '01/04/23', 'DATE_UNREADABLE', /four digits/),
  wrong('date', 'Apr-23', 'DATE_UNREADABLE', /four digits/),
  wrong('date', 'last spring', 'DATE_UNREADABLE', /2023-04-30/),
  wrong('date', '2023', 'PERIOD_TOO_COARSE', /quarter/),
  wrong('date', '2021-12-31', 'DATE_OUTSIDE', /--from/),
  wrong('date', '2030-Q1', 'DATE_OUTSIDE', /--from/),
  wrong('date', '', 'CELL_EMPTY', /delete the row/),
  wrong('area', 'Hackny', 'AREA_UNKNOWN', /E09000012 \(Hackney\)/),
  wrong('area', 'E61000001', 'AREA_UNKNOWN', /E12000007/),
  wrong('area', 'London', 'AREA_TOO_WIDE', /local authority of each row/),
  wrong('area', 'Leeds', 'AREA_ELSEWHERE', /wider area/),
  wrong('area', 'E8 1EA', 'PERSONAL_DATA', /Take it out/, true),
  wrong('area', '', 'CELL_EMPTY', /delete the row/),
  wrong('area', 'Total', 'TOTAL_ROW', /Delete it/),
  wrong('exploitation', 'LABUOR', 'CODE_UNKNOWN', /nearest is LABOUR/),
  wrong('exploitation', 'MULTIPLE', 'CODE_UNKNOWN', /joined by/),
  wrong('exploitation', 'ALL', 'CODE_TOTAL', /totals are made/),
  wrong('exploitation', 'ANY_LABOUR', 'CODE_UNKNOWN', /codes/),
  wrong('exploitation', '#N/A', 'CELL_ERROR', /formula/),
  wrong('sex', 'Fmale', 'CODE_UNKNOWN', /nearest is FEMALE/),
  wrong('sex', 'FEMALE+MALE', 'CODE_COMBINED', /one code for each row/),
  wrong('sex', '', 'CELL_EMPTY', /not known/),
  wrong('sex', 'Shanaya Wexcombe', 'PERSONAL_DATA', /Take it out/, true),
  wrong('sex', 'Mrs Okonkwo-Bale', 'PERSONAL_DATA', /Take it out/, true),
  wrong('sex', 'Zebedee', 'CODE_UNKNOWN', /mapping file/, true),
  wrong('sex', '020 7946 0018', 'PERSONAL_DATA', /Take it out/, true),
  wrong('sex', '+44 7700 900123', 'PERSONAL_DATA', /Take it out/, true),
  wrong('sex', 'nobody@example.org', 'PERSONAL_DATA', /Take it out/, true),
  wrong('reference', '943 476 5919', 'PERSONAL_DATA', /Take it out/, true),
  wrong('reference', 'QQ 12 34 56 C'.replace('QQ', 'AB'), 'PERSONAL_DATA', /Take it out/, true),
  wrong('reference', 'M1234567/2', 'PERSONAL_DATA', /Take it out/, true),
  wrong('reference', 'CID 1234567', 'PERSONAL_DATA', /Take it out/, true),
  wrong('reference', '1234-5678-9012-3456', 'PERSONAL_DATA', /Take it out/, true),
  wrong('reference', 'R2', 'REFERENCE_TWICE', /reference of its own/),
  wrong('count', '-3', 'COUNT_UNREADABLE', /digits|true count/),
  wrong('count', '<5', 'COUNT_UNREADABLE', /small counts are withheld/),
  wrong('count', '1.234', 'COUNT_UNREADABLE', /commas/),
  wrong('count', 'three', 'COUNT_UNREADABLE', /digits/),
  wrong('count', '12345678', 'COUNT_UNREADABLE', /digits/),
].map((sheet) => (sheet.code === 'REFERENCE_TWICE' ? { ...sheet, place: cell(3, 'A "reference"') } : sheet));

const renamed = (from: string, to: string): Rows => [
  headings.map((one) => (one === from ? to : one)),
  ...goodSheet.slice(1),
];
const mapping = (changes: object) => ({
  concordat: 'mapping',
  dataset: 'clients',
  columns: Object.fromEntries(headings.map((one) => [one, one])),
  ignored: [],
  guessed: [],
  codes: {},
  ...changes,
});
const withoutReference = goodSheet.map((row) => row.slice(1));

const headingsAndMappings: readonly BadSheet[] = [
  one('no column of areas', csv(goodSheet.map((row) => row.toSpliced(2, 1))), {
    code: 'COLUMN_MISSING',
    place: { row: 1 },
    remedy: /mapping file/,
  }),
  one('a heading nobody knows', csv(renamed('sex', 'Xyz')), {
    code: 'COLUMN_MISSING',
    place: { row: 1 },
    remedy: /"sex"/,
  }),
  one('a heading nearly right', csv(renamed('exploitation', 'Exploitaton')), {
    code: 'MAPPING_GUESSED',
    place: { row: 1 },
    remedy: /--accept/,
  }),
  one('a heading twice', csv([[...headings, 'sex'], ...goodSheet.slice(1).map((row) => [...row, 'MALE'])]), {
    code: 'HEADING_TWICE',
    place: { row: 1, column: 'G "sex"' },
    remedy: /Rename/,
  }),
  one(
    'a column without heading',
    csv([[...headings, ''], ...goodSheet.slice(1).map((row) => [...row, 'x'])]),
    { code: 'HEADING_EMPTY', place: { row: 1, column: 'G' }, remedy: /heading/ },
  ),
  one('numbers under a heading nobody knows', csv(renamed('count', 'Anzahl')), {
    code: 'COLUMN_UNDECIDED',
    place: { row: 1, column: 'F "Anzahl"' },
    remedy: /ignored/,
  }),
  one('one row twice', csv([...withoutReference, withoutReference[1] ?? []]), {
    code: 'ROW_TWICE',
    place: { row: 5 },
    remedy: /--same-rows-are-people/,
  }),
  one('a mapping that is no JSON', csv(goodSheet), {
    code: 'MAPPING_INVALID',
    place: {},
    remedy: /proposed anew/,
    mapping: '{',
  }),
  one('a mapping to a column there is none of', csv(goodSheet), {
    code: 'MAPPING_INVALID',
    place: { row: 1 },
    remedy: /Did you mean sex/,
    mapping: mapping({ columns: { ...mapping({}).columns, sex: 'sexx' } }),
  }),
  one('a mapping to a code there is none of', csv(goodSheet), {
    code: 'MAPPING_INVALID',
    place: {},
    remedy: /FEMALE/,
    mapping: mapping({ codes: { sex: { W: 'FEMALEE' } } }),
  }),
  one('two headings for one column', csv(goodSheet), {
    code: 'COLUMN_TWICE',
    place: { row: 1 },
    remedy: /ignored/,
    mapping: mapping({ columns: { ...mapping({}).columns, reference: 'sex' } }),
  }),
  one('a mapping for another sheet', csv(renamed('sex', 'gender')), {
    code: 'MAPPING_STALE',
    place: { row: 1 },
    remedy: /Put the heading back/,
    mapping: mapping({}),
  }),
  one('no dataset named', csv(goodSheet), {
    code: 'DATASET_UNKNOWN',
    place: {},
    remedy: /clients=/,
    dataset: '',
  }),
  one('the end of the cover before its start', csv(goodSheet), {
    code: 'COVER_INVALID',
    place: {},
    remedy: /in order/,
    flags: ['--from', '2023-12-31', '--to', '2022-01-01'],
  }),
  one('no cover', csv(goodSheet), {
    code: 'COVER_MISSING',
    place: {},
    remedy: /--from 2022-01-01/,
    flags: ['NONE'],
  }),
  one('a dataset that could point at one place', csv(goodSheet), {
    code: 'OWNER_TOO_LOCAL',
    place: {},
    remedy: /can't be released/,
    dataset: 'detained',
  }),
];

export const badSheets: readonly BadSheet[] = [
  ...files,
  ...books,
  ...inXlsx,
  ...cells,
  ...headingsAndMappings,
];
