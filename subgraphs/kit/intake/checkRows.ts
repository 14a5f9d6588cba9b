import type { Dataset } from '../../../schema/datasets/dataset.js';
import { type CellMeans, checkCell, type Read } from './checkCell.js';
import type { PlacedColumn } from './checkHeadings.js';
import { bad, type Checked, good, type IntakeFault } from './intakeFault.js';
import { empty, type Grid, type GridRow, shownText } from './sheet/grid.js';

/** What one row of a sheet says, in our words. */
export interface IntakeRow {
  readonly row: number;
  readonly period: string;
  readonly area: string;
  /** Codes by dimension; several or none where a row may have so many. */
  readonly codes: Readonly<Record<string, readonly string[]>>;
  readonly count: number;
}

export interface RowMeans extends CellMeans {
  readonly placed: readonly PlacedColumn[];
  /** Rows alike in every column are different people. */
  readonly sameRowsArePeople: boolean;
}

/** Reads every row below the headings, or says of each that can't be read what is wrong with it. */
export function checkRows(means: RowMeans, grid: Grid): Checked<readonly IntakeRow[]> {
  const faults: IntakeFault[] = [];
  const rows: IntakeRow[] = [];
  const width = (grid.rows[0]?.cells ?? []).length;
  for (const row of grid.rows.slice(1)) {
    const found = checkRow(means, row, width);
    if (found.ok) rows.push(found.value);
    else faults.push(...found.faults.map((fault) => ({ sheet: grid.sheet, ...fault })));
  }
  faults.push(...twins(means, grid));
  return faults.length > 0 ? bad(...faults) : good(rows);
}

function checkRow(means: RowMeans, { row, cells }: GridRow, width: number): Checked<IntakeRow> {
  if (cells.slice(width).some(({ kind }) => kind !== 'EMPTY'))
    return bad({
      code: 'ROW_TOO_LONG',
      row,
      expected: `${width} cells, as many as headings`,
      found: `${cells.length}`,
      remedy: 'A cell with a separator in it needs quotes around it; or a heading is missing.',
    });
  const reads = means.placed.map(({ column, at, place }) => ({
    column,
    place,
    read: checkCell(means, column, cells[at] ?? empty),
  }));
  const faults = reads.flatMap(({ read, place }) =>
    read.kind === 'FAULT' ? [{ ...read.fault, row, column: place }] : [],
  );
  // A row of totals is one fault, not one in every column.
  const total = faults.find(({ code }) => code === 'TOTAL_ROW');
  if (total) return bad(total);
  if (faults.length > 0) return bad(...faults);
  const of = <Kind extends Read['kind']>(kind: Kind) =>
    reads.flatMap(({ read }) => (read.kind === kind ? [read as Extract<Read, { kind: Kind }>] : []))[0];
  const codes = Object.fromEntries(
    reads.flatMap(({ column, read }) => (read.kind === 'CODES' ? [[column.name, read.codes]] : [])),
  );
  const never = impossibleCodes(means.dataset, codes);
  if (never !== undefined)
    return bad({
      code: 'CODES_IMPOSSIBLE',
      row,
      expected: 'codes that can stand together',
      found: `${Object.values(codes).flat().join(' with ')}: ${never}`,
      remedy: 'Correct one of them.',
    });
  return good({
    row,
    period: of('PERIOD')?.period ?? '',
    area: of('AREA')?.code ?? '',
    codes,
    count: of('COUNT')?.count ?? 1,
  });
}

function impossibleCodes({ impossible = [] }: Dataset, codes: IntakeRow['codes']): string | undefined {
  return impossible.find(({ codes: never }) =>
    Object.entries(never).every(([name, code]) => codes[name]?.length === 1 && codes[name]?.[0] === code),
  )?.why;
}

/** Rows with one reference twice, and rows that are alike to the last cell, whether it is read or not. */
function twins({ placed, sameRowsArePeople }: RowMeans, grid: Grid): readonly IntakeFault[] {
  const reference = placed.find(({ column }) => column.kind === 'REFERENCE');
  const seen = new Map<string, number>();
  return grid.rows.slice(1).flatMap((row): readonly IntakeFault[] => {
    const key = reference ? shownText(row.cells[reference.at]) : row.cells.map(shownText).join('\u0000');
    if (key === '' || (!reference && sameRowsArePeople)) return [];
    const before = seen.get(key);
    if (before === undefined) return seen.set(key, row.row) && [];
    return [reference ? referenceTwice(row.row, before, reference.place) : rowTwice(row.row, before)];
  });
}

const referenceTwice = (row: number, before: number, column: string): IntakeFault => ({
  code: 'REFERENCE_TWICE',
  row,
  column,
  expected: 'each reference once',
  found: `that of row ${before} again`,
  remedy: 'Delete the row if it was entered twice, or give it a reference of its own.',
});

const rowTwice = (row: number, before: number): IntakeFault => ({
  code: 'ROW_TWICE',
  row,
  expected: 'each row once',
  found: `row ${before} again, to the last cell`,
  remedy:
    'Delete it if it was entered twice. If these are different people, add a column "reference" that tells them apart, or run again with --same-rows-are-people.',
});
