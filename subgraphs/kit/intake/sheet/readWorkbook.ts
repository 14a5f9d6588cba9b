import * as XLSX from '@e965/xlsx';
import { bad, type Checked, good, type IntakeFault } from '../intakeFault.js';
import { columnLetters, empty, type Grid, type GridCell, type GridRow, textCell } from './grid.js';
import { type HiddenParts, hiddenInOds } from './hiddenInOds.js';

/** More rows than any partner has cases; a sheet formatted to its last row has no more that hold anything. */
export const mostRows = 200_000;
const dateSystemShift = 1462;

export interface WorkbookKind {
  readonly isOds: boolean;
  /** The worksheet that is meant; left out where one holds all. */
  readonly sheet?: string | undefined;
}

/** Reads one worksheet of an XLSX or ODS file: values alone, no macro and no formula is run. */
export function readWorkbook(bytes: Uint8Array, { isOds, sheet }: WorkbookKind): Checked<Grid> {
  const workbook = parse(bytes);
  if (!workbook.ok) return workbook;
  const hidden = isOds ? hiddenInOds(bytes) : hiddenInXlsx(workbook.value);
  const chosen = chooseSheet(workbook.value, hidden, sheet);
  if (!chosen.ok) return chosen;
  const name = chosen.value;
  const found = workbook.value.Sheets[name];
  if (found === undefined) return bad(noSheet(name, workbook.value.SheetNames));
  const faults = [...hiddenFaults(name, hidden.get(name)), ...mergeFaults(name, found)];
  if (faults.length > 0) return bad(...faults);
  const dateSystem = workbook.value.Workbook?.WBProps?.date1904 ? 1904 : 1900;
  return good({
    sheet: name,
    rows: rowsOf(found, dateSystem),
    dateSystem,
    notes: dateSystem === 1904 ? ['Dates of this file count from 1904, and were read so.'] : [],
  });
}

function parse(bytes: Uint8Array): Checked<XLSX.WorkBook> {
  try {
    return good(
      XLSX.read(bytes, {
        type: 'array',
        dense: true,
        cellNF: true,
        cellStyles: true,
        cellFormula: false,
        cellHTML: false,
        sheetRows: mostRows + 2,
      }),
    );
  } catch {
    return bad(damagedFile);
  }
}

export const damagedFile: IntakeFault = {
  code: 'FILE_DAMAGED',
  expected: 'a whole spreadsheet in XLSX or ODS',
  found: 'a file that breaks off or was put together wrongly',
  remedy: 'Open it in a spreadsheet program and save it anew.',
};

