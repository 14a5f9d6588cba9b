import { expect, test } from '@jest/globals';
import { loadSolver } from '../../schema/protocol/disclosure/boundModel.js';
import { fewestAway } from '../../subgraphs/kit/release/protect/choice/fewestAway.js';

const solver = await loadSolver();

/** A cell of its own for each row; the withheld cell comes after them. */
const rows = 120;
const withheld = rows;

/**
 * Asks a prover that finds in the way of a cell what `inTheWay` says of the rows that are told. Rows without a worth of
 * their own are worth 10.
 */
function choose(
  worths: readonly number[],
  inTheWay: (cell: number, isTold: (row: number) => boolean) => readonly number[],
) {
  const away = new Set<number>();
  let asked = 0;
  const prove = (cell: number) => {
    if (++asked > 100_000) throw new Error('There is no end to it.');
    const found = inTheWay(cell, (row) => !away.has(row));
    return { isProven: found.length === 0, inTheWay: found };
  };
  const prover = {
    prove,
    forget: (row: number) => void away.add(row),
    tell: (row: number) => void away.delete(row),
    recall: () => false,
  };
  const cellOf = (row: number) => row;
  const atomsOf = (cell: number) => Int32Array.of(cell);
  const parts = { solver, prover, rows, cells: [withheld], cellOf, atomsOf };
  return fewestAway({ ...parts, rowsAt: () => [], worth: (row) => worths[row] ?? 10 });
}

test('the rows worth least are taken away, with what their own cells need', () => {
  const { away, open } = choose([1, 1], (cell, isTold) => {
    if (cell === withheld) return [0, 2].filter(isTold).length === 2 ? [0, 2] : [];
    return cell === 0 && isTold(1) ? [1] : [];
  });
  expect([[...away].sort(), open]).toEqual([[0, 1], []]);
});

test('comes to an end though a withheld cell names another row each time', () => {
  // The second is worth as much as a hundred others, so that it seems better only when it is too late.
  const { away, open } = choose([1, 1_055], (cell, isTold) => {
    if (cell === withheld) return isTold(0) && isTold(1) ? [0, 1] : [];
    const next = Array.from({ length: rows - 2 }, (_, at) => at + 2).find(isTold);
    return cell > 0 || next === undefined ? [] : [next];
  });
  expect(open).toEqual([]);
  expect(away).toEqual(new Set([0, ...Array.from({ length: rows - 2 }, (_, at) => at + 2)]));
});
