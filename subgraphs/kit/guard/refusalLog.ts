import type { RefusalCode } from './refusals.js';

/** Counts what a guard refuses, and says so without letting whoever asks fill the log. */
export interface RefusalLog {
  readonly note: (code: RefusalCode) => void;
  /** How often each was refused since the start. */
  readonly counts: ReadonlyMap<RefusalCode, number>;
}

export interface RefusalLogOptions {
  readonly subgraph: string;
  readonly clock: () => Date;
  readonly write: (line: string) => void;
}

/** After one line about a code, nothing about it for so long. */
const silentMs = 10_000;

export function startRefusalLog({ subgraph, clock, write }: RefusalLogOptions): RefusalLog {
  const counts = new Map<RefusalCode, number>();
  const written = new Map<RefusalCode, number>();
  const note = (code: RefusalCode) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    const now = clock().getTime();
    if (now - (written.get(code) ?? Number.NEGATIVE_INFINITY) < silentMs) return;
    written.set(code, now);
    write(`The guard of ${subgraph} refused a request: ${code} (${count} since it started).`);
  };
  return { note, counts };
}
