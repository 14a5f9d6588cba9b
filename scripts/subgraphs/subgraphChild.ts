import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ConcordatError } from '../../schema/protocol/errors.js';

/** A process that has begun to load the shipped subgraphs, and starts them when the databases are ready. */
export interface SubgraphChild {
  /**
   * Starts every shipped subgraph; answers where each listens.
   * @throws ConcordatError SUBGRAPHS_NOT_STARTED, SUBGRAPHS_DIED
   */
  start(): Promise<(name: string) => string>;
  stop(): Promise<void>;
  /** Rejects with SUBGRAPHS_DIED when the process ends by itself. */
  readonly died: Promise<never>;
}

const ready = z.object({ origin: z.url() });
/** They take two seconds; a machine that is busy with something else may need far longer. */
const startWithinMs = 120_000;

/** Begins to load the subgraphs. They find the databases through the home, and end when we do. */
export function forkSubgraphs(): SubgraphChild {
  const main = fileURLToPath(new URL('childMain.ts', import.meta.url));
  const child = fork(main, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let isStopping = false;
  const died = ended.then<never>(() =>
    isStopping ? new Promise<never>(() => {}) : Promise.reject(childEnded()),
  );
  died.catch(() => {});
  const message = new Promise<unknown>((resolve) => child.once('message', resolve));
  return {
    died,
    async start() {
      child.send('start');
      const { origin } = ready.parse(await Promise.race([message, died, late()]));
      return (name) => `${origin}/${name}`;
    },
    async stop() {
      isStopping = true;
      child.kill('SIGTERM');
      await ended;
    },
  };
}

const late = () =>
  new Promise<never>((_, reject) => {
    const refuse = () => reject(failed('SUBGRAPHS_NOT_STARTED', `no answer in ${startWithinMs / 1000} s`));
    setTimeout(refuse, startWithinMs).unref();
  });

const childEnded = () => failed('SUBGRAPHS_DIED', 'that it ended by itself');

const failed = (code: 'SUBGRAPHS_NOT_STARTED' | 'SUBGRAPHS_DIED', found: string) =>
  new ConcordatError(code, {
    expected: 'the process of the subgraphs to start, and to run until the hub stops',
    found,
    remedy:
      'read above what it printed, make sure that the machine has memory and time left, and start again.',
  });
