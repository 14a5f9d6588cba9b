import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ConcordatError } from '../../schema/protocol/errors.js';

/** Reads a file that the command line named. @throws ConcordatError ARGUMENT_INVALID */
export async function readNamed(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new ConcordatError('ARGUMENT_INVALID', {
      expected: 'a file that can be read',
      found: `${file}: ${cause instanceof Error && 'code' in cause ? cause.code : 'unreadable'}`,
      remedy: 'Check the name and the folder.',
      cause,
    });
  }
}

/** Reads a text that may not be there. */
export const readIfThere = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').catch(() => undefined);

/** Writes a file whole or not at all, in place of what stood there. */
export async function writeWhole(file: string, content: string | Uint8Array, mode = 0o644): Promise<void> {
  await mkdir(path.dirname(path.resolve(file)), { recursive: true });
  const unfinished = `${file}.unfinished`;
  await writeFile(unfinished, content, { mode });
  await rename(unfinished, file);
}

/** Writes a file that must not be there yet. @throws ConcordatError ARGUMENT_INVALID */
export async function writeNew(file: string, content: string | Uint8Array, mode = 0o644): Promise<void> {
  try {
    await mkdir(path.dirname(path.resolve(file)), { recursive: true });
    await writeFile(file, content, { mode, flag: 'wx' });
  } catch (cause) {
    throw new ConcordatError('ARGUMENT_INVALID', {
      expected: `${file} not to exist yet`,
      found: cause instanceof Error && 'code' in cause ? String(cause.code) : 'a file',
      remedy: 'Move it away, or name another folder with --out.',
      cause,
    });
  }
}
