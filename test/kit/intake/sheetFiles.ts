import * as XLSX from '@e965/xlsx';
import { unzipSync, zipSync } from 'fflate';

/** Headings of a sheet of clients, in our own words. */
export const headings = ['reference', 'date', 'area', 'exploitation', 'sex', 'count'] as const;

/** SYNTHETIC rows without fault. */
export const goodRows = [
  ['R1', '2023-01-10', 'E09000012', 'LABOUR', 'FEMALE', '3'],
  ['R2', '2023-02-11', 'Hackney', 'SEXUAL+DOMESTIC', 'MALE', '20'],
  ['R3', '2023-05-12', 'Lambeth', 'CRIMINAL', 'OTHER_OR_UNKNOWN', '1'],
] as const;

type Value = string | number | Date | null;
export type Rows = readonly (readonly Value[])[];

export const goodSheet: Rows = [headings, ...goodRows];

/** The good sheet with one cell changed; rows count from 1, the headings first. */
export function withCell(row: number, heading: (typeof headings)[number], value: Value): Rows {
  const at = headings.indexOf(heading);
  return goodSheet.map((cells, index) => (index === row - 1 ? cells.with(at, value) : cells));
}

export function csvText(rows: Rows, separator = ','): string {
  const quoted = (value: Value) => {
    const text = value === null ? '' : String(value);
    return text.includes(separator) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => `${row.map(quoted).join(separator)}\r\n`).join('');
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
export const csv = (rows: Rows, separator?: string): Uint8Array => utf8(csvText(rows, separator));

export const utf16 = (text: string, isMarked: boolean): Uint8Array =>
  Buffer.from(isMarked ? `\uFEFF${text}` : text, 'utf16le');

export interface BookParts {
  readonly rows: Rows;
  readonly format?: 'xlsx' | 'ods';
  readonly merges?: readonly string[];
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  readonly isHidden?: boolean;
  readonly counts1904?: boolean;
  /** Cells by address, set as they are. */
  readonly cells?: Readonly<Record<string, XLSX.CellObject>>;
  /** Further sheets by name. */
  readonly others?: Readonly<Record<string, Rows>>;
}

/** Bytes of a real workbook. */
export function book(parts: BookParts): Uint8Array {
  const { rows, format = 'xlsx', others = {} } = parts;
  const first = sheetOf(parts, rows);
  const sheets = {
    cases: first,
    ...Object.fromEntries(Object.entries(others).map(([name, of]) => [name, plain(of)])),
  };
  const workbook: XLSX.WorkBook = {
    SheetNames: Object.keys(sheets),
    Sheets: sheets,
    Workbook: {
      WBProps: { date1904: parts.counts1904 === true },
      Sheets: Object.keys(sheets).map((name, at) => ({ name, Hidden: at === 0 && parts.isHidden ? 1 : 0 })),
    },
  };
  const bytes = new Uint8Array(XLSX.write(workbook, { type: 'array', bookType: format, cellStyles: true }));
  return format === 'ods' ? withOdsHiding(bytes, parts) : bytes;
}

/** Dates stay dates until they are written, because the workbook says from when they count. */
const plain = (rows: Rows) =>
  XLSX.utils.aoa_to_sheet(
    rows.map((row) => [...row]),
    { UTC: true, cellDates: true },
  );

function sheetOf({ merges = [], hiddenRows = [], hiddenColumns = [], cells = {} }: BookParts, rows: Rows) {
  const sheet = plain(rows);
  if (merges.length > 0) sheet['!merges'] = merges.map((range) => XLSX.utils.decode_range(range));
  if (hiddenRows.length > 0) sheet['!rows'] = rows.map((_, at) => ({ hidden: hiddenRows.includes(at + 1) }));
  if (hiddenColumns.length > 0)
    sheet['!cols'] = (rows[0] ?? []).map((_, at) => ({ hidden: hiddenColumns.includes(at + 1) }));
  return Object.assign(sheet, cells);
}

/** The library writes no hidden rows and sheets to ODS; a spreadsheet program writes them so. */
function withOdsHiding(bytes: Uint8Array, { hiddenRows = [], isHidden = false }: BookParts): Uint8Array {
  const files = unzipSync(bytes);
  let xml = new TextDecoder().decode(files['content.xml']);
  let row = 0;
  xml = xml.replace(/<table:table-row>|<table:table-row (?=[^>]*>)/g, (found) => {
    row += 1;
    return hiddenRows.includes(row)
      ? found.replace('<table:table-row', '<table:table-row table:visibility="filter"')
      : found;
  });
  if (isHidden)
    xml = xml
      .replace(
        '<office:automatic-styles>',
        '<office:automatic-styles><style:style style:name="hid" style:family="table"><style:table-properties table:display="false"/></style:style>',
      )
      .replace(
        /<table:table table:name="cases"(?: table:style-name="[^"]*")?/,
        '<table:table table:name="cases" table:style-name="hid"',
      );
  return zipSync({ ...files, 'content.xml': utf8(xml) });
}
