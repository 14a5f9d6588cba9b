import { ConcordatError } from '../../schema/protocol/errors.js';
import { createProgress } from '../progress.js';
import { ownResources } from '../resources.js';
import type { Running } from '../runUntilStopped.js';
import { listenForStop } from '../stopSignals.js';

/** Runs a command that ends by itself, and stops in order whatever it started, also where it is interrupted. */
export async function runOnce<Result>(
  colour: boolean,
  work: (running: Running) => Promise<Result>,
): Promise<Result> {
  const progress = createProgress({ output: process.stderr, colour });
  const resources = ownResources();
  let ignoreSignals = () => {};
  const stopped = new Promise<never>((_, reject) => {
    const onFirst = () => reject(interrupted());
    ignoreSignals = listenForStop({ source: process, exit: (code) => process.exit(code), onFirst });
  });
  stopped.catch(() => {});
  const result = work({ progress, resources });
  // Once everything is being stopped, work that was broken off fails, and that is no news.
  result.catch(() => {});
  // A database that runs by itself is nothing that Node waits for.
  const awake = setInterval(() => {}, 60_000);
  try {
    return await Promise.race([result, stopped]);
  } finally {
    await resources.stopAll();
    ignoreSignals();
    clearInterval(awake);
  }
}

const interrupted = () =>
  new ConcordatError('ARGUMENT_INVALID', {
    what: 'Interrupted: nothing was written.',
    expected: 'the command to run to its end',
    found: 'a signal to stop',
    remedy: 'Run it again.',
  });
