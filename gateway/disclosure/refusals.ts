import type { GateFault } from '../audit/gateFaults.js';
import type { Figure, GateRefusal } from '../engine/cellGate.js';
import { seriesPathsOf } from './figurePath.js';
import type { GateReason } from './reasons.js';
import type { Verdict } from './verdict.js';

/** Something that doesn't pass: a figure, or the words of the series it stands in. */
export interface Refused {
  readonly figure: Figure;
  readonly reason: GateReason;
  /** The registered cell and its release, where there is one: a name that isn't registered could be anything. */
  readonly registered?: Verdict['registered'] | undefined;
}

/**
 * One error for each series that something was refused in, and for each figure outside of any. The same words whatever
 * the reason, so that it tells nothing of what was refused.
 */
export function refusalsOf(refused: readonly Refused[]): readonly GateRefusal[] {
  const errors = new Map<string, GateRefusal>();
  for (const { figure } of refused) {
    const path = seriesPathsOf(figure)?.series ?? figure.path;
    const { subgraph } = figure;
    errors.set(JSON.stringify([path, subgraph]), {
      path,
      message: `Figures of the subgraph ${subgraph} are withheld: they are not the registered ones.`,
      extensions: {
        code: 'DISCLOSURE_REFUSED',
        subgraph,
        remedy: `The fault is recorded. Whoever runs ${subgraph} must answer from the register; ask again after that.`,
      },
    });
  }
  return [...errors.values()];
}

/** What is recorded: one entry for each subgraph, reason and release, with the first cell and how many there were. */
export function faultsOf(refused: readonly Refused[]): readonly GateFault[] {
  const faults = new Map<string, GateFault>();
  for (const { figure, reason, registered } of refused) {
    const [cell, release] = [registered?.cell.id ?? null, registered?.cell.release ?? null];
    const key = JSON.stringify([figure.subgraph, reason, release]);
    const known = faults.get(key) ?? { subgraph: figure.subgraph, reason, release, cell, figures: 0 };
    faults.set(key, { ...known, figures: known.figures + 1 });
  }
  return [...faults.values()];
}
