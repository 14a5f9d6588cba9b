import { type BoundModel, type Solver, startBoundModel } from './boundModel.js';
import { type Interval, isNarrow, narrowUnder } from './interval.js';
import { type Bounds, propagate } from './propagate.js';
import type { ReducedSystem } from './reducedSystem.js';
import { greatestAt, leastAt, type Target } from './target.js';

/** What an outsider can prove about a withheld cell: it lies within this, and no solver narrows it further. */
export interface BoundTarget extends Interval {
  readonly target: Target;
  /** Whether tables of whole numbers reach both ends, or ends at least as far apart as a safe cell's. */
  readonly reached: boolean;
}

/**
 * Bounds every target from what is known alone. Targets that tables already at hand prove wide are left out, so that
 * what comes back is what could be pinned down. `onImpossible` is called where the known rows contradict each other.
 */
export function boundWithheld(
  solver: Solver,
  {
    system,
    targets,
    tables,
  }: {
    readonly system: ReducedSystem;
    readonly targets: readonly Target[];
    readonly tables: readonly Float64Array[];
  },
): readonly BoundTarget[] {
  const bounds = propagate(system);
  const witnesses = [...tables];
  let open = targets.filter((target) => isOpen(system, target) && !isWide(target, witnesses));
  const found: BoundTarget[] = [];
  if (open.length === 0) return found;
  const model = startBoundModel(solver, system, bounds);
  try {
    while (open.length > 0) {
      const [target, ...rest] = open;
      if (target === undefined) break;
      const { bound, values } = boundOne(model, bounds, target);
      witnesses.push(...values);
      if (isNarrow(bound) || !bound.reached) found.push(bound);
      open = values.length === 0 ? rest : rest.filter((other) => !isWide(other, witnesses));
    }
  } finally {
    model.dispose();
  }
  return found;
}

/** An unknown that stands in no row is unbounded, and so is every cell that holds some of it. */
function isOpen({ columns }: ReducedSystem, { whole, parts }: Target): boolean {
  const isFree = (unknown: number) => columns.starts[unknown] === columns.starts[unknown + 1];
  return !(parts.some(isFree) || whole.some(isFree));
}

/** Whether these tables prove that the cell may differ by as much as a safe cell must. */
export function isWide(target: Target, tables: readonly Float64Array[]): boolean {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const values of tables) {
    least = Math.min(least, leastAt(target, values));
    greatest = Math.max(greatest, greatestAt(target, values));
    if (greatest - least >= narrowUnder) return true;
  }
  return false;
}

function boundOne(model: BoundModel, bounds: Bounds, target: Target) {
  const ends = (['LEAST', 'GREATEST'] as const).map((end) => {
    const linear = model.bound(target, end);
    return linear === undefined || linear.isWhole || linear.value === Number.POSITIVE_INFINITY
      ? linear
      : (model.wholeBound(target, end) ?? linear);
  });
  const [least, greatest] = ends;
  const bound: BoundTarget = {
    target,
    least: least?.value ?? leastAt(target, bounds.least),
    greatest: greatest?.value ?? greatestAt(target, bounds.greatest),
    reached: greatest?.value === Number.POSITIVE_INFINITY || ends.every((end) => end?.isWhole === true),
  };
  return { bound, values: ends.flatMap((end) => (end?.isWhole ? [end.values] : [])) };
}
