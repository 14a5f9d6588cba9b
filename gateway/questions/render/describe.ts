import type { CountRow } from '../tidy/tidyRow.js';
import type { Words } from '../words.js';
import type { Beside } from './beside.js';
import type { Line } from './layout.js';

export interface Described {
  readonly lines: readonly Line[];
  /** What is the same in every row, in words. */
  readonly constants: readonly string[];
  /** Columns that tell rows apart, in the order of reading. */
  readonly varying: readonly string[];
}

/** The texts that describe each figure, with what is the same everywhere taken out of the rows. */
export function describe(rows: readonly CountRow[], words: Words, beside: Beside): Described {
  const isElsewhere = rows.some(({ areaCode, askedAreaCode }) => areaCode !== askedAreaCode);
  const lines = rows.map((row) => ({
    row,
    cells: { ...cellsOf(row, words, isElsewhere), ...beside(row.askedAreaCode) },
  }));
  const valuesOf = (key: string) => [...new Set(lines.map(({ cells }) => cells[key] ?? ''))];
  const isSaidByOwner = isElsewhere && valuesOf('area').length > 1 && rows.every(isNamedByOwner);
  const keys = [...new Set(lines.flatMap(({ cells }) => Object.keys(cells)))].filter(
    (key) => key !== 'area' || !isSaidByOwner,
  );
  const constant = keys.filter((key) => valuesOf(key).length === 1 && (key !== 'period' || rows.length > 1));
  return {
    lines,
    constants: constant
      .filter((key) => rows.some((row) => row.dimensions[key] !== 'ALL'))
      .flatMap((key) =>
        valuesOf(key)
          .filter(Boolean)
          .map((value) => `${words.column(key)}: ${value}`),
      ),
    varying: keys.filter((key) => !constant.includes(key)),
  };
}

/** "Metropolitan Police (demo)" owns figures of the area "Metropolitan Police": one name is enough. */
const isNamedByOwner = ({ areaName, owner }: CountRow): boolean =>
  areaName !== '' && owner.startsWith(areaName);

function cellsOf(row: CountRow, words: Words, isElsewhere: boolean): Readonly<Record<string, string>> {
  const dimensions = Object.entries(row.dimensions).map(([name, code]) => [name, words.short(name, code)]);
  const area = row.areaName || row.areaCode;
  return {
    ...(isElsewhere && { askedArea: row.askedAreaName || row.askedAreaCode }),
    area,
    owner: row.owner,
    ...Object.fromEntries(dimensions),
    ...(row.basis && { basis: words.code('basis', row.basis) }),
    ...(row.period && { period: row.period }),
  };
}
