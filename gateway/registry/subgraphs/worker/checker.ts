import { Worker } from 'node:worker_threads';
import { HubError } from '../../../errors.js';
import type { CheckReport, CheckTask } from '../checks/checkSubgraph.js';

export interface CheckRequest {
  readonly id: number;
  readonly task: CheckTask;
}

export type CheckAnswer =
  | { readonly id: number; readonly report: CheckReport }
  | { readonly id: number; readonly fault: string };

/** Checks subgraphs in a thread of its own: requests go on being answered meanwhile. */
export interface Checker {
  /** @throws HubError CHECK_UNAVAILABLE where the check took too long or its thread ended */
  check(task: CheckTask): Promise<CheckReport>;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (report: CheckReport) => void;
  readonly reject: (error: Error) => void;
}

/** Thirty subgraphs of forty types take a second or two; what takes longer was written to. */
const usualTimeoutMs = 30_000;
/** An SDL of a megabyte composed with the others stays below this. */
const maxOldGenerationSizeMb = 768;

/** Starts a checker. Its thread starts with the first check, and anew after one that had to be ended. */
export function startChecker(timeoutMs = usualTimeoutMs): Checker {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let last = 0;
  const end = async (reason: string) => {
    const ending = worker;
    worker = undefined;
    for (const { reject } of waiting.values()) reject(unavailable(reason));
    waiting.clear();
    await ending?.terminate();
  };
  const start = (): Worker => {
    const made = new Worker(new URL('./startCheckWorker.mjs', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb },
    });
    made.unref();
    made.on('message', (answer: CheckAnswer) => settle(waiting, answer));
    made.on('error', () => void (worker === made && end('its thread ended')));
    return made;
  };
  return {
    async check(task) {
      worker ??= start();
      last += 1;
      const id = last;
      const answered = new Promise<CheckReport>((resolve, reject) => waiting.set(id, { resolve, reject }));
      // Referenced only while somebody waits, so that a process that has nothing else to do ends.
      worker.ref();
      const late = setTimeout(() => void end(`it took more than ${timeoutMs / 1000} s`), timeoutMs);
      worker.postMessage({ id, task } satisfies CheckRequest);
      return answered.finally(() => {
        clearTimeout(late);
        if (waiting.size === 0) worker?.unref();
      });
    },
    close: () => end('the hub is stopping'),
  };
}

function settle(waiting: Map<number, Waiting>, answer: CheckAnswer): void {
  const found = waiting.get(answer.id);
  waiting.delete(answer.id);
  if ('report' in answer) found?.resolve(answer.report);
  else found?.reject(new Error(answer.fault));
}

const unavailable = (reason: string): HubError =>
  new HubError('CHECK_UNAVAILABLE', `The subgraph could not be checked: ${reason}. Nothing was published.`);
