import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface Stretch<Result> {
  readonly result: Result;
  /** The longest time the event loop was kept from everyone else, in milliseconds. */
  readonly blockedMs: number;
}

/**
 * Does some work and measures how long it holds the event loop at a stretch. On Linux in CPU time of this very thread,
 * so that what else the machine does is no part of it; elsewhere as delay of the event loop.
 */
export async function longestStretch<Result>(work: () => Promise<Result>): Promise<Stretch<Result>> {
  return process.platform === 'linux' ? byCpu(work) : byDelay(work);
}

/** Nanoseconds that the thread has been on a CPU (Linux, proc(5), schedstat). */
const cpuNanoseconds = (): number =>
  Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]);

async function byCpu<Result>(work: () => Promise<Result>): Promise<Stretch<Result>> {
  let last = cpuNanoseconds();
  let longest = 0;
  let isDone = false;
  const look = (): void => {
    const now = cpuNanoseconds();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const watch = (): void => {
    look();
    if (!isDone) setImmediate(watch);
  };
  setImmediate(watch);
  const result = await work();
  isDone = true;
  look();
  return { result, blockedMs: longest / 1e6 };
}

async function byDelay<Result>(work: () => Promise<Result>): Promise<Stretch<Result>> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const result = await work();
  // The timer that measures has to have its turn.
  await new Promise((resolve) => setTimeout(resolve, 5));
  delay.disable();
  return { result, blockedMs: delay.max / 1e6 };
}
