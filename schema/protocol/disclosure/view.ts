import type { Areas } from '../../areas/areas.js';
import type { Catalogue, Dimension } from '../../datasets/dataset.js';
import { periodsOf, yearOf } from '../period.js';
import { classesOf, type DimensionClass, outside } from './dimensionClasses.js';
import type { Outline, TableOutline } from './outline.js';
import { countedUnder, type Partition, partitionBy, refines } from './partition.js';

/**
 * Tables of one dataset that are sums of the same atoms. An atom is everybody of one class of areas, one period and one
 * class of each dimension; its number is `first + (area * periods + period) * combinations + combination`.
 */
export interface View {
  readonly outline: Outline;
  readonly tables: readonly TableOutline[];
  readonly areas: Partition;
  readonly periods: readonly string[];
  readonly dimensions: readonly ViewDimension[];
}

export interface ViewDimension {
  /** Undefined for the one that tells whom a dataset leaves out that counts part of a population. */
  readonly name: string | undefined;
  /** What other views know the dimension by; undefined where none can share it. */
  readonly shared: string | undefined;
  readonly classes: readonly DimensionClass[];
}

export interface ViewMeans {
  readonly catalogue: Catalogue;
  readonly areas: Areas;
}

/** How many combinations of dimension classes a view has. */
export const combinationsOf = ({ dimensions }: Pick<View, 'dimensions'>): number =>
  dimensions.reduce((product, { classes }) => product * classes.length, 1);

export const atomsOf = (view: View): number => view.areas.size * view.periods.length * combinationsOf(view);

/** The views of one release: as few as hold every table. */
export function viewsOf(means: ViewMeans, outline: Outline): readonly View[] {
  const alone = outline.tables
    .flatMap((table) => viewsOfTable(means, outline, table))
    .sort((one, other) => atomsOf(other) - atomsOf(one));
  const kept: View[] = [];
  for (const view of alone) {
    const at = kept.findIndex((wider) => holds(wider, view));
    const wider = kept[at];
    if (wider) kept[at] = { ...wider, tables: [...wider.tables, ...view.tables] };
    else kept.push(view);
  }
  return kept;
}

/** One view, or one for each time that a table counts everybody anew. */
function viewsOfTable(
  { catalogue, areas }: ViewMeans,
  outline: Outline,
  table: TableOutline,
): readonly View[] {
  const counted = countedUnder(areas, { outline, kind: table.table.area, list: table.areas });
  const declared = table.table.dimensions.map((name) => catalogue.dimension(name));
  const times = declared.find(({ repeats }) => repeats !== undefined);
  return (times === undefined ? [''] : times.codes).map((time) => ({
    outline,
    tables: [table],
    areas: partitionBy(counted.map((list) => list.join(' '))),
    periods: finePeriods(outline, table),
    dimensions: [
      ...declared.map((dimension) => viewDimension(dimension, times, time)),
      ...(outline.dataset.partOfPopulation ? [counting(outline)] : []),
    ],
  }));
}

const counting = ({ dataset }: Outline): ViewDimension => ({
  name: undefined,
  shared: `in ${dataset.name}`,
  classes: [{ key: 'inside', codes: [] }, outside],
});

function viewDimension(dimension: Dimension, times: Dimension | undefined, time: string): ViewDimension {
  const { name } = dimension;
  if (dimension === times) return { name, shared: undefined, classes: [{ key: time, codes: [time] }] };
  const shared = times?.repeats?.includes(name) ? `${name} ${time}` : name;
  return { name, shared, classes: classesOf(dimension) };
}

/** Quarters for a table by quarter; else the single years. */
function finePeriods({ time: { period } }: Outline, { table }: TableOutline): readonly string[] {
  if (table.period === 'QUARTER') return periodsOf({ kind: 'QUARTER', ...period });
  return periodsOf({ kind: 'YEAR', from: yearOf(period.from), to: yearOf(period.to) });
}

/** Whether every cell of the other view is a sum of this one's atoms. */
function holds(view: View, other: View): boolean {
  const isFiner = isByQuarter(view) || !isByQuarter(other);
  return isFiner && other.dimensions.every((one) => hasAlike(view, one)) && refines(view.areas, other.areas);
}

const hasAlike = ({ dimensions }: View, { name, shared, classes }: ViewDimension): boolean =>
  dimensions.some(
    (one) => one.name === name && one.shared === shared && one.classes[0]?.key === classes[0]?.key,
  );

export const isByQuarter = ({ periods }: Pick<View, 'periods'>): boolean =>
  periods[0]?.includes('-Q') === true;
