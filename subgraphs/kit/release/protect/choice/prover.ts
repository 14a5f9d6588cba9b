import { narrowUnder } from '../../../../../schema/protocol/disclosure/interval.js';
import type { KnownRow } from '../../../../../schema/protocol/disclosure/reducedSystem.js';
import type { NearestTables } from '../program/nearestTable.js';
import { type Effort, type Ground, widen } from '../walk/exchange.js';
import type { Sighting } from '../walk/sightings.js';

/** Proves cells safe from the true table, while known rows are taken away and told again. */
export interface Prover {
  readonly prove: (cell: number) => Attempt;
  /** Takes a known row away: it is told no more. What was proven stays so. */
  readonly forget: (row: number) => void;
  /** Tells a row again that was taken away: what was met where it didn't hold proves nothing any more. */
  readonly tell: (row: number) => void;
  /** Tells a row again where each of these cells stays proven or can be proven anew; else it stays away. */
  readonly recall: (row: number, cells: Iterable<number>) => boolean;
}

export interface Attempt {
  readonly isProven: boolean;
  /** Known rows that kept the cell from being proven, as far as linear programs tell them. */
  readonly inTheWay: readonly number[];
}

/** Where linear programs follow, walks need only find what is near. */
const near: readonly Effort[] = [{ people: 4, ways: 16, attempts: 2 }];
const alone: readonly Effort[] = [
  ...near,
  { people: 8, ways: 24, attempts: 6 },
  { people: 10, ways: 32, attempts: 12 },
];

export interface Proving {
  readonly known: readonly KnownRow[];
  readonly nearest: NearestTables | undefined;
}

export function startProver(ground: Ground, { known, nearest }: Proving): Prover {
  const { walk } = ground;
  const { sightings } = walk;
  const everyCell = Array.from({ length: ground.cells.length }, (_, cell) => cell);
  const failures = new Map<number, number>();

  return {
    prove,
    forget,
    tell(row) {
      doubt(row, everyCell);
      remember(row);
    },
    recall(row, cells) {
      const before = doubt(row, cells);
      remember(row);
      const failed = inOrder([...before.keys()]).find((cell) => !prove(cell).isProven);
      if (failed === undefined) return true;
      failures.set(failed, (failures.get(failed) ?? 0) + 1);
      forget(row);
      for (const [cell, sighting] of before) if (!sightings.isWide(cell)) sightings.put(cell, sighting);
      return false;
    },
  };

  function forget(row: number): void {
    walk.rows.forget(row);
    nearest?.forget(row);
  }

  function remember(row: number): void {
    walk.rows.remember(row, known[row] ?? { least: 0, greatest: Number.POSITIVE_INFINITY });
    nearest?.recall(row);
  }

  /** What was met in lists in which the row didn't hold is taken back; answers what it was. */
  function doubt(row: number, cells: Iterable<number>): ReadonlyMap<number, Sighting> {
    walk.goBack();
    const before = new Map<number, Sighting>();
    const holds = (list: number) => walk.rows.forgotten.held(row, list);
    for (const cell of cells) {
      const sighting = sightings.of(cell);
      if (holds(sighting.leastIn) && holds(sighting.greatestIn)) continue;
      before.set(cell, sighting);
      sightings.doubt(cell, holds);
    }
    return before;
  }

  /** Those first that failed before: most rows that can't be told again fail by the same cells. */
  function inOrder(cells: readonly number[]): readonly number[] {
    return cells.toSorted((one, other) => (failures.get(other) ?? 0) - (failures.get(one) ?? 0));
  }

  function prove(cell: number): Attempt {
    walk.goBack();
    for (const effort of nearest ? near : alone) {
      if (sightings.isWide(cell)) break;
      widen(ground, cell, effort);
      walk.goBack();
    }
    const inTheWay = nearest ? solved(cell, nearest) : [];
    return { isProven: sightings.isWide(cell), inTheWay };
  }

  /** Asks linear programs; where only their fractions come far enough, whole numbers among all steps. */
  function solved(cell: number, { toward, wholly }: NearestTables): readonly number[] {
    const inTheWay = new Set<number>();
    const isDone = (by: number) => sightings.isWide(cell) || (by < 0 && sightings.count(cell) === 0);
    let far = 0;
    for (const by of [narrowUnder, -narrowUnder]) {
      if (isDone(by)) continue;
      const found = toward(cell, by);
      if (found.changes) walk.meet(found.changes);
      for (const row of found.inTheWay) inTheWay.add(row);
      far += found.far;
    }
    if (far < narrowUnder) return [...inTheWay];
    for (const by of [narrowUnder, -narrowUnder]) {
      const changes = isDone(by) ? undefined : wholly(cell, by);
      if (changes) walk.meet(changes);
    }
    return [...inTheWay];
  }
}
