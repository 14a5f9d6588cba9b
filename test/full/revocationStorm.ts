import { performance } from 'node:perf_hooks';

/** One answer under the storm: when it was asked for and came, from which hub, and whether it held the owner's figures. */
export interface Answered {
  readonly startedMs: number;
  readonly endedMs: number;
  readonly hub: number;
  readonly outcome: Outcome;
}

/** FAILED with the code of what kept the hub from answering. */
export type Outcome = 'PERMITTED' | 'REFUSED' | `FAILED ${string}`;

export interface Storm {
  /** Milliseconds on the clock that answers are dated by. */
  readonly now: () => number;
  /** Resolves once so many answers have come that were asked for from now on. */
  wait(answers: number): Promise<void>;
  /** Asks no more, and waits for what was asked. */
  stop(): Promise<readonly Answered[]>;
}

/** Asks hubs in turn, so many times a second, whatever they answer. */
export function startStorm(hubs: readonly (() => Promise<Outcome>)[], requestsPerSecond: number): Storm {
  const answered: Answered[] = [];
  const asked: Promise<unknown>[] = [];
  const waiting = new Set<() => void>();
  const timer = setInterval(() => {
    const hub = asked.length % hubs.length;
    const startedMs = performance.now();
    const asking = hubs[hub]?.() ?? Promise.reject(new Error('No hub.'));
    const answer = asking.catch((error: Error): Outcome => `FAILED ${error.message}`);
    asked.push(
      answer.then((outcome) => {
        answered.push({ startedMs, endedMs: performance.now(), hub, outcome });
        for (const look of waiting) look();
      }),
    );
  }, 1000 / requestsPerSecond);
  return {
    now: () => performance.now(),
    wait: (answers) =>
      new Promise((resolve) => {
        const sinceMs = performance.now();
        const look = () => {
          if (answered.filter(({ startedMs }) => startedMs > sinceMs).length < answers) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
      }),
    stop: async () => {
      clearInterval(timer);
      await Promise.all(asked);
      return answered;
    },
  };
}
