import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  decisionsIn,
  narrowCells,
  protectRows,
  strangeCells,
  toldAgain,
  twoYears,
} from '../disclosure/protectRows.js';

test('whatever the rows of two years, no withheld cell lies within less than three', () => {
  fc.assert(
    fc.property(decisionsIn(['2022-Q1', '2022-Q2', '2023-Q4']), (atoms) => {
      for (const population of protectRows(new Map([['decisions', atoms]]), twoYears)) {
        expect(population.unproven).toEqual([]);
        expect(narrowCells(population)).toBe(0);
        expect(strangeCells(population)).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});

test('whatever the rows of a year, each row withheld to protect others is needed, and no fewer cells than the least are', () => {
  fc.assert(
    fc.property(decisionsIn(['2023-Q1', '2023-Q4']), (atoms) => {
      for (const population of protectRows(new Map([['decisions', atoms]]))) {
        expect(population.least).toBeLessThanOrEqual(population.secondary);
        for (const shown of toldAgain(population))
          expect(narrowCells({ ...population, shown })).toBeGreaterThan(0);
      }
    }),
    { numRuns: 40 },
  );
});
