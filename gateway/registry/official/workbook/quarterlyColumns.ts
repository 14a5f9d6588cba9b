import { all } from '../../../../schema/datasets/dataset.js';
import { type ColumnCodes, codesOfColumn, partsOf, type QuarterlyShape } from './columnCodes.js';
import type { TableColumn, WorkbookTable } from './table.js';
import { tableFault } from './tableFault.js';

/** A column of counts, and what it counts. */
export interface CountColumn extends TableColumn {
  readonly codes: ColumnCodes;
}

export interface QuarterlyColumns {
  /** Columns that say the period: year, quarter, or one that says both. */
  readonly periods: readonly TableColumn[];
  readonly parts: readonly CountColumn[];
  /** Columns that other ones add up to. */
  readonly totals: readonly CountColumn[];
}

const periodWords =
  /^(?:year|quarter|period|date|time period|calendar year|year and quarter|referral (?:year|quarter))$/;

/** Understands every column of a table by quarter; throws at one it doesn't, one twice, or a total that is missing. */
export function quarterlyColumns(
  file: string,
  table: WorkbookTable,
  shape: QuarterlyShape,
): QuarterlyColumns {
  const used = table.columns.filter((column) => column.labels.length > 0 || isFilled(table, column));
  const periods = used.filter((column) => partsOf(column).some((part) => periodWords.test(part)));
  const counts = used
    .filter((column) => !periods.includes(column))
    .map((column) => ({
      ...column,
      codes: codesOfColumn(column, shape) ?? unknown(file, table, column, shape),
    }));
  if (periods.length === 0) throw tableFault(file, table, missingPeriod(used));
  refuseTwice(file, table, counts);
  const totals = counts.filter(({ codes }) => Object.values(codes).includes(all));
  const found = { periods, parts: counts.filter((column) => !totals.includes(column)), totals };
  refuseMissingTotals(file, table, found);
  return found;
}

const isFilled = ({ rows }: WorkbookTable, { at }: TableColumn): boolean =>
  rows.some(({ cells }) => cells[at] !== '');

function unknown(
  file: string,
  table: WorkbookTable,
  column: TableColumn,
  { dimensions, words }: QuarterlyShape,
): never {
  const known = dimensions.map((dimension) => Object.keys(words[dimension] ?? {}).join(', '));
  throw tableFault(file, table, {
    column,
    expected: ['Year', 'Quarter', ...known, 'Total'].join('; '),
    found: column.labels.map((label) => `"${label}"`).join(', ') || 'counts without a name',
    remedy:
      'If the publication has changed its columns, the loader has to learn them; else correct a copy and load that.',
  });
}

const missingPeriod = (columns: readonly TableColumn[]) => ({
  expected: 'a column Year and one Quarter',
  found: columns.map(({ name }) => name).join('; '),
});

function refuseTwice(file: string, table: WorkbookTable, columns: readonly CountColumn[]): void {
  const keys = columns.map(({ codes }) => JSON.stringify(codes));
  const at = keys.findIndex((key, index) => keys.indexOf(key) !== index);
  const [column, first] = [columns[at], columns[keys.indexOf(keys[at] ?? '')]];
  if (column === undefined) return;
  const found = `the same as column ${first?.name}`;
  throw tableFault(file, table, { column, expected: 'each count in one column', found });
}

/** Every total of the publication has to be there, because it is what the counts are checked against. */
function refuseMissingTotals(file: string, table: WorkbookTable, { parts, totals }: QuarterlyColumns): void {
  const wanted = parts.flatMap(({ codes }) => totalsOver(codes));
  const missing = wanted.find((codes) => !totals.some((total) => isSame(total.codes, codes)));
  if (missing === undefined && parts.length > 0) return;
  throw tableFault(file, table, {
    expected: missing ? `a column with the total of ${nameOf(missing)}` : 'columns with counts',
    found: [...parts, ...totals].map(({ name }) => name).join('; ') || 'none',
  });
}

/** The totals a part belongs to, from the right: over the place, then over age and place. */
export function totalsOver(codes: ColumnCodes): readonly ColumnCodes[] {
  const names = Object.keys(codes);
  return names.map((_, from) =>
    Object.fromEntries(names.map((name, at) => [name, at >= from ? all : (codes[name] ?? '')])),
  );
}

/** Whether a part is one of those that add up to a total. */
export const isPartOf = (part: ColumnCodes, total: ColumnCodes): boolean =>
  Object.entries(total).every(([dimension, code]) => code === all || part[dimension] === code);

const isSame = (one: ColumnCodes, other: ColumnCodes): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const nameOf = (codes: ColumnCodes): string =>
  Object.values(codes)
    .filter((code) => code !== all)
    .join(', ') || 'everybody';
