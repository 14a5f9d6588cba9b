import type { Areas } from '../../schema/areas/areas.js';
import type { Catalogue, Dataset, Table } from '../../schema/datasets/dataset.js';
import { severalYearsOf, tablePeriods } from '../../schema/datasets/severalYears.js';
import { type Cell, cellId } from '../../schema/protocol/cell.js';
import { periodKind } from '../../schema/protocol/period.js';
import type { ReleaseDocument, ReleaseTable } from '../../schema/protocol/release.js';
import { isTenFive } from '../../schema/protocol/tenFive.js';
import type { Fault } from './fault.js';
import { smallestAreaFaults } from './smallestAreaFaults.js';

export interface CheckMeans {
  readonly catalogue: Catalogue;
  readonly areas: Areas;
}

/**
 * Everything the hub can check of a release from what is released alone; empty where nothing is wrong.
 * @param ownAreas the areas the owners work in, where they work in less than everywhere
 */
export function checkRelease(
  means: CheckMeans,
  release: ReleaseDocument,
  ownAreas: readonly string[] = [],
): readonly Fault[] {
  const dataset = means.catalogue.dataset(release.dataset);
  if (dataset === undefined) {
    const expected = means.catalogue.datasets.map(({ name }) => name).join(', ');
    return [{ place: 'dataset', expected, found: release.dataset }];
  }
  const period = periodFaults(release, dataset);
  if (period.length > 0) return period;
  const rule =
    release.rule === dataset.rule ? [] : [{ place: 'rule', expected: dataset.rule, found: release.rule }];
  const tables = dataset.tables.flatMap((table) => checkTable(means, { release, dataset, table }));
  const small = smallestAreaFaults({ areas: means.areas, dataset, ownAreas }, release);
  return [...rule, ...unknownTables(release, dataset), ...small, ...tables];
}

/** A release runs from one quarter to another, or from year to year where its dataset knows no quarters. */
function periodFaults(
  { rule, period: { from, to } }: ReleaseDocument,
  { tables }: Dataset,
): readonly Fault[] {
  if (rule === 'PUBLISHED') return [];
  const kind = tables.some(({ period }) => period === 'QUARTER') ? 'QUARTER' : 'YEAR';
  if (periodKind(from) === kind && periodKind(to) === kind && from <= to) return [];
  return [
    { place: 'period', expected: `a first and a last ${kind.toLowerCase()}`, found: `${from} to ${to}` },
  ];
}

function unknownTables({ tables }: ReleaseDocument, dataset: Dataset): readonly Fault[] {
  const names = tables.map(({ name }) => name);
  const declared = dataset.tables.map(({ name }) => name);
  const wrong = names.filter((name, at) => !declared.includes(name) || names.indexOf(name) !== at);
  return wrong.map((found) => ({ place: 'tables', expected: `each of ${declared.join(', ')} once`, found }));
}

interface TablePlace {
  readonly release: ReleaseDocument;
  readonly dataset: Dataset;
  readonly table: Table;
}

function checkTable(means: CheckMeans, at: TablePlace): readonly Fault[] {
  const found = at.release.tables.find(({ name }) => name === at.table.name);
  const place = at.table.name;
  if (found === undefined && at.table.asked) return [];
  if (found === undefined)
    return [{ place, expected: 'the table, or that it is not applicable', found: 'nothing' }];
  if (found.status === 'NOT_APPLICABLE') {
    return found.cells.length === 0
      ? []
      : [{ place, expected: 'no cells in a table not applicable', found: 'cells' }];
  }
  return [
    ...duplicates(found, at),
    ...withheldNotes(found),
    ...wholeGrid(means, found, at),
    ...found.cells.flatMap((cell) => checkCell(means, cell, at)),
  ];
}

function duplicates({ cells }: ReleaseTable, { release, table }: TablePlace): readonly Fault[] {
  const seen = new Set<string>();
  return cells.flatMap((cell) => {
    const id = cellId(release.id, table, cell);
    if (!seen.has(id)) return seen.add(id) && [];
    return [{ place: id, expected: 'each cell once', found: 'the same place twice' }];
  });
}

