import { narrowUnder } from '../../../../schema/protocol/disclosure/interval.js';
import type { KnownRow } from '../../../../schema/protocol/disclosure/reducedSystem.js';
import { type Effort, type Ground, widen } from './exchange.js';
import type { NearestTables } from './nearestTable.js';
import type { Sighting } from './sightings.js';

/** Tells rows again that were taken away, where it can be proven that they are told safely. */
export interface Recaller {
  /**
   * Tells a row again where each of these cells stays proven or can be proven anew. Else it stays away, and the rows are
   * answered that stood in the way, as far as that is known.
   */
  readonly recall: (row: number, cells: Iterable<number>) => readonly number[] | undefined;
  /** Proves a cell from the true table alone. */
  readonly proves: (cell: number) => boolean;
  /** Remembers what was met so far; the answer takes everything back that was told and taken away since. */
  readonly mark: () => (swap: Swap) => void;
}

export interface Swap {
  readonly away: number;
  readonly back: readonly number[];
}

/** Where linear programs follow, walks need only find what is near. */
const near: readonly Effort[] = [{ people: 4, ways: 16, attempts: 2 }];
const alone: readonly Effort[] = [
  ...near,
  { people: 8, ways: 24, attempts: 6 },
  { people: 10, ways: 32, attempts: 12 },
];

export interface Recalling {
  readonly known: readonly KnownRow[];
  readonly nearest: NearestTables | undefined;
  readonly forget: (row: number) => void;
}

export function startRecaller(ground: Ground, { known, nearest, forget }: Recalling): Recaller {
  const { walk } = ground;
  const { sightings } = walk;
  const failures = new Map<number, number>();
  const blocking = new Set<number>();

  return {
    recall(row, cells) {
      const before = doubt(row, cells);
      tell(row);
      blocking.clear();
      const failed = inOrder([...before.keys()]).find((cell) => !proves(cell));
      if (failed === undefined) return undefined;
      failures.set(failed, (failures.get(failed) ?? 0) + 1);
      forget(row);
      for (const [cell, sighting] of before) if (!sightings.isWide(cell)) sightings.put(cell, sighting);
      return [...blocking].filter((other) => other !== row);
    },
    proves,
    mark() {
      const putBack = sightings.copy();
      return ({ away, back }) => {
        walk.goBack();
        for (const row of back) forget(row);
        tell(away);
        putBack();
      };
    },
  };

  function tell(row: number): void {
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

  function proves(cell: number): boolean {
    for (const effort of nearest ? near : alone) {
      if (sightings.isWide(cell)) return true;
      widen(ground, cell, effort);
      walk.goBack();
    }
    for (const by of [narrowUnder, -narrowUnder]) {
      if (nearest === undefined || sightings.isWide(cell)) break;
      if (by < 0 && sightings.count(cell) === 0) break;
      const { changes, inTheWay } = nearest.toward(cell, by);
      if (changes) walk.meet(changes);
      for (const row of inTheWay) blocking.add(row);
    }
    return sightings.isWide(cell);
  }
}
