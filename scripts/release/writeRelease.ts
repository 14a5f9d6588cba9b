import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ConcordatError } from '../../schema/protocol/errors.js';
import type { SignedRelease } from '../../schema/protocol/release.js';
import { messageOf } from '../systemError.js';

const unfinished = '.unfinished';

/** Makes the folder, and removes what a build that was killed left in it. @throws ConcordatError ARGUMENT_INVALID */
export async function prepareFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    const left = (await readdir(folder)).filter((name) => name.endsWith(unfinished));
    for (const name of left) await rm(path.join(folder, name));
  } catch (cause) {
    throw new ConcordatError('ARGUMENT_INVALID', {
      expected: '--out to be a folder that can be written to',
      found: `${folder}: ${messageOf(cause)}`,
      remedy: 'Name another folder.',
      cause,
    });
  }
}

/** Writes a signed release whole or not at all; answers the file. */
export async function writeRelease(folder: string, signed: SignedRelease): Promise<string> {
  const file = path.join(folder, `${signed.release.id}.json`);
  await writeFile(`${file}${unfinished}`, `${JSON.stringify(signed)}\n`);
  await rename(`${file}${unfinished}`, file);
  return file;
}
