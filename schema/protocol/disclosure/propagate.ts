import type { ReducedSystem } from './reducedSystem.js';

/** Bounds of every unknown. `impossible` where the known rows contradict each other. */
export interface Bounds {
  readonly least: Float64Array;
  readonly greatest: Float64Array;
  readonly impossible: boolean;
}

const sweeps = 50;

/**
 * Bounds that follow from single rows, one after another until nothing changes: what a row may hold less what its other
 * members hold at least. Never too narrow; a linear program may find narrower ones.
 */
export function propagate(system: ReducedSystem): Bounds {
  const least = new Float64Array(system.unknowns);
  const greatest = new Float64Array(system.unknowns).fill(Number.POSITIVE_INFINITY);
  let open = true;
  let possible = true;
  for (let sweep = 0; sweep < sweeps && open && possible; sweep++) {
    open = false;
    for (let row = 0; row < system.rows.length && possible; row++) {
      const outcome = tighten(system, row, { least, greatest });
      open ||= outcome === 'TIGHTER';
      possible = outcome !== 'IMPOSSIBLE';
    }
  }
  return { least, greatest, impossible: !possible };
}

type Outcome = 'TIGHTER' | 'SAME' | 'IMPOSSIBLE';

function tighten(system: ReducedSystem, row: number, bounds: Omit<Bounds, 'impossible'>): Outcome {
  const { starts, members, signs } = system.rows;
  const [from, to] = [starts[row] ?? 0, starts[row + 1] ?? 0];
  const lowest = sumOf(system, row, bounds, 'least');
  const highest = sumOf(system, row, bounds, 'greatest');
  const [rowLeast, rowGreatest] = [system.least[row] ?? 0, system.greatest[row] ?? 0];
  if (lowest.finite > rowGreatest && lowest.infinite === 0) return 'IMPOSSIBLE';
  if (highest.finite < rowLeast && highest.infinite === 0) return 'IMPOSSIBLE';
  let outcome: Outcome = 'SAME';
  for (let at = from; at < to; at++) {
    const unknown = members[at] ?? 0;
    const [low, high] = [bounds.least[unknown] ?? 0, bounds.greatest[unknown] ?? 0];
    const isNegative = (signs?.[at] ?? 1) < 0;
    const room = rowGreatest - without(lowest, isNegative ? -high : low);
    const need = rowLeast - without(highest, isNegative ? -low : high);
    const newLow = Math.ceil(isNegative ? -room : need);
    const newHigh = Math.floor(isNegative ? -need : room);
    if (newLow > low) [bounds.least[unknown], outcome] = [newLow, 'TIGHTER'];
    if (newHigh < high) [bounds.greatest[unknown], outcome] = [newHigh, 'TIGHTER'];
    if ((bounds.least[unknown] ?? 0) > (bounds.greatest[unknown] ?? 0)) return 'IMPOSSIBLE';
    if (outcome === 'TIGHTER') {
      replace(
        lowest,
        isNegative ? -high : low,
        isNegative ? -(bounds.greatest[unknown] ?? 0) : (bounds.least[unknown] ?? 0),
      );
      replace(
        highest,
        isNegative ? -low : high,
        isNegative ? -(bounds.least[unknown] ?? 0) : (bounds.greatest[unknown] ?? 0),
      );
    }
  }
  return outcome;
}

/** A sum some of whose terms may be infinite. */
interface Sum {
  finite: number;
  infinite: number;
}

function sumOf(
  { rows: { starts, members, signs } }: ReducedSystem,
  row: number,
  bounds: Omit<Bounds, 'impossible'>,
  end: 'least' | 'greatest',
): Sum {
  const sum = { finite: 0, infinite: 0 };
  for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
    const unknown = members[at] ?? 0;
    const isNegative = (signs?.[at] ?? 1) < 0;
    const value = bounds[isNegative === (end === 'least') ? 'greatest' : 'least'][unknown] ?? 0;
    if (Number.isFinite(value)) sum.finite += isNegative ? -value : value;
    else sum.infinite += 1;
  }
  return sum;
}

/** The sum without one of its terms; infinite where another term is, on the side of that term. */
function without({ finite, infinite }: Sum, term: number): number {
  const others = infinite - (Number.isFinite(term) ? 0 : 1);
  if (others > 0) return Number.NaN;
  return Number.isFinite(term) ? finite - term : finite;
}

function replace(sum: Sum, old: number, now: number): void {
  if (Number.isFinite(old)) sum.finite -= old;
  else sum.infinite -= 1;
  if (Number.isFinite(now)) sum.finite += now;
  else sum.infinite += 1;
}
