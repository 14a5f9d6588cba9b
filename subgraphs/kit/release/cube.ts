import type { Areas } from '../../../schema/areas/areas.js';
import type { Catalogue, Dataset, Table } from '../../../schema/datasets/dataset.js';
import { type ReleaseTime, severalYearsOf, tablePeriods } from '../../../schema/datasets/severalYears.js';
import { isTooLocal } from '../../../schema/datasets/smallestArea.js';
import { isWithinYears, type PeriodSelection, yearOf } from '../../../schema/protocol/period.js';
import { type Atom, codesCounted } from './atom.js';

/** True counts of one table over its whole grid. Never leaves the owner's machine. */
export interface TrueTable {
  readonly table: Table;
  readonly cells: readonly TrueCell[];
}

export interface TrueCell {
  readonly area: string;
  readonly period: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly count: number;
}

export interface CubeParts {
  readonly dataset: Dataset;
  readonly catalogue: Catalogue;
  readonly areas: Areas;
  readonly atoms: readonly Atom[];
  /** The owner's own area. */
  readonly home: string;
  /** First and last period of the rows. */
  readonly extent: PeriodSelection;
  /** The day up to which the rows were followed, YYYY-MM-DD. */
  readonly vintage: string;
}

/**
 * The declared tables of a dataset from its atoms. Every cell of the grid is there, the empty ones too: which cells
 * exist must not depend on the rows. Linear in atoms times the cells each counts under.
 */
export function cubeOf(parts: CubeParts): readonly TrueTable[] {
  return parts.dataset.tables.map((table) => {
    const counts = countAtoms(parts, table);
    const cells = gridOf(parts, table).map((place) => ({
      ...place,
      count: counts.get(keyOf(table, place)) ?? 0,
    }));
    return { table, cells };
  });
}

type Place = Omit<TrueCell, 'count'>;

const timeOf = ({ extent, vintage }: CubeParts): ReleaseTime => ({ period: extent, vintage });

function countAtoms(parts: CubeParts, table: Table): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const areasOf = memoised((leaf: string) => parts.areas.cellAreas(leaf, table.area));
  const several = severalYearsOf({ ...parts, table }, timeOf(parts));
  for (const atom of parts.atoms) {
    const periods = periodsCounted(atom.period, table, several);
    const codes = table.dimensions.map((name) =>
      codesCounted(parts.catalogue.dimension(name), atom.codes[name] ?? ''),
    );
    for (const combination of product([areasOf(atom.area), periods, ...codes])) {
      const key = combination.join('|');
      counts.set(key, (counts.get(key) ?? 0) + atom.count);
    }
  }
  return counts;
}

/** The periods of a table that rows of this quarter or year count under. */
function periodsCounted(period: string, table: Table, several: string | undefined): readonly string[] {
  if (table.period !== 'YEAR') return [period];
  const year = yearOf(period);
  return several !== undefined && isWithinYears(year, several) ? [year, several] : [year];
}

function gridOf(parts: CubeParts, table: Table): readonly Place[] {
  const codes = table.dimensions.map((name) => parts.catalogue.dimension(name).codes);
  const inOrder = [...table.dimensions.entries()].sort(([, a], [, b]) => (a < b ? -1 : 1));
  const combinations = product(codes).map((combination) =>
    Object.fromEntries(inOrder.map(([at, name]) => [name, combination[at] ?? ''])),
  );
  return gridAreas(parts, table).flatMap((area) =>
    tablePeriods({ ...parts, table }, timeOf(parts)).flatMap((period) =>
      combinations.map((dimensions) => ({ area, dimensions, period })),
    ),
  );
}

/**
 * Areas the owner's table has rows for: those its own area, or the leaves within it, count under. None where the
 * owner may not release the dataset because its own area is below the smallest.
 */
export function gridAreas(
  { areas, dataset, home }: Pick<CubeParts, 'areas' | 'dataset' | 'home'>,
  table: Table,
): readonly string[] {
  if (isTooLocal(dataset, areas.require(home).kinds)) return [];
  const atHome = areas.require(home).kinds.includes(dataset.leafArea);
  const leaves = atHome ? [home] : areas.membersOf(home, dataset.leafArea).map(({ code }) => code);
  return [...new Set(leaves.flatMap((leaf) => areas.cellAreas(leaf, table.area)))].sort();
}

const keyOf = ({ dimensions }: Table, place: Place): string =>
  [place.area, place.period, ...dimensions.map((name) => place.dimensions[name])].join('|');

/** Every way to take one code from each list. */
function product(lists: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return lists.reduce<readonly (readonly string[])[]>(
    (combinations, codes) =>
      combinations.flatMap((combination) => codes.map((code) => [...combination, code])),
    [[]],
  );
}

function memoised<Value>(compute: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}
