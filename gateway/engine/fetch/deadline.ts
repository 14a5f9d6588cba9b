/** Why a request ends before its time: its own deadline, or a client that has gone. */
export type EndReason = 'late' | 'gone';

/** The time a request has. Whatever waits on its behalf is told once when it is over. */
export class Deadline {
  readonly #listeners = new Set<(reason: EndReason) => void>();
  readonly #timer: NodeJS.Timeout;
  readonly #stopListening: () => void;
  #ended: EndReason | undefined;

  constructor(ms: number, signal?: AbortSignal) {
    this.#timer = setTimeout(() => this.#end('late'), ms);
    const gone = () => this.#end('gone');
    if (signal?.aborted) gone();
    signal?.addEventListener('abort', gone, { once: true });
    this.#stopListening = () => signal?.removeEventListener('abort', gone);
  }

  get ended(): EndReason | undefined {
    return this.#ended;
  }

  /** Calls back when time is up, at once if it is. Returns how to listen no more. */
  onEnd(listener: (reason: EndReason) => void): () => void {
    if (this.#ended) listener(this.#ended);
    else this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#stopListening();
    this.#listeners.clear();
  }

  #end(reason: EndReason): void {
    if (this.#ended) return;
    this.#ended = reason;
    for (const listener of this.#listeners) listener(reason);
    this.#listeners.clear();
  }
}
