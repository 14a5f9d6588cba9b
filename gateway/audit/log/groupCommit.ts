/** Writes many things at once; answers where the first of them stands. */
export type WriteGroup<Item> = (items: readonly Item[]) => Promise<number>;

export interface GroupOptions {
  /** Things that may wait, beside those being written. */
  readonly waiting: number;
  /** Things written at once. */
  readonly together: number;
}

/** Says that there was no room to wait. */
export class QueueFullError extends Error {}

interface Waiting<Item> {
  readonly item: Item;
  readonly resolve: (position: number) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One queue in front of something that writes slowly and together cheaply. The first comer is written at once; whoever
 * comes meanwhile goes together next.
 */
export class GroupCommit<Item> {
  #waiting: Waiting<Item>[] = [];
  #writing: Promise<void> | undefined;

  constructor(
    private readonly write: WriteGroup<Item>,
    private readonly options: GroupOptions,
  ) {}

  /** Resolves with the item's position once it is durable. @throws QueueFullError */
  add(item: Item): Promise<number> {
    if (this.#waiting.length >= this.options.waiting) return Promise.reject(new QueueFullError());
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      this.#writing ??= this.#drain();
    });
  }

  /** Resolves once nothing waits any more. */
  async settled(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  async #drain(): Promise<void> {
    // What is asked for in the same turn goes together from the first.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, this.options.together);
      try {
        const first = await this.write(group.map(({ item }) => item));
        group.forEach(({ resolve }, at) => {
          resolve(first + at);
        });
      } catch (error) {
        // Whoever waits behind what can't be written would only wait longer for the same.
        for (const { reject } of [...group, ...this.#waiting.splice(0)]) reject(error);
      }
    }
    this.#writing = undefined;
  }
}
