import * as XLSX from '@e965/xlsx';
import { OfficialFileError } from '../officialFileError.js';
import type { Grid } from './grid.js';

/** A sheet of more rows than this is no table of the Home Office's; the longest has about 4,000. */
const rowsRead = 20_000;
const columnsRead = 1_000;

/** Reads every worksheet of an ODS or XLSX file as text. @throws OfficialFileError where it is neither */
export function readWorkbook(file: string, bytes: Uint8Array): readonly Grid[] {
  const workbook = parse(file, bytes);
  return workbook.SheetNames.flatMap((sheet) => {
    const found = workbook.Sheets[sheet];
    return found === undefined ? [] : [{ sheet, rows: rowsOf(file, sheet, found) }];
  });
}

function parse(file: string, bytes: Uint8Array): XLSX.WorkBook {
  try {
    return XLSX.read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellFormula: false,
      sheetRows: rowsRead + 1,
    });
  } catch (cause) {
    throw new OfficialFileError(
      { file },
      {
        expected: 'a whole spreadsheet in ODS or XLSX',
        found: cause instanceof Error ? cause.message : 'something else',
        remedy: 'Download it again, open it in a spreadsheet program, and save it as ODS or XLSX.',
        cause,
      },
    );
  }
}

function rowsOf(file: string, sheet: string, found: XLSX.WorkSheet): Grid['rows'] {
  const end = extentOf(found);
  if (end.rows > rowsRead || end.columns > columnsRead) {
    throw new OfficialFileError(
      { file, sheet },
      {
        expected: `up to ${rowsRead} rows and ${columnsRead} columns`,
        found: `${end.rows} rows and ${end.columns} columns, or more`,
        remedy: 'Remove what stands outside of the table.',
      },
    );
  }
  const rows = Array.from({ length: end.rows }, (_, row) =>
    Array.from({ length: end.columns }, (__, column) => textOf(found['!data']?.[row]?.[column])),
  );
  for (const { s, e } of found['!merges'] ?? []) {
    const text = rows[s.r]?.[s.c] ?? '';
    for (const row of rows.slice(s.r, e.r + 1)) row.fill(text, s.c, e.c + 1);
  }
  return rows;
}

/** Where the last cell with anything in it stands; formatting reaches further, often to the last row of all. */
function extentOf({ '!data': data = [] }: XLSX.WorkSheet): {
  readonly rows: number;
  readonly columns: number;
} {
  let [rows, columns] = [0, 0];
  data.forEach((cells, row) => {
    cells?.forEach((cell, column) => {
      if (textOf(cell) === '') return;
      rows = Math.max(rows, row + 1);
      columns = Math.max(columns, column + 1);
    });
  });
  return { rows, columns };
}

function textOf(cell: XLSX.CellObject | undefined): string {
  if (cell?.v === undefined || cell.v === null) return '';
  if (cell.t === 'e') return cell.w ?? '#ERROR';
  if (cell.t === 'n' && typeof cell.v === 'number' && XLSX.SSF.is_date(String(cell.z ?? '')))
    return dateOf(cell.v);
  return String(cell.v).normalize('NFC').replace(/\s+/g, ' ').trim();
}

function dateOf(serial: number): string {
  const { y, m, d } = XLSX.SSF.parse_date_code(serial);
  return [y, String(m).padStart(2, '0'), String(d).padStart(2, '0')].join('-');
}
