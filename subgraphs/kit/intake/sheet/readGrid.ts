import { unzipSync } from 'fflate';
import { bad, type Checked, good, type IntakeFault } from '../intakeFault.js';
import type { Grid } from './grid.js';
import { readDelimited } from './readDelimited.js';
import { damagedFile, mostRows, readWorkbook } from './readWorkbook.js';

const mostBytes = 50_000_000;

export interface SheetFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The worksheet that is meant; left out where one holds all. */
  readonly sheet?: string | undefined;
}

/** First bytes of files that are often taken for a spreadsheet. */
const kinds: readonly (readonly [string, string])[] = [
  ['25504446', 'a PDF'],
  ['7b5c727466', 'a document in rich text'],
  ['89504e47', 'a picture'],
  ['ffd8ff', 'a picture'],
  ['1f8b', 'a compressed file'],
  ['377abcaf', 'a compressed file'],
  ['52617221', 'a compressed file'],
  ['3c21444f43', 'a web page'],
  ['3c68746d6c', 'a web page'],
];

/** Reads CSV, XLSX or ODS, told apart by what they hold, whatever their name says. Rows without anything are left out. */
export function readGrid(file: SheetFile): Checked<Grid> {
  const read = readAny(file);
  if (!read.ok) return read;
  const rows = read.value.rows.filter(({ cells }) => cells.some(({ kind }) => kind !== 'EMPTY'));
  if (rows.length === 0) return bad(emptyFile('nothing but empty cells'));
  if (rows.length > mostRows) return bad(tooManyRows);
  return good({ ...read.value, rows });
}

function readAny({ bytes, sheet }: SheetFile): Checked<Grid> {
  if (bytes.length === 0) return bad(emptyFile('0 bytes'));
  if (bytes.length > mostBytes) return bad(tooLarge(bytes.length));
  const start = [...bytes.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (start.startsWith('504b0304')) return readZip(bytes, sheet);
  if (start.startsWith('d0cf11e0')) return readOldOffice(bytes);
  const other = kinds.find(([sign]) => start.startsWith(sign));
  return other ? bad(otherKind(other[1])) : readDelimited(bytes);
}

/** XLSX and ODS are both ZIP files; names of their parts stand at the start and the end as they are. */
function readZip(bytes: Uint8Array, sheet: string | undefined): Checked<Grid> {
  const names = new TextDecoder('latin1').decode(bytes);
  if (names.slice(0, 200).includes('opendocument.spreadsheet'))
    return isEncryptedOds(bytes) ? bad(encrypted) : readWorkbook(bytes, { isOds: true, sheet });
  // The list of a ZIP file's parts stands at its end.
  if (!names.includes('PK\u0005\u0006')) return bad(damagedFile);
  if (names.includes('xl/workbook')) return readWorkbook(bytes, { isOds: false, sheet });
  if (names.includes('word/') || names.includes('opendocument.text'))
    return bad(otherKind('a text document'));
  if (names.includes('content.xml')) return readWorkbook(bytes, { isOds: true, sheet });
  return bad(otherKind('a compressed file without a spreadsheet'));
}

function isEncryptedOds(bytes: Uint8Array): boolean {
  try {
    const files = unzipSync(bytes, { filter: ({ name }) => name === 'META-INF/manifest.xml' });
    return new TextDecoder().decode(files['META-INF/manifest.xml']).includes('encryption-data');
  } catch {
    return false;
  }
}

/** An XLSX with a password is packed into the container that Excel used until 2003. */
function readOldOffice(bytes: Uint8Array): Checked<Grid> {
  const text = new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length & ~1));
  if (text.includes('EncryptedPackage')) return bad(encrypted);
  return bad(otherKind('a spreadsheet of Excel 97 to 2003 (XLS)'));
}

const emptyFile = (found: string): IntakeFault => ({
  code: 'FILE_EMPTY',
  expected: 'a sheet with headings and rows',
  found,
  remedy: 'Check that this is the file you meant, and that it was saved.',
});

const tooLarge = (bytes: number): IntakeFault => ({
  code: 'FILE_TOO_LARGE',
  expected: `up to ${mostBytes / 1_000_000} MB`,
  found: `${Math.round(bytes / 1_000_000)} MB`,
  remedy: 'Remove pictures and columns that are not needed, or save it as CSV.',
});

const tooManyRows: IntakeFault = {
  code: 'ROWS_TOO_MANY',
  expected: `up to ${mostRows.toLocaleString('en-GB')} rows`,
  found: 'more',
  remedy: 'Count equal rows together in a column "count".',
};

const encrypted: IntakeFault = {
  code: 'FILE_ENCRYPTED',
  expected: 'a file without a password',
  found: 'one that is encrypted',
  remedy: 'Open it, save a copy without a password on this machine, and delete the copy afterwards.',
};

const otherKind = (found: string): IntakeFault => ({
  code: 'FILE_KIND_UNKNOWN',
  expected: 'a spreadsheet as CSV, XLSX or ODS',
  found,
  remedy: 'Open it in a spreadsheet program and save the sheet as XLSX, ODS or CSV.',
});
