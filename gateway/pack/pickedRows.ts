import type { FigureChart } from '../../schema/figures/figure.js';
import type { CountRow } from '../questions/tidy/tidyRow.js';

/** A column of a row by its name, or undefined where the row has none. */
export function columnOf(row: CountRow, column: string): string | undefined {
  const { period, owner, areaName, measure } = row;
  const places: Readonly<Record<string, string>> = { period, owner, area: areaName, measure };
  return places[column] ?? row.dimensions[column];
}

/** The period of a row in words; a cited figure's as its source has it. */
export const saidPeriod = ({ period, dimensions }: CountRow): string =>
  dimensions['periodAsWritten'] ?? period;

/** The publication of a figure that is cited by itself; undefined where the whole release is one publication. */
export const ownPublication = ({ dimensions }: CountRow): string | undefined =>
  dimensions['source'] ?? dimensions['publication'];

/** Whether a row has these codes; a column it hasn't got leaves it in. */
export const hasCodes = (
  row: CountRow,
  where: Readonly<Record<string, readonly string[]>>,
  last: string,
): boolean =>
  Object.entries(where).every(([column, codes]) => {
    const found = columnOf(row, column);
    return found === undefined || codes.some((code) => found === (code === 'LAST' ? last : code));
  });

export const lastPeriodOf = (rows: readonly CountRow[]): string =>
  rows
    .map(({ period }) => period)
    .sort()
    .at(-1) ?? '';

export interface DrawnRows {
  readonly rows: readonly CountRow[];
  /** Owners that were asked and show nothing. */
  readonly silent: readonly string[];
  /** Owners that show something, and less than the one that is drawn. */
  readonly others: readonly string[];
}

/** The rows a chart draws, of the owners it wants. */
export function drawnRows(counts: readonly CountRow[], chart: FigureChart): DrawnRows {
  const measured = counts.filter(({ measure }) => chart.measures.includes(measure));
  const rows = measured.filter((row) => hasCodes(row, chart.where, lastPeriodOf(measured)));
  const released = (owner: string) =>
    rows.filter((row) => row.owner === owner && row.status === 'RELEASED').length;
  const sum = (owner: string) =>
    rows.reduce((total, row) => total + (row.owner === owner ? (row.value ?? 0) : 0), 0);
  const owners = [...new Set(rows.map(({ owner }) => owner))];
  const showing = owners
    .filter((owner) => released(owner) > 0)
    .sort((a, b) => released(b) - released(a) || sum(b) - sum(a) || a.localeCompare(b));
  const drawn = chart.owners === 'FULLEST' ? showing.slice(0, 1) : showing;
  return {
    rows: rows.filter(({ owner }) => drawn.includes(owner)),
    silent: owners.filter((owner) => released(owner) === 0).sort(),
    others: showing.filter((owner) => !drawn.includes(owner)).sort(),
  };
}
