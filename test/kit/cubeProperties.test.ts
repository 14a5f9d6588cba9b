import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import type { Catalogue, Dataset } from '../../schema/datasets/dataset.js';
import { parsePeriodSelection, yearOf } from '../../schema/protocol/period.js';
import type { Atom } from '../../subgraphs/kit/release/atom.js';
import { cubeOf, type TrueCell } from '../../subgraphs/kit/release/cube.js';

const areas = loadAreas();
const catalogue = loadCatalogue();
const greaterManchester = 'E23000005';
const metropolitan = 'E23000001';
const vintage = '2026-09-30';

function datasetOf(name: string, from: Catalogue = catalogue): Dataset {
  const found = from.dataset(name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

const quarters = ['2022-Q4', '2023-Q1'];
const extent = parsePeriodSelection('2022-Q4..2023-Q1');
const madeAtom = (home: string): fc.Arbitrary<Atom> =>
  fc.record({
    area: fc.constant(home),
    period: fc.constantFrom(...quarters),
    codes: fc.record({
      exploitation: fc
        .subarray(['LABOUR', 'SEXUAL', 'DOMESTIC', 'CRIMINAL', 'ORGAN_HARVESTING'])
        .map((named) => named.join('+')),
      age: fc.constantFrom('ADULT', 'CHILD', 'UNKNOWN'),
      sex: fc.constantFrom('FEMALE', 'MALE', 'OTHER_OR_UNKNOWN'),
    }),
    count: fc.nat(40),
  });
const made = datasetOf('referralsMade');
const cubeFrom = (atoms: readonly Atom[], home = greaterManchester) =>
  cubeOf({ dataset: made, catalogue, areas, atoms, home, extent, vintage });

describe('in every table of a cube, whatever the rows,', () => {
  test('the partition of each dimension sums to its total', () => {
    fc.assert(
      fc.property(fc.array(madeAtom(greaterManchester), { maxLength: 12 }), (atoms) => {
        for (const { table, cells } of cubeFrom(atoms)) {
          for (const name of table.dimensions) expect(sumsBy(name, cells)).toEqual(totalsBy(name, cells));
        }
      }),
      { numRuns: 20 },
    );
  });

  test('ANY_ of a type is at least the type alone and at most all', () => {
    fc.assert(
      fc.property(fc.array(madeAtom(greaterManchester), { maxLength: 12 }), (atoms) => {
        const table = cubeFrom(atoms).find(({ table: { name } }) => name === 'FORCE_YEAR_EXPLOITATION');
        for (const period of ['2022', '2023']) {
          const cells = (table?.cells ?? []).filter((cell) => cell.period === period);
          const count = (code: string) =>
            cells.find(({ dimensions }) => dimensions['exploitation'] === code)?.count ?? -1;
          for (const type of ['LABOUR', 'SEXUAL', 'DOMESTIC', 'CRIMINAL', 'ORGAN_HARVESTING']) {
            expect(count(`ANY_${type}`)).toBeGreaterThanOrEqual(count(type));
            expect(count(`ANY_${type}`)).toBeLessThanOrEqual(count(type) + count('MULTIPLE'));
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  test('the same cells exist, in the same order', () => {
    const places = (atoms: readonly Atom[]) =>
      cubeFrom(atoms).map(({ table, cells }) => [table.name, cells.map(({ count: _, ...place }) => place)]);
    const empty = places([]);
    expect(empty.map(([, cells]) => cells?.length)).toEqual([2, 2, 26, 104, 416]);
    fc.assert(
      fc.property(fc.array(madeAtom(greaterManchester), { maxLength: 6 }), (atoms) => {
        expect(places(atoms)).toEqual(empty);
      }),
      { numRuns: 15 },
    );
  });

  test('the whole of one table is the whole of every other', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(...areas.all('POLICE_FORCE_AREA').map(({ code }) => code))
          .chain((home) => fc.tuple(fc.constant(home), fc.array(madeAtom(home), { maxLength: 8 }))),
        ([home, atoms]) => {
          const everybody = atoms.reduce((sum, { count }) => sum + count, 0);
          for (const { table, cells } of cubeFrom(atoms, home)) {
            const areaCodes = areas.cellAreas(home, table.area);
            expect([...new Set(cells.map(({ area }) => area))]).toEqual([...areaCodes]);
            const totals = cells.filter(({ dimensions }) =>
              Object.values(dimensions).every((code) => code === 'ALL'),
            );
            const sum = totals.reduce((total, { count }) => total + count, 0);
            expect(sum).toBe(areaCodes.length === 0 ? 0 : everybody);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  test('a local authority counts under the city region and the country that hold it', () => {
    const boroughs = areas.membersOf(metropolitan, 'LOCAL_AUTHORITY').map(({ code }) => code);
    const placed = fc.record({
      area: fc.constantFrom(...boroughs),
      period: fc.constantFrom(...quarters),
      codes: fc.record({
        exploitation: fc.constantFrom('LABOUR', 'SEXUAL'),
        place: fc.constantFrom('UK', 'UNKNOWN'),
      }),
      count: fc.nat(40),
    });
    fc.assert(
      fc.property(fc.array(placed, { maxLength: 12 }), (atoms) => {
        const cube = cubeOf({
          dataset: datasetOf('referralsByPlace'),
          catalogue,
          areas,
          atoms,
          home: metropolitan,
          extent,
          vintage,
        });
        const totals = cube.flatMap(({ table, cells }) =>
          cells
            .filter(({ dimensions }) => Object.values(dimensions).every((code) => code === 'ALL'))
            .map(({ area, period, count }) => ({ table: table.name, area, year: yearOf(period), count })),
        );
        const sum = (table: string, area: string, year: string) =>
          totals
            .filter((total) => total.table === table && total.area === area && total.year === year)
            .reduce((all, { count }) => all + count, 0);
        for (const year of ['2022', '2023']) {
          const rows = atoms.filter(({ period }) => yearOf(period) === year);
          const everybody = rows.reduce((all, { count }) => all + count, 0);
          const [borough = ''] = boroughs;
          const there = rows
            .filter(({ area }) => area === borough)
            .reduce((all, { count }) => all + count, 0);
          expect({
            borough: sum('LOCAL_AUTHORITY_YEAR', borough, year),
            london: sum('CITY_REGION_YEAR_EXPLOITATION', 'E12000007', year),
            england: sum('COUNTRY_QUARTER_PLACE', 'E92000001', year),
          }).toEqual({ borough: there, london: everybody, england: everybody });
        }
      }),
      { numRuns: 20 },
    );
  });
});

/** Sums over the partition of a dimension, for each way to fix everything else. */
const sumsBy = (name: string, cells: readonly TrueCell[]) =>
  grouped(name, cells, (code) => catalogue.dimension(name).partition?.includes(code) ?? false);

const totalsBy = (name: string, cells: readonly TrueCell[]) => grouped(name, cells, (code) => code === 'ALL');

function grouped(
  name: string,
  cells: readonly TrueCell[],
  isCounted: (code: string) => boolean,
): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { area, period, dimensions, count } of cells) {
    const { [name]: code = '', ...others } = dimensions;
    if (!isCounted(code)) continue;
    const key = [area, period, ...Object.values(others)].join(' ');
    sums[key] = (sums[key] ?? 0) + count;
  }
  return sums;
}
