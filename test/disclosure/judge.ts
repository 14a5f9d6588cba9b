import type { KnownSum } from './oracle/intervals.js';
import type { OwnerSystem } from './oracle/ownerSystem.js';
import { asStated, cellName, type Reading, type SeenCell } from './oracle/seenCell.js';

/** What a coalition has together, and how it reads it. */
export interface Coalition {
  readonly system: OwnerSystem;
  readonly seen: readonly SeenCell[];
  readonly reading?: Reading;
  /** What is known beside what was seen. */
  readonly also?: readonly KnownSum[];
}

export interface Verdict {
  readonly attempts: number;
  /** Names of withheld cells whose count was pinned down. */
  readonly exact: readonly string[];
  /** Withheld cells known to within less than 3. */
  readonly narrow: readonly string[];
  /** Questions that what is known answers with a contradiction. */
  readonly contradictions: number;
}

/** A bound that leaves fewer than so many steps between its ends is narrow. */
const narrowUnder = 3;

/** Lets the oracle attack each of these cells with everything the coalition has. */
export async function judge(coalition: Coalition, targets: readonly SeenCell[]): Promise<Verdict> {
  const { system, seen, reading = asStated, also = [] } = coalition;
  const known = await system.knowing(seen, reading, also);
  try {
    const found = targets.map((cell) => ({ cell, interval: known.intervalOf(system.atomsOf(cell)) }));
    const named = (isSo: (width: number) => boolean) =>
      found.flatMap(({ cell, interval }) =>
        interval && isSo(interval.greatest - interval.least) ? [cellName(cell)] : [],
      );
    return {
      attempts: targets.length,
      exact: named((width) => width <= 0),
      narrow: named((width) => width > 0 && width < narrowUnder),
      contradictions: found.filter(({ interval }) => interval === undefined).length,
    };
  } finally {
    known.dispose();
  }
}

/** Withheld cells, so many of them, spread over all: the same ones on every run. */
export function spread(cells: readonly SeenCell[], most: number): readonly SeenCell[] {
  const withheld = cells.filter(({ status }) => status === 'WITHHELD');
  const step = Math.max(1, withheld.length / most);
  return Array.from(
    { length: Math.min(most, withheld.length) },
    (_, at) => withheld[Math.floor(at * step)],
  ).flatMap((cell) => cell ?? []);
}

export const together = (verdicts: readonly Verdict[]): Verdict => ({
  attempts: verdicts.reduce((sum, { attempts }) => sum + attempts, 0),
  exact: verdicts.flatMap(({ exact }) => exact),
  narrow: verdicts.flatMap(({ narrow }) => narrow),
  contradictions: verdicts.reduce((sum, { contradictions }) => sum + contradictions, 0),
});
