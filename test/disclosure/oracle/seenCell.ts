import type { SignedRelease } from '../../../schema/protocol/release.js';

/** One cell as a requester saw it, wherever it stood in an answer. */
export interface SeenCell {
  readonly owner: string;
  readonly dataset: string;
  readonly table: string;
  readonly area: string;
  readonly period: string;
  readonly codes: Readonly<Record<string, string>>;
  /** Null where nothing was shown. */
  readonly value: number | null;
  readonly status: string;
}

/** What the true count behind a cell may be; no upper end where nothing is known. */
export interface Bounds {
  readonly least: number;
  readonly greatest: number;
}

/** What somebody makes of a cell that shows a value, and of one that is withheld. */
export type Reading = (cell: SeenCell) => Bounds | undefined;

/** A multiple of 5 stands for the counts that round to it, from 10 up. A withheld cell says nothing. */
export const asStated: Reading = ({ value }) =>
  value === null ? undefined : { least: Math.max(10, value - 2), greatest: value + 2 };

/** The same by somebody who takes every withheld cell for 0 to 9, as most are. */
export const believingSmall: Reading = (cell) =>
  asStated(cell) ?? (cell.status === 'WITHHELD' ? { least: 0, greatest: 9 } : undefined);

/** Counts shown as they are. */
export const exact: Reading = ({ value }) => (value === null ? undefined : { least: value, greatest: value });

/** Every cell of a release. */
export function cellsOf({ release }: SignedRelease): readonly SeenCell[] {
  const owner = release.owners[0] ?? '';
  return release.tables.flatMap(({ name, cells }) =>
    cells.map(({ area, period, dimensions, value, status }) => ({
      owner,
      dataset: release.dataset,
      table: name,
      area,
      period,
      codes: dimensions,
      value,
      status,
    })),
  );
}

/** A name for a cell, the same for whoever saw it. */
export const cellName = ({
  owner,
  dataset,
  table,
  area,
  period,
  codes,
}: Omit<SeenCell, 'value' | 'status'>): string =>
  [owner, dataset, table, area, period, ...Object.entries(codes).sort().flat()].join('/');
