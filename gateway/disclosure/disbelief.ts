import { LRUCache } from 'lru-cache';
import type { Disbelieved } from './judgeFigures.js';

/** Which subgraphs have shown a wrong number of which release of late. */
export interface Disbelief {
  readonly holds: Disbelieved;
  remember(subgraph: string, release: string): void;
}

export interface DisbeliefOptions {
  /** How long a wrong number is remembered, in ms. */
  readonly disbeliefMs: number;
  readonly clock: () => Date;
}

const pairsKept = 10_000;

/**
 * Remembers wrong numbers, because questions can be asked one cell at a time: a subgraph that holds true counts would
 * otherwise be refused exactly where they aren't round, and so tell where they are.
 */
export function startDisbelief({ disbeliefMs, clock }: DisbeliefOptions): Disbelief {
  const until = new LRUCache<string, number>({ max: pairsKept });
  const keyOf = (subgraph: string, release: string) => JSON.stringify([subgraph, release]);
  return {
    holds: (subgraph, release) => (until.get(keyOf(subgraph, release)) ?? 0) > clock().getTime(),
    remember: (subgraph, release) => {
      until.set(keyOf(subgraph, release), clock().getTime() + disbeliefMs);
    },
  };
}
