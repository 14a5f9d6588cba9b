import { describe, expect, test } from '@jest/globals';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { type Catalogue, catalogueOf, type Dataset } from '../../schema/datasets/dataset.js';
import { parsePeriodSelection } from '../../schema/protocol/period.js';
import type { Atom } from '../../subgraphs/kit/release/atom.js';
import { cubeOf } from '../../subgraphs/kit/release/cube.js';

const areas = loadAreas();
const catalogue = loadCatalogue();
const merseyside = 'E23000004';
const greaterManchester = 'E23000005';
const vintage = '2026-09-30';

function datasetOf(name: string, from: Catalogue = catalogue): Dataset {
  const found = from.dataset(name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

/** A catalogue small enough to write every cell down. */
const small = catalogueOf(
  [
    {
      ...datasetOf('referralsMade'),
      tables: [
        { name: 'FORCE_YEAR', area: 'POLICE_FORCE_AREA', period: 'YEAR', dimensions: [] },
        { name: 'CITY_REGION_QUARTER', area: 'CITY_REGION', period: 'QUARTER', dimensions: ['exploitation'] },
      ],
    },
  ],
  {
    exploitation: {
      description: 'Two types.',
      partition: ['LABOUR', 'DOMESTIC', 'MULTIPLE', 'NOT_SPECIFIED'],
      overlapping: ['ANY_LABOUR', 'ANY_DOMESTIC'],
      values: {
        LABOUR: '',
        DOMESTIC: '',
        MULTIPLE: '',
        NOT_SPECIFIED: '',
        ANY_LABOUR: '',
        ANY_DOMESTIC: '',
        ALL: '',
      },
    },
  },
);

const atom = (period: string, exploitation: string, count: number): Atom => ({
  area: greaterManchester,
  period,
  codes: { exploitation },
  count,
});

describe('a cube', () => {
  test('counts every row under each cell it belongs to, and holds the empty cells', () => {
    const tables = cubeOf({
      dataset: datasetOf('referralsMade', small),
      catalogue: small,
      areas,
      home: greaterManchester,
      extent: parsePeriodSelection('2022-Q4..2023-Q1'),
      vintage,
      atoms: [
        atom('2022-Q4', 'LABOUR', 7),
        atom('2022-Q4', 'LABOUR+DOMESTIC', 3),
        atom('2022-Q4', '', 2),
        atom('2023-Q1', 'DOMESTIC', 4),
        atom('2023-Q1', 'DOMESTIC', 1),
      ],
    });
    const rows = tables.map(({ table, cells }) => [
      table.name,
      cells.map(({ area, period, dimensions, count }) =>
        [area, period, dimensions['exploitation'] ?? '-', count].join(' '),
      ),
    ]);
    expect(Object.fromEntries(rows)).toEqual({
      FORCE_YEAR: ['E23000005 2022 - 12', 'E23000005 2023 - 5'],
      CITY_REGION_QUARTER: [
        'E47000001 2022-Q4 LABOUR 7',
        'E47000001 2022-Q4 DOMESTIC 0',
        'E47000001 2022-Q4 MULTIPLE 3',
        'E47000001 2022-Q4 NOT_SPECIFIED 2',
        'E47000001 2022-Q4 ANY_LABOUR 10',
        'E47000001 2022-Q4 ANY_DOMESTIC 3',
        'E47000001 2022-Q4 ALL 12',
        'E47000001 2023-Q1 LABOUR 0',
        'E47000001 2023-Q1 DOMESTIC 5',
        'E47000001 2023-Q1 MULTIPLE 0',
        'E47000001 2023-Q1 NOT_SPECIFIED 0',
        'E47000001 2023-Q1 ANY_LABOUR 0',
        'E47000001 2023-Q1 ANY_DOMESTIC 5',
        'E47000001 2023-Q1 ALL 5',
      ],
    });
  });

  test('of a force whose fit is partial stands under the force, where the table is by city region', () => {
    const dataset = datasetOf('referralsMade');
    const extent = parsePeriodSelection('2023-Q1');
    const kinds = cubeOf({ dataset, catalogue, areas, atoms: [], home: merseyside, extent, vintage }).map(
      ({ table, cells }) => [table.name, [...new Set(cells.map(({ area }) => area))]],
    );
    expect(Object.fromEntries(kinds)).toEqual({
      FORCE_YEAR: ['E23000004'],
      FORCE_QUARTER: ['E23000004'],
      FORCE_YEAR_EXPLOITATION: ['E23000004'],
      CITY_REGION_YEAR_EXPLOITATION_AGE: ['E23000004'],
      COUNTRY_QUARTER_EXPLOITATION_AGE_SEX: ['E92000001'],
    });
  });
});
