import { all, type Basis, type Dataset, type Table } from '../../../schema/datasets/dataset.js';
import { percentOf } from '../../../schema/protocol/rate.js';
import type { Count, Rate } from '../contract/count.js';
import type { ServedCell, ServedRelease, ServedSeries, ServedVintage } from '../register/servedSeries.js';

/** One owner's answer to a dataset question, as its GraphQL type reads it. */
export interface Series {
  readonly owners: ServedRelease['owners'];
  readonly basis: Basis;
  readonly dataset: Dataset;
  readonly table: Table;
  readonly release: ServedRelease;
  readonly vintages: readonly ServedVintage[];
  readonly cells: readonly ServedCell[];
  readonly caveats: readonly string[];
}

/** One cell of a series with the dimensions of its table beside area and period. */
export interface SeriesCell {
  readonly area: { readonly code: string };
  readonly period: string;
  readonly count: Count;
  readonly share: Rate | null;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** Codes to keep, by dimension; a dimension left out keeps every code. */
export type CellFilter = Readonly<Record<string, readonly string[] | null | undefined>>;

export function seriesOf(served: ServedSeries, dataset: Dataset, table: Table): Series {
  const { release, vintages, cells } = served;
  const caveats = [...new Set([...dataset.caveats, ...release.caveats])];
  return { dataset, table, release, vintages, cells, caveats, owners: release.owners, basis: dataset.basis };
}

/** The cells that a question selects, each with its share where the dataset has one. */
export function selectCells(series: Series, filter: CellFilter): readonly SeriesCell[] {
  const wanted = Object.entries(filter).filter(([, codes]) => codes != null);
  const totals = series.dataset.shareOf ? totalsBy(series, series.dataset.shareOf) : undefined;
  return series.cells
    .filter((cell) =>
      wanted.every(([dimension, codes]) => codes?.includes(cell.dimensions[dimension] ?? '') ?? true),
    )
    .map((cell) => seriesCell(series, cell, totals));
}

/** The cell that counts everybody, where the question is about one period and one area; else null. */
export function totalOf(series: Series): Count | null {
  const totals = series.cells.filter((cell) => Object.values(cell.dimensions).every((code) => code === all));
  const [only] = totals;
  return only !== undefined && totals.length === 1 ? countOf(only) : null;
}

/** A cell as the answer puts it. */
export const countOf = ({ id, value, status, note }: ServedCell): Count => ({
  cell: id,
  value,
  status,
  note,
});

function seriesCell(series: Series, cell: ServedCell, totals: Totals | undefined): SeriesCell {
  const { area, period, dimensions } = cell;
  return {
    area: { code: area },
    period,
    dimensions,
    count: countOf(cell),
    share: shareOf(series, cell, totals),
  };
}

/** For each place the cell over all values of one dimension. */
type Totals = { readonly dimension: string; readonly cells: ReadonlyMap<string, ServedCell> };

function totalsBy({ cells }: Series, dimension: string): Totals {
  const found = cells.filter((cell) => cell.dimensions[dimension] === all);
  return { dimension, cells: new Map(found.map((cell) => [placeWithout(cell, dimension), cell])) };
}

const placeWithout = ({ area, period, dimensions }: ServedCell, dimension: string): string =>
  JSON.stringify([area, period, { ...dimensions, [dimension]: all }]);

function shareOf(series: Series, cell: ServedCell, totals: Totals | undefined): Rate | null {
  const total = totals?.cells.get(placeWithout(cell, totals.dimension));
  return total === undefined || total === cell ? null : rateOf(series.release.rule, cell, total);
}

/** One cell out of another that counts it too, as far as both are shown. */
export function rateOf(rule: string, cell: ServedCell, total: ServedCell): Rate {
  const pair = { numerator: countOf(cell), denominator: countOf(total) };
  const unseen = [cell, total].find(({ status }) => status !== 'RELEASED');
  if (unseen) return { ...pair, percent: null, low: null, high: null, status: unseen.status };
  const percent = percentOf(cell.value ?? 0, total.value ?? 0, rule === 'TEN_FIVE');
  return percent
    ? { ...pair, ...percent, status: 'RELEASED' }
    : { ...pair, percent: null, low: null, high: null, status: 'NOT_APPLICABLE' };
}
