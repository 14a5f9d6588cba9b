import { afterAll, describe, expect, test } from '@jest/globals';
import { loadSolver } from '../../schema/protocol/disclosure/boundModel.js';
import { RowGatherer } from '../../schema/protocol/disclosure/sparseRows.js';
import { startNearestTables } from '../../subgraphs/kit/release/protect/program/nearestTable.js';

const row = (cell: number, members: readonly number[], least: number, greatest: number) => ({
  cell,
  members: Int32Array.from(members),
  least,
  greatest,
});
const cells = new RowGatherer();
cells.add(0, 0);
cells.add(1, 0);
cells.add(1, 1);
cells.add(1, 2);
/** Five, two and one. That all are 7 to 9 is shown, and that the first two are 7 is published. */
const tables = startNearestTables({
  solver: await loadSolver(),
  cells: cells.rows(2),
  truth: Int32Array.from([5, 2, 1]),
  known: [row(1, [0, 1, 2], 7, 9), row(-1, [0, 1], 7, 7)],
  links: [],
});
afterAll(() => tables.dispose());
const inOrder = (changes: ReadonlyMap<number, number> | undefined) => [...(changes ?? [])].sort();

describe('the nearest table in which a cell counts otherwise', () => {
  test('needs no program where only the sum of what it holds and of what it does not is known', () => {
    const { changes, far, inTheWay } = tables.toward(0, -3);
    expect({ changes: inOrder(changes), far, inTheWay }).toEqual({
      ...{
        changes: [
          [0, -3],
          [1, 3],
        ],
        far: 3,
        inTheWay: [],
      },
    });
  });

  test('comes as far as that sum allows, and names no row that could not be taken away', () => {
    const { changes, far, inTheWay } = tables.toward(0, 3);
    expect({ changes: inOrder(changes), far, inTheWay }).toEqual({
      ...{
        changes: [
          [0, 2],
          [1, -2],
        ],
        far: 2,
        inTheWay: [],
      },
    });
  });

  test('comes no farther down than the cell counts, where only a sum that holds it is known', async () => {
    const [solver, truth] = [await loadSolver(), Int32Array.from([5, 2, 1])];
    const known = [row(1, [0, 1], 3, 9)];
    const loose = startNearestTables({ solver, cells: cells.rows(2), truth, known, links: [] });
    expect(loose.toward(0, -7).far).toBe(5);
    loose.dispose();
  });

  test('is found in whole numbers among all steps too', () => {
    expect(inOrder(tables.wholly(1, 1))).toEqual([[2, 1]]);
    expect(tables.wholly(1, 3)).toEqual(new Map([[2, 1]]));
  });

  test('names the shown row that stands in its way, and comes farther once that is told no more', () => {
    expect(tables.toward(1, 3)).toMatchObject({ far: 1, inTheWay: [0] });
    tables.forget(0);
    expect(tables.toward(1, 3)).toMatchObject({ far: 3, inTheWay: [] });
    tables.recall(0);
  });
});
