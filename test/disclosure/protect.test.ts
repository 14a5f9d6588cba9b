import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { activity } from '../../schema/protocol/disclosure/sparseRows.js';
import type { Atom } from '../../subgraphs/kit/release/atom.js';
import { decisionsIn, home, narrowCells, protectRows, strangeCells, toldAgain } from './protectRows.js';

/** Some runs of properties that test/full runs more of, over more quarters. */
const numRuns = 4;
const decisions = decisionsIn(['2023-Q1', '2023-Q4']);

describe('whatever the rows, after protection', () => {
  test('no withheld cell lies within less than three, by integer programs over everything shown', () => {
    fc.assert(
      fc.property(decisions, (atoms) => {
        for (const population of protectRows(new Map([['decisions', atoms]]))) {
          expect(population.unproven).toEqual([]);
          expect(narrowCells(population)).toBe(0);
        }
      }),
      { numRuns },
    );
  });

  test('what is withheld to protect others is needed, each of it, and no less than the least', () => {
    fc.assert(
      fc.property(decisions, (atoms) => {
        for (const population of protectRows(new Map([['decisions', atoms]]))) {
          expect(population.least).toBeLessThanOrEqual(population.secondary);
          for (const shown of toldAgain(population))
            expect(narrowCells({ ...population, shown })).toBeGreaterThan(0);
        }
      }),
      { numRuns: 2 },
    );
  });

  test('hiding only relaxes: what is shown is what 10-5 shows, and the same rows give the same cells', () => {
    fc.assert(
      fc.property(decisions, (atoms) => {
        const [one, again] = [0, 1].map(() => protectRows(new Map([['decisions', atoms]]))[0]);
        if (one === undefined || again === undefined) throw new Error('no population');
        expect(again.shown).toEqual(one.shown);
        expect(strangeCells(one)).toEqual([]);
      }),
      { numRuns },
    );
  });
});

describe('a squeeze', () => {
  const atom = (outcome: string, count: number): Atom => ({
    area: home,
    period: '2023-Q1',
    codes: { kind: 'REASONABLE_GROUNDS', outcome, age: 'ADULT' },
    count,
  });

  test('of 10 under 10 hides one of the two', () => {
    const [population] = protectRows(new Map([['decisions', [atom('POSITIVE', 11), atom('NEGATIVE', 1)]]]));
    expect(population?.secondary).toBeGreaterThan(0);
    expect(population?.unproven).toEqual([]);
  });

  test('that leaves room enough hides nothing', () => {
    const [population] = protectRows(new Map([['decisions', [atom('POSITIVE', 45), atom('NEGATIVE', 4)]]]));
    expect(population?.secondary).toBe(0);
  });
});

test('of eight cells that squeeze each other two are shown, and by integer programs no three could be', () => {
  const atom = (age: string, outcome: string, count: number): Atom => ({
    area: home,
    period: '2023-Q1',
    codes: { kind: 'REASONABLE_GROUNDS', outcome, age },
    count,
  });
  // All children were found so, and all found so were children; each beside the whole would tell the adults.
  const rows = [atom('CHILD', 'POSITIVE', 11), atom('ADULT', 'NEGATIVE', 1)];
  const [population] = protectRows(new Map([['decisions', rows]]));
  if (population === undefined) throw new Error('no population');
  const { structure, truth, shown, isCollected, unproven } = population;
  const large = [...shown.keys()].filter(
    (cell) => isCollected(cell) && activity(structure.cells, cell, truth) >= 10,
  );
  expect(unproven).toEqual([]);
  expect(large.filter((cell) => (shown[cell] ?? -1) >= 0).length).toBe(2);
  expect(large.length).toBe(8);
  for (const one of large)
    for (const other of large.filter((cell) => cell > one))
      for (const third of large.filter((cell) => cell > other)) {
        const three = shown.map((_, cell) => ([one, other, third].includes(cell) ? 10 : -1));
        expect(narrowCells({ ...population, shown: three })).toBeGreaterThan(0);
      }
});

test('datasets that do not count the same people prove nothing and release nothing', () => {
  const made: Atom = {
    area: home,
    period: '2023-Q1',
    codes: { exploitation: 'LABOUR', age: 'ADULT', sex: 'MALE' },
    count: 12,
  };
  const place: Atom = {
    area: home,
    period: '2023-Q1',
    codes: { exploitation: 'SEXUAL', place: 'UK' },
    count: 12,
  };
  const [population] = protectRows(
    new Map([
      ['referralsMade', [made]],
      ['referralsByPlace', [place]],
    ]),
  );
  expect(population?.unproven.length).toBeGreaterThan(0);
});
