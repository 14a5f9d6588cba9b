import { readPeriodLabel } from './quarter.js';
import type { QuarterlyColumns } from './quarterlyColumns.js';
import type { TableRow, WorkbookTable } from './table.js';
import { tableFault } from './tableFault.js';

/** A row with the period it is of: a quarter, a year, or all of them. */
export interface PeriodRow extends TableRow {
  readonly period: { readonly kind: 'QUARTER' | 'YEAR'; readonly text: string } | { readonly kind: 'ALL' };
}

/** Reads the period of each row up to the footnotes. Throws at a period that is none, and at one that stands twice. */
export function quarterlyRows(
  file: string,
  table: WorkbookTable,
  columns: QuarterlyColumns,
): readonly PeriodRow[] {
  const read: PeriodRow[] = [];
  let year: string | undefined;
  let footnote: TableRow | undefined;
  for (const row of table.rows) {
    if (isFootnote(row, columns)) {
      footnote ??= row;
      continue;
    }
    if (footnote !== undefined) throw tableFault(file, table, afterFootnote(row, footnote));
    const period = periodOf(file, table, { row, columns, year });
    if (period.kind !== 'ALL') year = period.text.slice(0, 4);
    refuseAgain(file, table, { ...row, period }, read);
    read.push({ ...row, period });
  }
  return read;
}

/** A line of text alone: "Source: Home Office", "[note 1] ...". */
function isFootnote({ cells }: TableRow, { periods, parts, totals }: QuarterlyColumns): boolean {
  const hasCounts = [...parts, ...totals].some(({ at }) => cells[at] !== '' && cells[at] !== cells[0]);
  return (
    !hasCounts &&
    periods.every(({ at }) => cells[at] === '' || readPeriodLabel(cells[at] ?? '') === undefined)
  );
}

const afterFootnote = (row: TableRow, footnote: TableRow) => ({
  row,
  expected: 'nothing more after the footnotes',
  found: `counts after the line of row ${footnote.row}`,
  remedy: 'Keep one table a sheet, its footnotes under all of its rows.',
});

interface Reading {
  readonly row: TableRow;
  readonly columns: QuarterlyColumns;
  /** Of the row before: years stand once, above their quarters. */
  readonly year: string | undefined;
}

function periodOf(file: string, table: WorkbookTable, { row, columns, year }: Reading): PeriodRow['period'] {
  const stated = columns.periods.flatMap((column) => {
    const text = row.cells[column.at] ?? '';
    if (text === '') return [];
    const label = readPeriodLabel(text);
    if (label !== undefined) return [label];
    throw tableFault(file, table, {
      row,
      column,
      expected: 'a year, or a quarter such as Q1 or Jan-Mar 2024',
      found: `"${text}"`,
    });
  });
  const years = [...new Set(stated.flatMap((label) => label.year ?? []))];
  const quarters = [...new Set(stated.flatMap((label) => label.quarter ?? []))];
  if (years.length > 1 || quarters.length > 1 || stated.length === 0) {
    const found =
      stated.length === 0
        ? 'no period'
        : `two: ${[...years, ...quarters.map((number) => `Q${number}`)].join(', ')}`;
    throw tableFault(file, table, { row, expected: 'one year and quarter', found });
  }
  const [ownYear = year, quarter] = [years[0], quarters[0]];
  if (quarter === undefined)
    return years[0] === undefined ? { kind: 'ALL' } : { kind: 'YEAR', text: years[0] };
  if (ownYear === undefined)
    throw tableFault(file, table, { row, expected: 'a year for the first quarter', found: 'none' });
  return { kind: 'QUARTER', text: `${ownYear}-Q${quarter}` };
}

function refuseAgain(file: string, table: WorkbookTable, row: PeriodRow, before: readonly PeriodRow[]): void {
  const same = before.find(({ period }) => JSON.stringify(period) === JSON.stringify(row.period));
  if (same === undefined) return;
  const name = row.period.kind === 'ALL' ? 'the total' : row.period.text;
  throw tableFault(file, table, {
    row,
    expected: 'each period once',
    found: `${name} again, after row ${same.row}`,
    remedy: 'Correct the year or the quarter of one of them in a copy of the file, and load that.',
  });
}
