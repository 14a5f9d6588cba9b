import { CallFailure } from './callFailure.js';
import type { Deadline, EndReason } from './deadline.js';

/** Ends one call when its own time, or that of its request, is over: also while it waits for its turn. */
export class CallStop {
  #failure: CallFailure | undefined;
  readonly #timer: NodeJS.Timeout;
  readonly #stopListening: () => void;
  readonly #listeners: ((failure: CallFailure) => void)[] = [];

  constructor(deadline: Deadline, callMs: number) {
    this.#timer = setTimeout(() => this.#end('late'), callMs);
    this.#stopListening = deadline.onEnd((reason) => this.#end(reason));
  }

  /** Throws where the call has been ended already. */
  check(): void {
    if (this.#failure) throw this.#failure;
  }

  onStop(listener: (failure: CallFailure) => void): void {
    if (this.#failure) listener(this.#failure);
    else this.#listeners.push(listener);
  }

  /** The result, or the failure as soon as the call is ended. */
  race<Result>(result: Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.onStop(reject);
      result.then(resolve, reject);
    });
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#stopListening();
  }

  #end(reason: EndReason): void {
    if (this.#failure) return;
    const failure = new CallFailure(reason === 'gone' ? 'gone' : 'timeout', false);
    this.#failure = failure;
    for (const listener of this.#listeners) listener(failure);
  }
}
