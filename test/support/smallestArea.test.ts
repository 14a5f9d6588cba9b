import { describe, expect, test } from '@jest/globals';
import { checkRelease } from '../../gateway/registry/checkRelease.js';
import type { AreaKind } from '../../schema/areas/area.js';
import { type Catalogue, catalogueOf, type Dataset } from '../../schema/datasets/dataset.js';
import type { ReleaseDocument } from '../../schema/protocol/release.js';
import type { Atom } from '../../subgraphs/kit/release/atom.js';
import { frame, madeRelease } from '../registry/testRegister.js';

const [england, london, northWest, yorkshire] = ['E92000001', 'E12000007', 'E12000002', 'E12000003'] as const;
const national = { owner: 'national-support-provider-demo', home: england, periods: '2023' };
const local = { owner: 'london-safe-houses-demo', home: london, periods: '2023' };

const inCroydon = (codes: Atom['codes'], count: number): Atom => ({
  area: 'E09000008',
  period: '2023',
  codes,
  count,
});
const detentions = [inCroydon({ moment: 'DURING', daysToRelease: 'DAYS_0_TO_2' }, 4000)];
const areasOf = ({ tables }: ReleaseDocument) =>
  tables.map(({ name, cells }) => [name, [...new Set(cells.map(({ area }) => area))].sort()]);

function datasetOf(name: string): Dataset {
  const found = frame.catalogue.dataset(name);
  if (found === undefined) throw new Error(`no dataset ${name}`);
  return found;
}

describe('figures of a provider are released for', () => {
  test('every region, city region and country that its area has a part of', () => {
    const areas = areasOf(madeRelease({ ...local, dataset: 'domesticWorkers', atoms: [] }));
    expect(areas).toEqual([
      ['REGION_YEAR_CIRCUMSTANCE', [london]],
      ['COUNTRY_YEAR_CIRCUMSTANCE_SEX', [england]],
    ]);
  });

  test('the city regions of the North West, and its region by quarter', () => {
    const made = { ...national, home: northWest, periods: '2023-Q1..2023-Q4' };
    expect(areasOf(madeRelease({ ...made, dataset: 'clients', atoms: [] }))).toEqual([
      ['CITY_REGION_YEAR_EXPLOITATION_SEX', ['E47000001', 'E47000004', 'E47000018']],
      ['REGION_QUARTER', [northWest]],
    ]);
  });

  test('a city region partly outside the area of the provider, with its own clients alone', () => {
    // Of Greater Lincolnshire, North and North East Lincolnshire lie in Yorkshire and The Humber, the rest in another region.
    const atoms = ['E06000012', 'E06000013', 'E07000138'].map((area) => ({
      area,
      period: '2023',
      codes: {},
      count: 20,
    }));
    const { tables } = madeRelease({
      ...national,
      home: yorkshire,
      dataset: 'missingAfterExit',
      atoms: atoms.slice(0, 2),
    });
    const cells = tables[0]?.cells.filter(({ area, period }) => area === 'E47000017' && period === '2023');
    expect(cells?.map(({ value }) => value)).toEqual([40]);
  });

  test('every city region and region of England, where it works in all of it', () => {
    const [cityRegions, regions] = areasOf(
      madeRelease({ ...national, periods: '2023-Q1..2023-Q4', dataset: 'clients', atoms: [] }),
    );
    expect([cityRegions?.[1]?.length, regions?.[1]?.length]).toEqual([16, 9]);
  });
});

describe('what can harm a group is released by the kit', () => {
  test('for a country by a provider that works in all of it', () => {
    const release = madeRelease({ ...national, dataset: 'detained', atoms: detentions });
    expect(areasOf(release)).toEqual([
      ['COUNTRY_YEAR_MOMENT', [england]],
      ['COUNTRY_YEAR_RELEASE', [england]],
    ]);
    expect(checkRelease(frame, release, [england])).toEqual([]);
  });

  test('not at all by a provider of London, however large the count: its figure for England is one for London', () => {
    const { tables } = madeRelease({ ...local, dataset: 'detained', atoms: detentions });
    const note =
      'May not be released below country, and the owner works in London alone. Figures on detention for less than a country could show where people who fear detention live, and keep others from seeking help there.';
    expect(tables).toEqual(
      ['COUNTRY_YEAR_MOMENT', 'COUNTRY_YEAR_RELEASE'].map((name) => ({
        name,
        status: 'NOT_APPLICABLE',
        note,
        cells: [],
      })),
    );
  });

  test('and its release without cells passes the hub', () => {
    expect(
      checkRelease(frame, madeRelease({ ...local, dataset: 'detained', atoms: detentions }), [london]),
    ).toEqual([]);
  });
});

