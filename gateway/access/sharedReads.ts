/**
 * Lets callers at the same moment share one read, and never one that began before they asked: what was written before
 * a caller asked is in what it gets.
 */
export function sharedReads<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let running: Promise<unknown> | undefined;
  let waiting: Promise<Value> | undefined;
  const start = (): Promise<Value> => {
    const started = read();
    const ended = started.then(
      () => {},
      () => {},
    );
    running = ended;
    void ended.then(() => {
      if (running === ended) running = undefined;
    });
    return started;
  };
  return () => {
    if (running === undefined) return start();
    waiting ??= running.then(() => {
      waiting = undefined;
      return start();
    });
    return waiting;
  };
}