function hiddenInXlsx({ SheetNames, Sheets, Workbook }: XLSX.WorkBook): ReadonlyMap<string, HiddenParts> {
  const indexes = (list: readonly ({ hidden?: boolean } | null | undefined)[] | undefined) =>
    (list ?? []).flatMap((one, at) => (one?.hidden ? [at] : []));
  return new Map(
    SheetNames.map((name, at) => [
      name,
      {
        isHidden: (Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0,
        rows: indexes(Sheets[name]?.['!rows']),
        columns: indexes(Sheets[name]?.['!cols']),
      },
    ]),
  );
}

const holdsSomething = (sheet: XLSX.WorkSheet | undefined): boolean =>
  (sheet?.['!data'] ?? []).some((cells) => cells?.some((cell) => cellOf(cell, 1900).kind !== 'EMPTY'));

/** The only visible sheet with something in it, or the one named. Sheets named "notes" are the template's own. */
function chooseSheet(
  { SheetNames, Sheets }: XLSX.WorkBook,
  hidden: ReadonlyMap<string, HiddenParts>,
  asked: string | undefined,
): Checked<string> {
  if (asked !== undefined) return SheetNames.includes(asked) ? good(asked) : bad(noSheet(asked, SheetNames));
  const filled = SheetNames.filter((name) => name !== notesSheet && holdsSomething(Sheets[name]));
  const secret = filled.find((name) => hidden.get(name)?.isHidden);
  if (secret !== undefined) return bad(hiddenSheet(secret));
  const [only, ...others] = filled;
  if (only === undefined) return bad(nothing);
  if (others.length === 0) return good(only);
  return bad({
    code: 'SHEETS_SEVERAL',
    expected: 'one sheet with rows, or the name of the one that is meant',
    found: `${filled.length} sheets: ${filled.slice(0, 6).join(', ')}`,
    remedy: `Name it with --sheet, for example --sheet "${only}".`,
  });
}

/** The sheet of a template that explains its columns. */
export const notesSheet = 'notes';

const nothing: IntakeFault = {
  code: 'FILE_EMPTY',
  expected: 'a sheet with headings and rows',
  found: 'no cell that holds anything',
  remedy: 'Check that this is the file you meant.',
};

const hiddenSheet = (sheet: string): IntakeFault => ({
  code: 'SHEET_HIDDEN',
  sheet,
  expected: 'no hidden sheet with anything in it',
  found: 'one',
  remedy: 'Delete the hidden sheet, or name the sheet that is meant with --sheet.',
});

const noSheet = (asked: string, names: readonly string[]): IntakeFault => ({
  code: 'SHEET_UNKNOWN',
  expected: `one of the sheets ${names.slice(0, 8).join(', ')}`,
  found: `no sheet of the name asked for (${asked.length} characters)`,
  remedy: 'Write the name as it stands on the tab.',
});

function hiddenFaults(sheet: string, hidden: HiddenParts | undefined): readonly IntakeFault[] {
  const [row] = hidden?.rows ?? [];
  const [column] = hidden?.columns ?? [];
  const rows: readonly IntakeFault[] =
    row === undefined
      ? []
      : [
          {
            code: 'ROWS_HIDDEN',
            sheet,
            row: row + 1,
            expected: 'every row to be seen: hidden and filtered rows would count unseen',
            found: `${hidden?.rows.length} hidden`,
            remedy: 'Clear the filter and unhide the rows, or delete those that must not count.',
          },
        ];
  if (column === undefined) return rows;
  return [
    ...rows,
    {
      code: 'COLUMNS_HIDDEN',
      sheet,
      column: columnLetters(column),
      expected: 'every column to be seen',
      found: `${hidden?.columns.length} hidden`,
      remedy: 'Unhide the columns, or delete them.',
    },
  ];
}

function mergeFaults(sheet: string, found: XLSX.WorkSheet): readonly IntakeFault[] {
  return (found['!merges'] ?? []).slice(0, 5).map(({ s, e }) => ({
    code: 'CELLS_MERGED',
    sheet,
    row: s.r + 1,
    column: columnLetters(s.c),
    expected: 'each cell on its own: a merged cell belongs to its first row alone',
    found: `cells merged as far as ${columnLetters(e.c)}${e.r + 1}`,
    remedy: 'Unmerge them and write the value into every row it is meant for.',
  }));
}

function rowsOf({ '!data': data = [] }: XLSX.WorkSheet, dateSystem: 1900 | 1904): readonly GridRow[] {
  return Array.from(data, (cells, at) => ({
    row: at + 1,
    cells: Array.from(cells ?? [], (cell) => cellOf(cell, dateSystem)),
  }));
}

function cellOf(cell: XLSX.CellObject | undefined, dateSystem: 1900 | 1904): GridCell {
  if (cell?.v === undefined || cell.v === null) return empty;
  if (cell.t === 'e') return { kind: 'ERROR', text: cell.w ?? '#ERROR' };
  if (typeof cell.v === 'number') {
    const isDate = XLSX.SSF.is_date(String(cell.z ?? ''));
    return isDate ? dayCell(cell.v, dateSystem) : { kind: 'NUMBER', number: cell.v };
  }
  return textCell(String(cell.v));
}

/** A serial number counts days; the file says from when. Time of day is cut off. */
function dayCell(serial: number, dateSystem: 1900 | 1904): GridCell {
  const day = serialDay(serial, dateSystem);
  return day === undefined ? { kind: 'NUMBER', number: serial } : { kind: 'DAY', day };
}

/** YYYY-MM-DD of an Excel serial number; undefined where it is none. Day 60 of 1900 never was. */
export function serialDay(serial: number, dateSystem: 1900 | 1904): string | undefined {
  const from1900 = Math.floor(serial) + (dateSystem === 1904 ? dateSystemShift : 0);
  if (from1900 < 1 || from1900 === 60 || from1900 > 73_050) return undefined;
  const days = from1900 < 60 ? from1900 : from1900 - 1;
  return new Date(Date.UTC(1899, 11, 31) + days * 86_400_000).toISOString().slice(0, 10);
}
