import { loadSolver, startBoundModel } from '../../schema/protocol/disclosure/boundModel.js';
import type { Interval } from '../../schema/protocol/disclosure/interval.js';
import { propagate } from '../../schema/protocol/disclosure/propagate.js';
import { type KnownRow, reduceSystem } from '../../schema/protocol/disclosure/reducedSystem.js';
import { targetsOf } from '../../schema/protocol/disclosure/target.js';

/** A dimension of a small table: leaves, and nodes that hold leaves or other nodes. */
export interface SmallDimension {
  readonly name: string;
  readonly leaves: readonly string[];
  readonly nodes?: Readonly<Record<string, readonly string[]>>;
}

/** A code by dimension; one left out means all. */
export type SmallCell = Readonly<Record<string, string>>;

export interface SmallKnown extends Interval {
  readonly cell: SmallCell;
}

const solver = await loadSolver();

/** What known cells of a small table tell of others, in whole numbers. */
export class SmallSystem {
  readonly #dimensions: readonly SmallDimension[];

  constructor(dimensions: readonly SmallDimension[]) {
    this.#dimensions = dimensions;
  }

  intervals(known: readonly SmallKnown[], cells: readonly SmallCell[]): readonly Interval[] {
    const rows = known.map((row): KnownRow => ({ ...row, members: this.atomsOf(row.cell), cell: -1 }));
    const system = reduceSystem(this.size, rows);
    const bounds = propagate(system);
    const model = startBoundModel(solver, system, bounds);
    try {
      return cells.map((cell) => {
        const [target] = targetsOf(system, [0], () => this.atomsOf(cell));
        if (target === undefined) throw new Error('no target');
        const [least, greatest] = (['LEAST', 'GREATEST'] as const).map((end) =>
          model.wholeBound(target, end),
        );
        if (least === undefined || greatest === undefined) throw new Error('contradictory');
        return { least: least.value + 0, greatest: greatest.value };
      });
    } finally {
      model.dispose();
    }
  }

  get size(): number {
    return this.#dimensions.reduce((product, { leaves }) => product * leaves.length, 1);
  }

  atomsOf(cell: SmallCell): Int32Array {
    const found = this.#dimensions.reduce<readonly number[]>(
      (atoms, dimension) => {
        const inside = leavesOf(dimension, cell[dimension.name]);
        return atoms.flatMap((atom) => inside.map((leaf) => atom * dimension.leaves.length + leaf));
      },
      [0],
    );
    return Int32Array.from(found);
  }
}

function leavesOf(dimension: SmallDimension, code: string | undefined): readonly number[] {
  if (code === undefined || code === '*') return dimension.leaves.map((_, at) => at);
  const leaf = dimension.leaves.indexOf(code);
  if (leaf >= 0) return [leaf];
  return (dimension.nodes?.[code] ?? []).flatMap((part) => leavesOf(dimension, part));
}
