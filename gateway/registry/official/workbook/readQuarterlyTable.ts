import { yearOf } from '../../../../schema/protocol/period.js';
import type { Leaf } from '../leaf.js';
import { type QuarterlyShape, quarterlyShapes } from './columnCodes.js';
import { countExpected, type PublishedCount, readCount } from './count.js';
import { type CountColumn, isPartOf, type QuarterlyColumns, quarterlyColumns } from './quarterlyColumns.js';
import { type PeriodRow, quarterlyRows } from './quarterlyRows.js';
import { sumFault } from './sums.js';
import type { WorkbookTable } from './table.js';
import { tableFault } from './tableFault.js';
import type { QuarterlyKind } from './tableKinds.js';

/** A row whose counts have been read, by column. */
interface CountRow extends PeriodRow {
  readonly counts: ReadonlyMap<CountColumn, PublishedCount>;
}

/**
 * The counts of a table by quarter, every one of them checked against the totals of its row and of its year.
 * @throws OfficialFileError at the first thing that isn't as it has to be
 */
export function readQuarterlyTable(file: string, table: WorkbookTable, kind: QuarterlyKind): readonly Leaf[] {
  const shape = quarterlyShapes[kind];
  const columns = quarterlyColumns(file, table, shape);
  const rows = quarterlyRows(file, table, columns).map((row) => readCounts(file, table, row, columns));
  for (const row of rows) checkRow(file, table, row, columns);
  checkYears(file, table, rows, columns);
  return rows.flatMap((row) => leavesOf(row, columns, shape));
}

function readCounts(file: string, table: WorkbookTable, row: PeriodRow, columns: QuarterlyColumns): CountRow {
  const counts = [...columns.parts, ...columns.totals].map((column) => {
    const text = row.cells[column.at] ?? '';
    const count = readCount(text);
    if (count !== undefined) return [column, count] as const;
    throw tableFault(file, table, {
      row,
      column,
      expected: countExpected,
      found: text === '' ? 'an empty cell' : `"${text}"`,
    });
  });
  return { ...row, counts: new Map(counts) };
}

function checkRow(
  file: string,
  table: WorkbookTable,
  row: CountRow,
  { parts, totals }: QuarterlyColumns,
): void {
  for (const column of totals) {
    const own = parts.filter((part) => isPartOf(part.codes, column.codes));
    checkSum(file, table, { row, column, parts: own.flatMap((part) => row.counts.get(part) ?? []) });
  }
}

/** Every year has a row of its own, which its quarters add up to in each column. */
function checkYears(
  file: string,
  table: WorkbookTable,
  rows: readonly CountRow[],
  columns: QuarterlyColumns,
): void {
  const quarters = rows.flatMap((row) =>
    row.period.kind === 'QUARTER' ? [{ ...row, year: yearOf(row.period.text) }] : [],
  );
  const sums = rows.filter(({ period }) => period.kind !== 'QUARTER');
  for (const row of sums) {
    const { period } = row;
    const own = quarters.filter(({ year }) => period.kind === 'ALL' || year === period.text);
    for (const column of [...columns.parts, ...columns.totals]) {
      checkSum(file, table, { row, column, parts: own.flatMap(({ counts }) => counts.get(column) ?? []) });
    }
  }
  const without = quarters.find(
    ({ year }) => !sums.some(({ period }) => period.kind === 'YEAR' && period.text === year),
  );
  if (without === undefined) return;
  const expected = `a row with the total of ${without.year}, to check its quarters against`;
  throw tableFault(file, table, { row: without, expected, found: 'none' });
}

interface Sum {
  readonly row: CountRow;
  readonly column: CountColumn;
  readonly parts: readonly PublishedCount[];
}

function checkSum(file: string, table: WorkbookTable, { row, column, parts }: Sum): void {
  const total = row.counts.get(column);
  const fault = total && sumFault(total, parts);
  if (fault) throw tableFault(file, table, { row, column, ...fault });
}

function leavesOf(
  { period, counts }: CountRow,
  { parts }: QuarterlyColumns,
  { fixed }: QuarterlyShape,
): readonly Leaf[] {
  if (period.kind !== 'QUARTER') return [];
  return parts.flatMap((column): Leaf[] => {
    const count = counts.get(column);
    if (count === undefined) return [];
    const leaf = { quarter: period.text, codes: { ...fixed, ...column.codes } };
    return [
      count.kind === 'COUNT' ? { ...leaf, count: count.value } : { ...leaf, count: 0, missing: count.status },
    ];
  });
}