describe('the hub refuses', () => {
  /** The hub's own catalogue, its own rule forgotten for one table. */
  function withTable(name: string, area: AreaKind): Catalogue {
    const dataset = datasetOf(name);
    const [first, ...others] = dataset.tables;
    const tables = first ? [{ ...first, area }, ...others] : [];
    return {
      ...frame.catalogue,
      dataset: (asked) => (asked === name ? { ...dataset, tables } : frame.catalogue.dataset(asked)),
    };
  }

  const moved = (release: ReleaseDocument, area: string): ReleaseDocument => ({
    ...release,
    tables: release.tables.map((table, at) =>
      at === 0 ? { ...table, cells: table.cells.map((cell) => ({ ...cell, area })) } : table,
    ),
  });

  test.each([
    ['detained', 'REGION', london, 'COUNTRY'],
    ['leave', 'CITY_REGION', 'E47000001', 'COUNTRY'],
    ['domesticWorkers', 'CITY_REGION', 'E47000001', 'REGION'],
    ['clients', 'LOCAL_AUTHORITY', 'E09000008', 'CITY_REGION'],
  ] as const)('a table of %s by %s', (name, kind, area, smallest) => {
    const periods = name === 'clients' ? '2023-Q1..2023-Q4' : '2023';
    const made = madeRelease({ ...national, periods, dataset: name, atoms: [] });
    const one = {
      ...made,
      tables: made.tables.map((table) => ({
        ...table,
        cells: table.cells.filter((cell) => cell.area === table.cells[0]?.area),
      })),
    };
    const faults = checkRelease({ ...frame, catalogue: withTable(name, kind) }, moved(one, area), [england]);
    expect(faults).toEqual([
      {
        place: made.tables[0]?.name,
        expected: `no table below ${smallest}, the smallest area of ${name}`,
        found: `a table by ${kind}`,
      },
    ]);
  });

  test('cells for a smaller area in a table by a larger one', () => {
    const release = moved(madeRelease({ ...national, dataset: 'detained', atoms: [] }), london);
    const [fault] = checkRelease(frame, release, [england]);
    expect(fault).toMatchObject({
      expected: 'an area of kind COUNTRY',
      found: 'E12000007 (REGION, CITY_REGION)',
    });
  });

  test('figures on detention for a country by an owner that works in less', () => {
    const release = madeRelease({ ...national, dataset: 'detained', atoms: detentions });
    const faults = checkRelease(frame, release, [london]);
    expect(faults.map(({ place, found }) => [place, found])).toEqual([
      ['COUNTRY_YEAR_MOMENT', 'figures of an owner that works in London alone'],
      ['COUNTRY_YEAR_RELEASE', 'figures of an owner that works in London alone'],
    ]);
    expect(JSON.stringify(faults)).not.toContain('4000');
  });

  test('nothing of domestic workers by an owner of a whole region', () => {
    const release = madeRelease({ ...local, dataset: 'domesticWorkers', atoms: [] });
    expect(checkRelease(frame, release, [london])).toEqual([]);
  });
});

test('a catalogue with a table below the smallest area of its dataset does not load', () => {
  const leave = datasetOf('leave');
  const tables = leave.tables.map((table) => ({ ...table, area: 'REGION' as const, dimensions: [] }));
  expect(() => catalogueOf([{ ...leave, tables }], {})).toThrow(
    'Table COUNTRY_YEAR_STAGE of leave is by REGION, below COUNTRY, its smallest area.',
  );
});
