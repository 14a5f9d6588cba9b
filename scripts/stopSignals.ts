import type { EventEmitter } from 'node:events';

/** What the signals are read from and how the process is left: `process` and `process.exit`, or a test's own. */
export interface StopSignalOptions {
  readonly source: EventEmitter;
  readonly exit: (code: number) => void;
  readonly clock?: () => number;
  /** Told of the first signal. */
  readonly onFirst: (signal: NodeJS.Signals) => void;
}

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

// On Ctrl-C the terminal signals the whole group and `npm start` passes its own copy on as well:
// one key press arrives twice. Only a signal after this pause is a second wish.
const sameKeyPressMs = 500;

/** What a shell reports for a process ended by Ctrl-C. */
const interruptedExitCode = 130;

/** The first signal asks for an orderly stop, a second one leaves at once. Answers with how to stop listening. */
export function listenForStop(options: StopSignalOptions): () => void {
  const { source, exit, onFirst, clock = () => performance.now() } = options;
  let firstAt: number | undefined;
  const onSignal = (signal: NodeJS.Signals) => {
    if (firstAt === undefined) {
      firstAt = clock();
      onFirst(signal);
    } else if (clock() - firstAt >= sameKeyPressMs) {
      exit(interruptedExitCode);
    }
  };
  for (const signal of stopSignals) source.on(signal, onSignal);
  return () => {
    for (const signal of stopSignals) source.off(signal, onSignal);
  };
}
