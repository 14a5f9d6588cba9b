import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Partner } from '../../schema/partners/partners.js';
import type { Note } from '../progress.js';
import type { Resources } from '../resources.js';

export interface PartnersOptions {
  readonly hub: string;
  readonly partners: readonly Partner[];
  readonly scale: number;
  readonly note: Note;
  /** Stops the child where the start is broken off. */
  readonly resources: Resources;
}

/** Lets the demonstration's partners work in a process of their own, and waits until all have pushed. */
export async function runPartners({ hub, partners, scale, note, resources }: PartnersOptions): Promise<void> {
  const main = fileURLToPath(new URL('partnersMain.ts', import.meta.url));
  const child = fork(main, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await resources.own("the partners' process", async () => {
    child.kill('SIGKILL');
    await ended;
  });
  child.on('message', (text) => note(String(text)));
  child.send({ hub, scale, partners: partners.map(({ id }) => id) });
  const code = await ended;
  if (code !== 0)
    throw new Error(`The demonstration's partners ended with ${code}; the reason stands above.`);
}
