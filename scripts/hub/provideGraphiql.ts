import { mkdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { buildConsole, consoleVersion } from '../buildConsole.js';

/** The folder of the built GraphiQL, built first where this version isn't there yet. A build cut short leaves nothing. */
export async function provideGraphiql(home: string): Promise<string> {
  const folder = path.join(home, 'console', consoleVersion());
  const isThere = await stat(folder).catch(() => undefined);
  if (isThere) return folder;
  const making = `${folder}.${process.pid}`;
  await mkdir(making, { recursive: true });
  await buildConsole(making);
  await rename(making, folder);
  return folder;
}
