import { areaKinds } from '../areas/area.js';
import type { WantedTable } from '../protocol/tableRequest.js';
import type { Catalogue, Dataset, Table } from './dataset.js';
import { isBelowSmallest } from './smallestArea.js';

/** Why a table can't be asked for. */
export interface WantedTableFault {
  readonly place: 'dataset' | 'area' | 'period' | 'dimensions' | 'table';
  readonly expected: string;
  readonly found: string;
}

/** The table by its name: kind of area, kind of period, dimensions, as the declared ones are called. */
export function tableOf({ area, period, dimensions }: Omit<WantedTable, 'reason'>): Table {
  const words = [area, period, ...dimensions.map(inCapitals)];
  return { name: words.join('_'), area, period, dimensions: [...dimensions] };
}

const inCapitals = (name: string): string => name.replace(/[A-Z]/g, '_$&').toUpperCase();

/** What is wrong with a wanted table, from the catalogue alone; empty where its owner may be asked. */
export function wantedTableFaults(catalogue: Catalogue, wanted: WantedTable): readonly WantedTableFault[] {
  const dataset = catalogue.dataset(wanted.dataset);
  if (dataset === undefined || dataset.rule === 'PUBLISHED') {
    const names = catalogue.datasets.filter(({ rule }) => rule !== 'PUBLISHED').map(({ name }) => name);
    return [{ place: 'dataset', expected: `one of ${names.join(', ')}`, found: wanted.dataset }];
  }
  return [
    ...areaFaults(dataset, wanted),
    ...periodFaults(dataset, wanted),
    ...dimensionFaults(catalogue, dataset, wanted),
    ...declaredFaults(dataset, wanted),
  ];
}

/** Neither below what may harm a group, nor below what the rows tell apart. */
function areaFaults(dataset: Dataset, { area }: WantedTable): readonly WantedTableFault[] {
  const rank = areaKinds.indexOf(area);
  if (!isBelowSmallest(dataset, [area]) && rank >= areaKinds.indexOf(dataset.leafArea)) return [];
  const allowed = areaKinds.filter(
    (kind) =>
      !isBelowSmallest(dataset, [kind]) && areaKinds.indexOf(kind) >= areaKinds.indexOf(dataset.leafArea),
  );
  return [{ place: 'area', expected: `one of ${allowed.join(', ')}`, found: area }];
}

/** A quarter can't be told from rows that are kept by year. */
function periodFaults({ tables }: Dataset, { period }: WantedTable): readonly WantedTableFault[] {
  if (period === 'YEAR' || tables.some((table) => table.period === 'QUARTER')) return [];
  return [{ place: 'period', expected: 'YEAR: this dataset is released by year', found: period }];
}

function dimensionFaults(
  catalogue: Catalogue,
  dataset: Dataset,
  { dimensions }: WantedTable,
): readonly WantedTableFault[] {
  const known = catalogue.dimensionsOf(dataset).map(({ name }) => name);
  return dimensions
    .filter((name, at) => !known.includes(name) || dimensions.indexOf(name) < at)
    .map((found) => ({ place: 'dimensions', expected: `each once, of ${known.join(', ')}`, found }));
}

function declaredFaults({ name, tables }: Dataset, wanted: WantedTable): readonly WantedTableFault[] {
  const same = tables.find(
    ({ area, period, dimensions }) =>
      area === wanted.area &&
      period === wanted.period &&
      [...dimensions].sort().join() === [...wanted.dimensions].sort().join(),
  );
  if (same === undefined) return [];
  return [
    {
      place: 'table',
      expected: `a table that ${name} does not declare`,
      found: `${same.name}, which it does`,
    },
  ];
}
