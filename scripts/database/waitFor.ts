import { setTimeout as pause } from 'node:timers/promises';

/** How long to go on asking, and how often. */
export interface WaitOptions {
  readonly deadlineMs: number;
  readonly intervalMs?: number;
}

/** Asks until the answer is yes; answers with false once the deadline has passed. */
export async function waitFor(ask: () => Promise<boolean>, options: WaitOptions): Promise<boolean> {
  const until = performance.now() + options.deadlineMs;
  while (!(await ask())) {
    if (performance.now() >= until) return false;
    await pause(options.intervalMs ?? 20);
  }
  return true;
}
