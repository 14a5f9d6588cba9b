/** Something that runs until it is stopped. */
export interface Resource {
  readonly name: string;
  stop(): Promise<void>;
}

/** Owns what was started and stops it in reverse order, once. */
export interface Resources {
  /**
   * Takes charge of a resource. Once stopping has begun a late-comer is stopped at once and this throws,
   * so that nothing outlives a start that was broken off.
   */
  own(name: string, stop: () => Promise<void>): Promise<void>;
  /** Stops everything; one that fails to stop does not keep the others alive. Throws what went wrong. */
  stopAll(): Promise<void>;
}

/** An empty owner. (Node 20 has no `AsyncDisposableStack`.) */
export function ownResources(): Resources {
  const owned: Resource[] = [];
  let stopping: Promise<void> | undefined;
  return {
    async own(name, stop) {
      if (!stopping) {
        owned.push({ name, stop });
        return;
      }
      await stop();
      throw new Error(`${name} was started while everything was being stopped`);
    },
    stopAll() {
      stopping ??= stopInReverse(owned);
      return stopping;
    },
  };
}

async function stopInReverse(owned: readonly Resource[]): Promise<void> {
  const failures: unknown[] = [];
  for (const { stop } of owned.toReversed()) {
    await stop().catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw new AggregateError(failures, 'not everything stopped cleanly');
}
