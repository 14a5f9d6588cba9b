import { afterAll, describe, expect, test } from '@jest/globals';
import { loadSolver } from '../../schema/protocol/disclosure/boundModel.js';
import { reduceSystem } from '../../schema/protocol/disclosure/reducedSystem.js';
import { startStepProgram } from '../../subgraphs/kit/release/protect/program/stepProgram.js';

const solver = await loadSolver();
const row = (cell: number, members: readonly number[], least: number, greatest: number) => ({
  cell,
  members: Int32Array.from(members),
  least,
  greatest,
});
/** Three and two, together 3 to 7, the first known to be 1 to 4. */
const system = reduceSystem(2, [row(0, [0, 1], 3, 7), row(1, [0], 1, 4)]);
const program = startStepProgram(solver, system, Float64Array.from([3, 2]));
afterAll(() => program.dispose());

const ofFirst = (by: number) => {
  const { steps, far, inTheWay } = program.toward([0], by);
  return {
    far,
    steps: [...(steps ?? [])].sort(([one], [other]) => one - other),
    inTheWay: inTheWay.flatMap((at) => system.cells[at] ?? []),
  };
};

describe('steps from the true numbers', () => {
  test('bring a number as far as is wished, and no other where nothing asks for it', () => {
    expect(ofFirst(-2)).toEqual({ steps: [[0, -2]], far: 2, inTheWay: [] });
  });

  test('end where the rows end them, and the row in the way is named', () => {
    expect(ofFirst(3)).toEqual({ steps: [[0, 1]], far: 1, inTheWay: [1] });
  });

  test('go farther once a row is told no more, moving another number where a row asks for it', () => {
    const at = system.cells.findIndex((cells) => cells.includes(1));
    program.free(at);
    expect(ofFirst(3).steps).toEqual([
      [0, 3],
      [1, -1],
    ]);
    program.hold(at);
    expect(ofFirst(3).steps).toEqual([[0, 1]]);
  });
});
