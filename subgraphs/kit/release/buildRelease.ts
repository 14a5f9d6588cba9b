import type { Dataset } from '../../../schema/datasets/dataset.js';
import { isTooLocal } from '../../../schema/datasets/smallestArea.js';
import type { Cell } from '../../../schema/protocol/cell.js';
import type { PeriodSelection } from '../../../schema/protocol/period.js';
import type { Provenance, ReleaseDocument, ReleaseTable } from '../../../schema/protocol/release.js';
import { tenFive } from '../../../schema/protocol/tenFive.js';
import { type Covered, uncollected } from './coverage.js';
import { type CubeParts, cubeOf, type TrueCell, type TrueTable } from './cube.js';

export interface ReleaseParts extends CubeParts {
  readonly owner: string;
  readonly provenance: Provenance;
  readonly breaks: ReleaseDocument['breaks'];
  /** What the owner says beside the dataset's own caveats. */
  readonly caveats?: readonly string[];
  readonly covered: Covered;
  /** Whether a cell, by table and number in its grid, is withheld to protect another. */
  readonly isWithheld?: IsWithheld;
}

export type IsWithheld = (table: string, cell: number) => boolean;

/** The name of a release that corrects no other. */
export const releaseId = (owner: string, dataset: string, vintage: string): string =>
  `${owner}.${dataset}.${vintage}`;

/** An unsigned release of one dataset by one owner: its declared tables under the dataset's rule. Pure. */
export function buildRelease(parts: ReleaseParts): ReleaseDocument {
  const { dataset, owner, vintage, extent, provenance, breaks, caveats = [] } = parts;
  const why = uncollected(dataset, parts.covered);
  const isWithheld = parts.isWithheld ?? (() => false);
  const protect = (table: TrueTable) => (cell: TrueCell, at: number) =>
    protectedCell(cell, dataset, { whyNot: why(cell), isWithheld: isWithheld(table.table.name, at) });
  return {
    id: releaseId(owner, dataset.name, vintage),
    owners: [owner],
    dataset: dataset.name,
    vintage,
    period: { from: extent.from, to: extent.to },
    rule: dataset.rule,
    provenance,
    caveats: [...caveats],
    breaks: breaks.filter(isWithin(extent)),
    tables: cubeOf(parts).map((table) => protectedTable(table, protect(table), whyEmpty(parts, table))),
  };
}

/** Breaks are dated by quarter; a release by year holds all four quarters of its first and last year. */
function isWithin({ from, to }: PeriodSelection): (one: { readonly period: string }) => boolean {
  const quarterOf = (period: string, quarter: string) =>
    period.length === 4 ? `${period}-${quarter}` : period;
  return ({ period }) => period > quarterOf(from, 'Q1') && period <= quarterOf(to, 'Q4');
}

/** A table the owner has no area for is declared not applicable, and counts as present. */
function protectedTable(
  { table, cells }: TrueTable,
  protect: (cell: TrueCell, at: number) => Cell,
  note: string,
): ReleaseTable {
  if (cells.length > 0) return { name: table.name, status: 'COMPLETE', cells: cells.map(protect) };
  return { name: table.name, status: 'NOT_APPLICABLE', note, cells: [] };
}

function whyEmpty({ dataset, areas, home }: ReleaseParts, { table }: TrueTable): string {
  const words = (kind: string) => kind.replaceAll('_', ' ').toLowerCase();
  if (!isTooLocal(dataset, areas.require(home).kinds)) return `The owner lies in no ${words(table.area)}.`;
  const place = areas.require(home).name;
  return `May not be released below ${words(dataset.smallestArea)}, and the owner works in ${place} alone. ${dataset.groupHarm}`;
}

interface CellRule {
  /** Why nobody can know the count yet. */
  readonly whyNot: string | undefined;
  readonly isWithheld: boolean;
}

/** Members stand in canonical order, so that signing needs no sorting. */
function protectedCell(
  { area, count, dimensions, period }: TrueCell,
  { rule, impossible = [] }: Dataset,
  { whyNot, isWithheld }: CellRule,
): Cell {
  const never = impossible.find(({ codes }) =>
    Object.entries(codes).every(([name, code]) => dimensions[name] === code),
  );
  if (never) return { area, dimensions, note: never.why, period, status: 'NOT_APPLICABLE', value: null };
  if (whyNot) return { area, dimensions, note: whyNot, period, status: 'NOT_COLLECTED', value: null };
  const shown = rule === 'NOT_PERSONS' ? count : tenFive(count);
  const value = isWithheld ? null : shown;
  return { area, dimensions, period, status: value === null ? 'WITHHELD' : 'RELEASED', value };
}
