import { describe, expect, test } from '@jest/globals';
import { columnWidths } from '../../../gateway/document/columnWidths.js';

const wide = (text: string) => text.length;
const widths = (rows: readonly (readonly string[])[], room: number) =>
  columnWidths({ labels: rows[0]?.map(() => '') ?? [], rows }, { room, wide }).map((one) => Math.round(one));

describe('the columns of a table', () => {
  test('fill the line evenly where all fits', () => {
    expect(widths([['abcd', 'ab']], 10)).toEqual([6, 4]);
  });

  test('get what fits on one line, and the longest text the rest', () => {
    expect(widths([['one two three four five six', 'a b', '12 of 100']], 30)).toEqual([18, 3, 9]);
  });

  test('never get less than their longest word, and never more than the line', () => {
    const found = widths([['government', 'one two three four five six seven', 'x y z']], 40);
    expect(found[0]).toBeGreaterThanOrEqual(10);
    expect(found.reduce((sum, one) => sum + one, 0)).toBe(40);
  });
});
