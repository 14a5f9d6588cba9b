import type { Areas } from '../../../schema/areas/areas.js';
import type { Catalogue, Dataset, Table } from '../../../schema/datasets/dataset.js';
import { type PeriodSelection, periodsOf, yearOf } from '../../../schema/protocol/period.js';
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

function countAtoms(parts: CubeParts, table: Table): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const areasOf = memoised((leaf: string) => parts.areas.cellAreas(leaf, table.area));
  for (const atom of parts.atoms) {
    const period = table.period === 'YEAR' ? yearOf(atom.period) : atom.period;
    const codes = table.dimensions.map((name) =>
      codesCounted(parts.catalogue.dimension(name), atom.codes[name] ?? ''),
    );
    for (const area of areasOf(atom.area)) {
      for (const combination of product(codes)) {
        const key = [area, period, ...combination].join('|');
        counts.set(key, (counts.get(key) ?? 0) + atom.count);
      }
    }
  }
  return counts;
}

function gridOf(parts: CubeParts, table: Table): readonly Place[] {
  const codes = table.dimensions.map((name) => parts.catalogue.dimension(name).codes);
  const combinations = product(codes).map((combination) =>
    Object.fromEntries(table.dimensions.map((name, at) => [name, combination[at] ?? ''])),
  );
  return gridAreas(parts, table).flatMap((area) =>
    gridPeriods(parts.extent, table).flatMap((period) =>
      combinations.map((dimensions) => ({ area, period, dimensions })),
    ),
  );
}

/** Areas the owner's table has rows for: those its own area, or the leaves within it, count under. */
export function gridAreas({ areas, dataset, home }: CubeParts, table: Table): readonly string[] {
  const atHome = areas.require(home).kinds.includes(dataset.leafArea);
  const leaves = atHome ? [home] : areas.membersOf(home, dataset.leafArea).map(({ code }) => code);
  return [...new Set(leaves.flatMap((leaf) => areas.cellAreas(leaf, table.area)))].sort();
}

function gridPeriods({ kind, from, to }: PeriodSelection, table: Table): readonly string[] {
  if (table.period === 'YEAR') return periodsOf({ kind: 'YEAR', from: yearOf(from), to: yearOf(to) });
  return kind === 'QUARTER' ? periodsOf({ kind, from, to }) : [];
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
