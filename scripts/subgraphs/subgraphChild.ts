import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** All shipped subgraphs in one child process. */
export interface SubgraphChild {
  url(name: string): string;
  stop(): Promise<void>;
  /** Rejects when the child ends by itself. */
  readonly died: Promise<never>;
}

const ready = z.object({ origin: z.url() });
const startWithinMs = 30_000;

/** Starts the child and waits until it listens. It finds the databases through the home, and ends when we do. */
export async function startSubgraphChild(): Promise<SubgraphChild> {
  const main = fileURLToPath(new URL('childMain.ts', import.meta.url));
  const child = fork(main, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let isStopping = false;
  const died = ended.then<never>(() =>
    isStopping ? new Promise<never>(() => {}) : Promise.reject(childEnded()),
  );
  died.catch(() => {});
  const message = new Promise<unknown>((resolve) => child.once('message', resolve));
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('The subgraphs did not start in time.')), startWithinMs).unref();
  });
  const { origin } = ready.parse(await Promise.race([message, died, late]));
  const stop = async () => {
    isStopping = true;
    child.kill('SIGTERM');
    await ended;
  };
  return { url: (name) => `${origin}/${name}`, stop, died };
}

const childEnded = () => new Error('The process of the subgraphs ended by itself.');
