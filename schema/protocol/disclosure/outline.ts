import type { Areas } from '../../areas/areas.js';
import type { Catalogue, Dataset, Table } from '../../datasets/dataset.js';
import { type ReleaseTime, tablePeriods } from '../../datasets/severalYears.js';
import type { CellPlace } from '../cell.js';
import type { ReleaseDocument } from '../release.js';

/** Everything that shapes what can be computed from a release, but no value. */
export interface Outline {
  readonly owner: string;
  /** Code of the area the owner works in; undefined where it works everywhere. */
  readonly home: string | undefined;
  readonly dataset: Dataset;
  readonly time: ReleaseTime;
  readonly tables: readonly TableOutline[];
}

export interface TableOutline {
  readonly table: Table;
  /** Codes of the areas that the table has cells for, in its order. */
  readonly areas: readonly string[];
  readonly periods: readonly string[];
  /** The codes of each of the table's dimensions, in its order. */
  readonly codes: readonly (readonly string[])[];
}

export interface OutlineMeans {
  readonly catalogue: Catalogue;
  readonly areas: Areas;
}

/** The outline of a release as it was published; undefined where its dataset isn't declared. */
export function outlineOf(
  { catalogue }: Pick<OutlineMeans, 'catalogue'>,
  release: ReleaseDocument,
  home: string | undefined,
): Outline | undefined {
  const dataset = catalogue.dataset(release.dataset);
  if (dataset === undefined) return undefined;
  const tables = dataset.tables.flatMap((table) => {
    const cells = release.tables.find(({ name }) => name === table.name)?.cells ?? [];
    const areas = [...new Set(cells.map(({ area }) => area))];
    return areas.length === 0 ? [] : [tableOutline(catalogue, { dataset, table, areas, time: release })];
  });
  return { owner: release.owners.join('+'), home, dataset, time: release, tables };
}

interface Grid {
  readonly dataset: Dataset;
  readonly table: Table;
  readonly areas: readonly string[];
  readonly time: ReleaseTime;
}

/** The grid of one table, in the order of a release's cells: area, period, then the codes, the last fastest. */
export function tableOutline(catalogue: Catalogue, { dataset, table, areas, time }: Grid): TableOutline {
  return {
    table,
    areas,
    periods: tablePeriods({ catalogue, dataset, table }, time),
    codes: table.dimensions.map((name) => catalogue.dimension(name).codes),
  };
}

/** How many cells the grid has. */
export const sizeOf = ({ areas, periods, codes }: TableOutline): number =>
  codes.reduce((product, list) => product * list.length, areas.length * periods.length);

/** The place of a cell of the grid. */
export function placeAt({ table, areas, periods, codes }: TableOutline, index: number): CellPlace {
  let rest = index;
  const dimensions: Record<string, string> = {};
  for (let d = codes.length - 1; d >= 0; d--) {
    const list = codes[d] ?? [];
    dimensions[table.dimensions[d] ?? ''] = list[rest % list.length] ?? '';
    rest = Math.floor(rest / list.length);
  }
  const period = periods[rest % periods.length] ?? '';
  return { area: areas[Math.floor(rest / periods.length)] ?? '', period, dimensions };
}
