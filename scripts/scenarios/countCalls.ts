import type { CallCounts } from './scenario.js';
import type { Call } from './stage.js';

/** Calls and representations by subgraph. */
export function countCalls(calls: readonly Call[]): CallCounts {
  const counts: CallCounts = {};
  for (const { subgraph, entities } of calls) {
    const before = counts[subgraph] ?? { calls: 0, entities: 0 };
    counts[subgraph] = { calls: before.calls + 1, entities: before.entities + entities };
  }
  return counts;
}
