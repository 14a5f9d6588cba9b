import { type Cell, cellStatuses } from '../../schema/protocol/cell.js';
import { threshold } from '../../schema/protocol/tenFive.js';
import type { TrueTable } from '../../subgraphs/kit/release/cube.js';
import type { RegisteredTable } from './registered.js';

/** What a table gives to somebody who asks it; without the rows only the first three are known. */
export interface TableUtility {
  readonly name: string;
  /** Cells that somebody collects. */
  readonly cells: number;
  readonly shown: number;
  readonly withheld: number;
  /** Cells that rule 10-5 alone would show: true counts of 10 and more. */
  readonly showable?: number;
  /** The count within those, and within those of them that are shown. */
  readonly count?: number;
  readonly shownCount?: number;
  /** Sum of the differences between shown values and true counts. */
  readonly error?: number;
}

/** Counts the cells of each table, and beside them what the rows say where these are at hand. */
export function utilityOf(
  tables: readonly RegisteredTable[],
  truths: readonly TrueTable[] | undefined,
): readonly TableUtility[] {
  return tables
    .filter(({ cells }) => cells.length > 0)
    .map(({ name, cells }) => {
      const truth = truths?.find(({ table }) => table.name === name);
      return { name, ...countsOf(cells), ...(truth && comparedWith(cells, truth)) };
    });
}

function countsOf(cells: readonly Cell[]) {
  const shown = cells.filter(({ status }) => status === 'RELEASED').length;
  const withheld = cells.filter(({ status }) => status === 'WITHHELD').length;
  return { cells: shown + withheld, shown, withheld };
}

function comparedWith(cells: readonly Cell[], { cells: truths }: TrueTable) {
  const counts = new Map(truths.map((cell) => [placeOf(cell), cell.count]));
  const found = { showable: 0, count: 0, shownCount: 0, error: 0 };
  for (const cell of cells) {
    const count = counts.get(placeOf(cell)) ?? 0;
    if (cell.value !== null) found.error += Math.abs(cell.value - count);
    if (count < threshold || !isCollected(cell)) continue;
    found.showable += 1;
    found.count += count;
    if (cell.value !== null) found.shownCount += count;
  }
  return found;
}

const isCollected = ({ status }: Cell): boolean => status in cellStatuses && !status.startsWith('NOT_');

const placeOf = ({ area, period, dimensions }: Pick<Cell, 'area' | 'period' | 'dimensions'>): string =>
  JSON.stringify([area, period, Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1))]);

/** Several tables as one. */
export function summed(name: string, tables: readonly TableUtility[]): TableUtility {
  const sum = (key: Exclude<keyof TableUtility, 'name'>) =>
    tables.reduce((total, table) => total + (table[key] ?? 0), 0);
  const isCompared = tables.length > 0 && tables.every(({ showable }) => showable !== undefined);
  return {
    name,
    cells: sum('cells'),
    shown: sum('shown'),
    withheld: sum('withheld'),
    ...(isCompared && {
      showable: sum('showable'),
      count: sum('count'),
      shownCount: sum('shownCount'),
      error: sum('error'),
    }),
  };
}
