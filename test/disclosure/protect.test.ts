import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { placeAt } from '../../schema/protocol/disclosure/outline.js';
import type { Atom } from '../../subgraphs/kit/release/atom.js';
import { decisionsIn, home, narrowCells, protectRows, strangeCells } from './protectRows.js';

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

test('of four cells that squeeze each other crosswise, two are shown', () => {
  const atom = (age: string, outcome: string, count: number): Atom => ({
    area: home,
    period: '2023-Q1',
    codes: { kind: 'REASONABLE_GROUNDS', outcome, age },
    count,
  });
  const rows = [atom('CHILD', 'POSITIVE', 11), atom('ADULT', 'NEGATIVE', 1)];
  const [population] = protectRows(new Map([['decisions', rows]]));
  if (population === undefined) throw new Error('no population');
  const { structure, shown, unproven } = population;
  const table = structure.tables.find(
    ({
      table: {
        table: { name },
      },
    }) => name === 'COUNTRY_QUARTER_KIND_OUTCOME_AGE',
  );
  if (table === undefined) throw new Error('no table');
  const values = [...shown.subarray(table.firstCell)].entries();
  const places = [...values].flatMap(([at, value]) => {
    const { period, dimensions } = placeAt(table.table, at);
    return value < 0 || period !== '2023-Q1'
      ? []
      : [`${dimensions['age']} ${dimensions['outcome']} ${value}`];
  });
  // All children were found so, and all found so were children; each beside the whole would tell the adults.
  expect(unproven).toEqual([]);
  expect(places.sort()).toEqual(['ALL POSITIVE 10', 'CHILD ALL 10']);
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
