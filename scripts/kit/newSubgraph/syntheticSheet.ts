import type { Dataset } from '../../../schema/datasets/dataset.js';
import { columnsOf } from '../../../subgraphs/kit/intake/columns/columnsOf.js';
import type { KitKnowledge } from '../../../subgraphs/kit/intake/kitData.js';
import { codeReader } from '../../../subgraphs/kit/intake/values/readCodes.js';

const people = 600;

export interface SheetParts extends Pick<KitKnowledge, 'areas' | 'catalogue'> {
  readonly dataset: Dataset;
  readonly home: string;
}

/** A sheet of SYNTHETIC people, always the same: a CSV that shows a new subgraph something to count. */
export function syntheticSheet({ areas, catalogue, dataset, home }: SheetParts): string {
  const columns = columnsOf(dataset, catalogue).filter(({ kind }) => kind !== 'COUNT');
  const places = areas.membersOf(home, dataset.leafArea).map(({ code }) => code);
  const next = sequence();
  const pick = (from: readonly string[]): string => from[next() % from.length] ?? '';
  const cellFor = (column: (typeof columns)[number], at: number): string => {
    if (column.kind === 'REFERENCE') return `SYNTHETIC-${at + 1}`;
    if (column.kind === 'DATE') return dayOf(next());
    if (column.kind === 'AREA') return pick(places);
    return column.kind === 'CODE' ? pick(codeReader(column.dimension).allowed) : '';
  };
  const rows = Array.from({ length: people }, (_, at) => columns.map((column) => cellFor(column, at)));
  return [columns.map(({ name }) => name), ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

/** A day of 2022 or 2023. */
const dayOf = (number: number): string =>
  new Date(Date.UTC(2022, 0, 1 + (number % 730))).toISOString().slice(0, 10);

/** Park and Miller's minimal standard generator: enough to spread people over codes. */
function sequence(): () => number {
  let state = 20_261;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state;
  };
}
