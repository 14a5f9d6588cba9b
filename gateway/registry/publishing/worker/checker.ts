import { Worker } from 'node:worker_threads';
import type { SignedSupergraph } from '../../../../schema/protocol/signedSupergraph.js';
import { HubError } from '../../../errors.js';
import type { CheckReport, CheckTask } from '../checks/checkSubgraph.js';
import type { SdlChange } from '../read/sdlChanges.js';
import type { MemberSdl } from '../swap/innerFault.js';
import type { SupergraphFault } from '../swap/outerFault.js';

/** What the thread is asked. */
export type CheckRequest =
  | { readonly id: number; readonly kind: 'CHECK'; readonly task: CheckTask }
  | {
      readonly id: number;
      readonly kind: 'ACCEPT';
      readonly supergraph: SignedSupergraph;
      readonly members: MemberSdl;
    }
  | { readonly id: number; readonly kind: 'COMPARE'; readonly before: string; readonly after: string };

type CheckResult = CheckReport | SupergraphFault | readonly SdlChange[] | undefined;

export type CheckAnswer =
  | { readonly id: number; readonly result: CheckResult }
  | { readonly id: number; readonly fault: string };

/** Checks subgraphs and supergraphs in a thread of its own: requests go on being answered meanwhile. */
export interface Checker {
  /** @throws HubError CHECK_UNAVAILABLE where it took too long or its thread ended */
  check(task: CheckTask): Promise<CheckReport>;
  /** Why a supergraph may not be served; undefined where it may. @throws as check */
  accept(supergraph: SignedSupergraph, members: MemberSdl): Promise<SupergraphFault | undefined>;
  /** What one SDL shows otherwise than another. @throws as check */
  compare(before: string, after: string): Promise<readonly SdlChange[]>;
  /** Starts the thread before there is anything to check, so that the first need not wait for it. */
  warm(): void;
  close(): Promise<void>;
}

/** Thirty subgraphs of forty types take a second or two; what takes longer was written to. */
const usualTimeoutMs = 30_000;
/** An SDL of a megabyte composed with the others stays below this. */
const maxOldGenerationSizeMb = 768;

/** Starts a checker. Its thread starts with the first check, and anew after one that had to be ended. */
export function startChecker(timeoutMs = usualTimeoutMs): Checker {
  const thread = new CheckThread(timeoutMs);
  return {
    check: async (task) => {
      const result = await thread.ask((id) => ({ id, kind: 'CHECK', task }));
      if (result === undefined || !('findings' in result)) throw new TypeError('The check answered nothing.');
      return result;
    },
    accept: async ({ number, sdl, sha256, members: made, signature }, members) => {
      const supergraph = { number, sdl, sha256, members: made, signature };
      const result = await thread.ask((id) => ({ id, kind: 'ACCEPT', supergraph, members }));
      return result !== undefined && 'code' in result ? result : undefined;
    },
    compare: async (before, after) => {
      const result = await thread.ask((id) => ({ id, kind: 'COMPARE', before, after }));
      return Array.isArray(result) ? result : [];
    },
    warm: () => thread.warm(),
    close: () => thread.end('the hub is stopping'),
  };
}

interface Waiting {
  readonly resolve: (result: CheckResult) => void;
  readonly reject: (error: Error) => void;
}

class CheckThread {
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #last = 0;

  constructor(private readonly timeoutMs: number) {}

  warm(): void {
    this.#worker ??= this.#start();
    if (this.#waiting.size === 0) this.#worker.unref();
  }

  ask(request: (id: number) => CheckRequest): Promise<CheckResult> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    this.#last += 1;
    const id = this.#last;
    const answered = new Promise<CheckResult>((resolve, reject) =>
      this.#waiting.set(id, { resolve, reject }),
    );
    // Referenced only while somebody waits, so that a process with nothing else to do ends.
    worker.ref();
    const late = setTimeout(
      () => void this.end(`it took more than ${this.timeoutMs / 1000} s`),
      this.timeoutMs,
    );
    worker.postMessage(request(id));
    return answered.finally(() => {
      clearTimeout(late);
      if (this.#waiting.size === 0) worker.unref();
    });
  }

  async end(reason: string): Promise<void> {
    const ending = this.#worker;
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(unavailable(reason));
    this.#waiting.clear();
    await ending?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(new URL('./startCheckWorker.mjs', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb },
    });
    worker.on('message', (answer: CheckAnswer) => {
      const found = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if ('fault' in answer) found?.reject(new Error(answer.fault));
      else found?.resolve(answer.result);
    });
    worker.on('error', ({ message }) => {
      if (this.#worker === worker) void this.end(`its thread ended (${message})`);
    });
    return worker;
  }
}

const unavailable = (reason: string): HubError =>
  new HubError('CHECK_UNAVAILABLE', `The subgraph could not be checked: ${reason}. Nothing was published.`);
