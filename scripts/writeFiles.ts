import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ConcordatError } from '../schema/protocol/errors.js';
import { messageOf } from './systemError.js';

export interface WrittenFile {
  /** Path inside the folder, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Writes files into a folder, over those of the same names and beside all others. One that breaks off leaves no half
 * of a file behind.
 * @param instead files and folders in it that these take the place of
 * @throws ConcordatError ARGUMENT_INVALID
 */
export async function writeFiles(
  out: string,
  files: readonly WrittenFile[],
  instead: readonly string[] = [],
): Promise<void> {
  try {
    for (const place of instead) await rm(path.join(out, place), { recursive: true, force: true });
    for (const file of files) await writeWhole(path.join(out, file.path), file.bytes);
  } catch (cause) {
    throw new ConcordatError('ARGUMENT_INVALID', {
      expected: 'a folder that can be written to',
      found: `${out}: ${messageOf(cause)}`,
      remedy: 'Name another folder.',
      cause,
    });
  }
}

async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const making = `${file}.${process.pid}`;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(making, bytes);
  await rename(making, file);
}
