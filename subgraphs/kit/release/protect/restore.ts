import type { Recaller } from './recall.js';

export interface Restoring {
  readonly recaller: Recaller;
  readonly forget: (row: number) => void;
  /** Rows taken away, in turn. */
  readonly away: readonly number[];
  /** Withheld cells that must stay proven, beside those of the rows taken away. */
  readonly cells: readonly number[];
  readonly cellOf: (row: number) => number;
  /** What is lost where a row isn't told. */
  readonly worth: (row: number) => number;
}

const rounds = 1;

/**
 * Shows again what need not have been taken away, what is worth most first; then takes away one shown row after another that
 * stands in the way of more than it is worth. Answers the rows that stay away.
 */
export function restore(parts: Restoring): ReadonlySet<number> {
  const { recaller, cellOf, worth } = parts;
  const away = new Set(parts.away);
  const targets = new Set([...parts.cells, ...parts.away.map(cellOf)]);
  const blockers = new Map<number, readonly number[]>();
  const recall = (row: number): boolean => {
    targets.delete(cellOf(row));
    const inTheWay = recaller.recall(row, targets);
    if (inTheWay === undefined) {
      away.delete(row);
      blockers.delete(row);
      return true;
    }
    targets.add(cellOf(row));
    blockers.set(row, inTheWay);
    return false;
  };
  for (const row of parts.away.toSorted((one, other) => worth(other) - worth(one))) recall(row);
  for (let round = 0; round < rounds; round++) {
    let gained = 0;
    for (const [row, blocked] of inTheWayOfMore(blockers, worth)) gained += swap(row, blocked);
    if (gained === 0) break;
  }
  return away;

  /** Takes a shown row away for those it blocks; what that gains, or 0 where it gained nothing and was taken back. */
  function swap(row: number, blocked: readonly number[]): number {
    const open = blocked.filter((one) => away.has(one));
    if (away.has(row) || sumOf(open, worth) <= worth(row)) return 0;
    const takeBack = recaller.mark();
    parts.forget(row);
    const back = recaller.proves(cellOf(row)) ? open.filter((one) => withTarget(row, () => recall(one))) : [];
    const gain = sumOf(back, worth) - worth(row);
    if (gain > 0) {
      away.add(row);
      targets.add(cellOf(row));
      return gain;
    }
    takeBack({ away: row, back });
    for (const one of back) {
      away.add(one);
      targets.add(cellOf(one));
    }
    return 0;
  }

  function withTarget(row: number, act: () => boolean): boolean {
    targets.add(cellOf(row));
    const done = act();
    targets.delete(cellOf(row));
    return done;
  }
}

const sumOf = (rows: readonly number[], worth: (row: number) => number): number =>
  rows.reduce((sum, row) => sum + worth(row), 0);

/** Shown rows with those they block, where these are worth more; the best first. */
function inTheWayOfMore(
  blockers: ReadonlyMap<number, readonly number[]>,
  worth: (row: number) => number,
): readonly (readonly [number, readonly number[]])[] {
  const blocked = new Map<number, number[]>();
  for (const [row, inTheWay] of blockers)
    for (const one of inTheWay) blocked.set(one, [...(blocked.get(one) ?? []), row]);
  return [...blocked]
    .map(([row, rows]) => ({ row, rows, gain: sumOf(rows, worth) - worth(row) }))
    .filter(({ gain }) => gain > 0)
    .sort((one, other) => other.gain - one.gain || one.row - other.row)
    .map(({ row, rows }) => [row, rows.toSorted((one, other) => worth(other) - worth(one))]);
}
