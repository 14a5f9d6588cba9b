import { expect, test } from '@jest/globals';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { activity } from '../../schema/protocol/disclosure/sparseRows.js';
import type { Atom } from '../../subgraphs/kit/release/atom.js';
import { extentOf } from '../../subgraphs/kit/release/coverage.js';
import { cubeOf } from '../../subgraphs/kit/release/cube.js';
import { protectOwner } from '../../subgraphs/kit/release/protect/protectOwner.js';

const means = { catalogue: loadCatalogue(), areas: loadAreas() };
const covered = { referralsFrom: '2022-01-01', referralsTo: '2023-12-31', eventsTo: '2024-12-31' };
const force = { cleveland: 'E23000013', southYorkshire: 'E23000011' };
const place = { sheffield: 'E08000019', leeds: 'E08000035', cardiff: 'W06000015', darlington: 'E06000005' };

/** So many people of one quarter whom a force referred, by where they were exploited. */
function rowsOf(
  home: string,
  counts: Readonly<Record<string, number>>,
): ReadonlyMap<string, readonly Atom[]> {
  const about = { period: '2023-Q1', exploitation: 'LABOUR' };
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const made: Atom = {
    area: home,
    period: about.period,
    codes: { exploitation: about.exploitation, age: 'ADULT', sex: 'MALE' },
    count: total,
  };
  const byPlace = Object.entries(counts).map(
    ([area, count]): Atom => ({
      area,
      period: about.period,
      codes: { exploitation: about.exploitation, place: 'UK' },
      count,
    }),
  );
  return new Map([
    ['referralsMade', [made]],
    ['referralsByPlace', byPlace],
  ]);
}

test.each([
  [
    'in Wales, where the force has no table of a country',
    force.southYorkshire,
    { [place.sheffield]: 21, [place.leeds]: 14, [place.cardiff]: 13 },
  ],
  [
    "in another force's part of the city region",
    force.cleveland,
    { [force.cleveland]: 12, [place.darlington]: 17, [place.leeds]: 16, [place.cardiff]: 11 },
  ],
])('referrals %s are proved where they are counted', (_, home, counts) => {
  const rows = rowsOf(home, counts);
  const [population, ...others] = protectOwner({
    ...means,
    owner: 'force-demo',
    home,
    covered,
    rows,
    sideKnowledge: [],
  });
  if (population === undefined) throw new Error('no population');
  expect(others).toEqual([]);
  expect(population.unproven).toEqual([]);
  const { structure, truth } = population;
  for (const { outline, table, firstCell } of structure.tables) {
    const { dataset } = outline;
    const cube = cubeOf({
      ...means,
      dataset,
      home,
      atoms: rows.get(dataset.name) ?? [],
      extent: extentOf(dataset, covered),
      vintage: covered.eventsTo,
    }).find((one) => one.table.name === table.table.name);
    const counted = cube?.cells.map((_cell, at) => activity(structure.cells, firstCell + at, truth));
    expect(counted).toEqual(cube?.cells.map(({ count }) => count));
  }
});