/** Notes that differ between withheld cells would tell them apart, as a state of their own would. */
function withheldNotes({ name, cells }: ReleaseTable): readonly Fault[] {
  const notes = new Set(cells.flatMap(({ status, note }) => (status === 'WITHHELD' ? [note ?? ''] : [])));
  if (notes.size <= 1) return [];
  return [{ place: name, expected: 'the same note or none beside every withheld cell', found: 'several' }];
}

/** Which cells exist must not depend on the rows, so a partner's table holds its whole grid. */
function wholeGrid(
  { catalogue }: CheckMeans,
  { cells }: ReleaseTable,
  { release, dataset, table }: TablePlace,
): readonly Fault[] {
  if (release.rule === 'PUBLISHED') return [];
  const periods = new Set(tablePeriods({ catalogue, dataset, table }, release));
  const outside = cells.find(({ period }) => !periods.has(period));
  if (outside) {
    return [{ place: table.name, expected: 'periods within that of the release', found: outside.period }];
  }
  const areas = new Set(cells.map(({ area }) => area));
  const codes = table.dimensions.map((name) => catalogue.dimension(name).codes.length);
  const whole = codes.reduce((product, size) => product * size, areas.size * periods.size);
  if (whole === cells.length && whole > 0) return [];
  return [
    {
      place: table.name,
      expected: `${whole} cells, the empty ones among them`,
      found: `${cells.length} cells`,
    },
  ];
}

function checkCell(means: CheckMeans, cell: Cell, at: TablePlace): readonly Fault[] {
  const faults = [...placeFaults(means, cell, at), ...valueFaults(cell, at)];
  const place = faults.length > 0 ? cellId(at.release.id, at.table, cell) : '';
  return faults.map((fault) => ({ place, ...fault }));
}

type CellFault = Omit<Fault, 'place'>;

function placeFaults(
  { catalogue, areas }: CheckMeans,
  cell: Cell,
  { release, table, dataset }: TablePlace,
): CellFault[] {
  const faults: CellFault[] = [];
  const kinds = areas.get(cell.area)?.kinds ?? [];
  if (!kinds.includes(table.area) && !standsFor(areas, cell.area, table, dataset)) {
    faults.push({
      expected: `an area of kind ${table.area}`,
      found: `${cell.area} (${kinds.join(', ') || 'unknown'})`,
    });
  }
  const isSeveralYears = () => cell.period === severalYearsOf({ catalogue, dataset, table }, release);
  if (table.period !== 'AS_CITED' && periodKind(cell.period) !== table.period && !isSeveralYears()) {
    faults.push({ expected: `a period of kind ${table.period}`, found: cell.period });
  }
  if (Object.keys(cell.dimensions).sort().join() !== [...table.dimensions].sort().join()) {
    faults.push({
      expected: table.dimensions.join(', ') || 'no dimensions',
      found: Object.keys(cell.dimensions).join(', '),
    });
  }
  for (const name of table.dimensions) {
    const { codes, open } = catalogue.dimension(name);
    const code = cell.dimensions[name] ?? '';
    if (!open && !codes.includes(code))
      faults.push({ expected: `${name}: one of ${codes.join(', ')}`, found: code });
  }
  return faults;
}

/** A force's figures may stand in a city-region table under the force's own code, where the areas don't match. */
function standsFor(areas: Areas, area: string, table: Table, dataset: Dataset): boolean {
  return (
    table.area === 'CITY_REGION' &&
    dataset.leafArea === 'POLICE_FORCE_AREA' &&
    areas.get(area) !== undefined &&
    areas.cellAreas(area, 'CITY_REGION').includes(area)
  );
}

function valueFaults({ value, status }: Cell, { release }: TablePlace): CellFault[] {
  if ((status === 'RELEASED') !== (value !== null)) {
    return [{ expected: 'a value where the status is RELEASED and nowhere else', found: `status ${status}` }];
  }
  if (release.rule === 'TEN_FIVE' && value !== null && !isTenFive(value)) {
    return [{ expected: 'a multiple of 5 from 10 up', found: 'a value that rule 10-5 hides or rounds' }];
  }
  return [];
}
