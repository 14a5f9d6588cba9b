import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cellId } from '../../schema/protocol/cell.js';

const table = { name: 'COUNTRY_YEAR', dimensions: ['firstResponder', 'publishedExploitation'] };

/** Texts made of the letters that a careless id would trip over. */
const tricky = fc.string({
  unit: fc.constantFrom('/', '#', '%', '2', 'F', 'A', '&', ' ', '.', 'é', '😀'),
  maxLength: 6,
});
const place = fc.record({
  area: tricky,
  period: tricky,
  dimensions: fc.record({ firstResponder: tricky, publishedExploitation: tricky }),
});

describe('the name of a cell', () => {
  test('is its release, table, area, period and codes in the order of the table', () => {
    const at = {
      area: 'E23000004',
      period: '2019/2021',
      dimensions: { publishedExploitation: 'Sexual & Domestic', firstResponder: 'Merseyside Police' },
    };
    expect(cellId('home-office.responders.2024-03-07', table, at)).toBe(
      'home-office.responders.2024-03-07#COUNTRY_YEAR/E23000004/2019%2F2021/Merseyside%20Police/Sexual%20%26%20Domestic',
    );
  });

  test('does not depend on the order in which its dimensions are written', () => {
    fc.assert(
      fc.property(place, ({ dimensions, ...at }) => {
        const turned = Object.fromEntries(Object.entries(dimensions).reverse());
        expect(cellId('r', table, { ...at, dimensions: turned })).toBe(
          cellId('r', table, { ...at, dimensions }),
        );
      }),
    );
  });

  test('names one place only, even with slashes, hashes and per cent signs in its codes', () => {
    fc.assert(
      fc.property(place, place, (one, other) => {
        const isSame = JSON.stringify(one) === JSON.stringify(other);
        expect(cellId('r', table, one) === cellId('r', table, other)).toBe(isSame);
      }),
      {
        numRuns: 2000,
        examples: [
          [
            { area: 'A', period: '2/3', dimensions: { firstResponder: '4', publishedExploitation: '5' } },
            { area: 'A', period: '2', dimensions: { firstResponder: '3/4', publishedExploitation: '5' } },
          ],
          [
            { area: 'A', period: '2', dimensions: { firstResponder: '%2F', publishedExploitation: '' } },
            { area: 'A', period: '2', dimensions: { firstResponder: '/', publishedExploitation: '' } },
          ],
          [
            { area: 'A/2', period: '3', dimensions: { firstResponder: '4', publishedExploitation: '5' } },
            { area: 'A', period: '2/3', dimensions: { firstResponder: '4', publishedExploitation: '5' } },
          ],
        ],
      },
    );
  });

  test('keeps apart the cells of two tables and two releases', () => {
    const at = { area: 'A', period: '2023', dimensions: {} };
    const ids = ['r.one', 'r.two'].flatMap((release) =>
      ['YEAR', 'YEAR_AGE'].map((name) => cellId(release, { name, dimensions: [] }, at)),
    );
    expect(ids).toEqual([
      'r.one#YEAR/A/2023',
      'r.one#YEAR_AGE/A/2023',
      'r.two#YEAR/A/2023',
      'r.two#YEAR_AGE/A/2023',
    ]);
  });
});
