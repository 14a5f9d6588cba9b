import { Worker } from 'node:worker_threads';
import type { OwnerRows } from './demonstrationRows.js';
import type { OwnerFigures, Variant } from './ownerFigures.js';

const threads = 2;

/** Protects every owner, two at a time, each in a thread; the largest first, so that no thread is left waiting. */
export async function protectInThreads(
  owners: readonly OwnerRows[],
  variant: Variant,
  onDone: (figures: OwnerFigures, done: number, all: number) => void = () => {},
): Promise<readonly OwnerFigures[]> {
  const sizeOf = ({ atoms }: OwnerRows) => [...atoms.values()].reduce((sum, list) => sum + list.length, 0);
  const queue = [...owners].sort((one, other) => sizeOf(other) - sizeOf(one));
  const figures: OwnerFigures[] = [];
  const keep = (found: OwnerFigures) => {
    figures.push(found);
    onDone(found, figures.length, owners.length);
  };
  await Promise.all(Array.from({ length: threads }, () => work(queue, variant, keep)));
  return figures;
}

function work(queue: OwnerRows[], variant: Variant, keep: (found: OwnerFigures) => void): Promise<void> {
  const worker = new Worker(new URL('./startWorker.mjs', import.meta.url));
  return new Promise<void>((resolve, reject) => {
    const next = () => {
      const owner = queue.shift();
      if (owner) worker.postMessage({ owner, variant });
      else resolve();
    };
    worker.once('error', reject);
    worker.on('message', (found: OwnerFigures) => {
      keep(found);
      next();
    });
    next();
  }).finally(() => worker.terminate());
}
