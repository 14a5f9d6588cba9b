import { createProgress, type Progress } from './progress.js';
import { ownResources, type Resources } from './resources.js';
import { listenForStop } from './stopSignals.js';

/** What a long-running command is given. */
export interface Running {
  readonly progress: Progress;
  /** Owns whatever the command brings to life; stopped in reverse order when it ends, however it ends. */
  readonly resources: Resources;
}

/**
 * Runs a command that lives until Ctrl-C, SIGTERM or the death of something it needs.
 * @param start brings everything to life, and says through `died` when something needed has ended by itself
 */
export async function runUntilStopped(
  colour: boolean,
  start: (running: Running) => Promise<{ readonly died: Promise<never> }>,
): Promise<void> {
  const progress = createProgress({ output: process.stderr, colour });
  const resources = ownResources();
  let ignoreSignals = () => {};
  const stopped = new Promise<'stopped'>((resolve) => {
    const onFirst = () => {
      progress.say('Stopping; press Ctrl-C again to stop at once.');
      resolve('stopped');
    };
    ignoreSignals = listenForStop({ source: process, exit: (code) => process.exit(code), onFirst });
  });
  const running = start({ progress, resources }).then(({ died }) => died);
  // Once everything is being stopped, a start that was broken off fails, and that is no news.
  running.catch(() => {});
  // A terminal that was closed can't be written to; that must not keep us from stopping in order.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  // Node ends when nothing is left to wait for, and a database that runs by itself is nothing to it.
  const awake = setInterval(() => {}, 60_000);
  try {
    await Promise.race([running, stopped]);
  } finally {
    await resources.stopAll();
    ignoreSignals();
    clearInterval(awake);
  }
}
