import { describe, expect, test } from '@jest/globals';
import { RowGatherer } from '../../schema/protocol/disclosure/sparseRows.js';
import { ForgottenRows } from '../../subgraphs/kit/release/protect/walk/forgottenRows.js';
import { Sightings } from '../../subgraphs/kit/release/protect/walk/sightings.js';

function oneCell(): Sightings {
  const watched = new RowGatherer();
  watched.add(0, 0);
  return new Sightings(watched.rows(1), 1, Int32Array.from([4]));
}

describe('what was met of a cell', () => {
  test('is wide once two lists lie three apart, and then no more is kept', () => {
    const sightings = oneCell();
    sightings.meet(1, new Map([[0, 2]]));
    expect(sightings.isWide(0)).toBe(false);
    sightings.meet(2, new Map([[0, -3]]));
    sightings.meet(3, new Map([[0, -3]]));
    expect(sightings.of(0)).toEqual({ least: 3, leastIn: 2, greatest: 6, greatestIn: 1 });
    expect(sightings.isWide(0)).toBe(true);
  });

  test('falls back to the true count where a list no longer holds', () => {
    const sightings = oneCell();
    sightings.meet(1, new Map([[0, 2]]));
    sightings.meet(2, new Map([[0, -3]]));
    sightings.doubt(0, (list) => list !== 1);
    expect(sightings.of(0)).toEqual({ least: 3, leastIn: 2, greatest: 4, greatestIn: 0 });
  });

  test('can be put back as it was', () => {
    const sightings = oneCell();
    sightings.meet(1, new Map([[0, 2]]));
    const before = sightings.of(0);
    sightings.doubt(0, () => false);
    expect(sightings.of(0)).toMatchObject({ greatest: 4 });
    sightings.put(0, before);
    expect(sightings.of(0)).toMatchObject({ greatest: 6, greatestIn: 1 });
  });
});

test('a row that is told no more held in the lists between its turns', () => {
  const rows = new ForgottenRows();
  rows.add(7, 10, 12);
  for (const [list, sum] of [
    [3, 11],
    [5, 13],
    [8, 14],
    [9, 12],
  ] as const)
    rows.note(7, list, sum);
  expect([0, 3, 4, 5, 8, 9, 20].map((list) => rows.held(7, list))).toEqual([
    true,
    true,
    true,
    false,
    false,
    true,
    true,
  ]);
});
