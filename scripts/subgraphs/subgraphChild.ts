import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** A process that has begun to load the shipped subgraphs, and starts them when the databases are ready. */
export interface SubgraphChild {
  /** Starts every shipped subgraph; answers where each listens. */
  start(): Promise<(name: string) => string>;
  stop(): Promise<void>;
  /** Rejects when the process ends by itself. */
  readonly died: Promise<never>;
}

const ready = z.object({ origin: z.url() });
const startWithinMs = 30_000;

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
    setTimeout(() => reject(new Error('The subgraphs did not start in time.')), startWithinMs).unref();
  });

const childEnded = () => new Error('The process of the subgraphs ended by itself.');
