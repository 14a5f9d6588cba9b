import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ConcordatError } from '../../schema/protocol/errors.js';
import type { SignedRelease } from '../../schema/protocol/release.js';
import type { ReleaseCertificate } from '../../subgraphs/kit/index.js';
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

/** Writes a signed release and its certificate, each whole or not at all and the certificate first; answers the release's file. */
export async function writeRelease(
  folder: string,
  signed: SignedRelease,
  certificate: ReleaseCertificate,
): Promise<string> {
  const { id } = signed.release;
  await writeWhole(path.join(folder, `${id}.certificate.json`), JSON.stringify(certificate, undefined, 2));
  return writeWhole(path.join(folder, `${id}.json`), JSON.stringify(signed));
}

async function writeWhole(file: string, text: string): Promise<string> {
  await writeFile(`${file}${unfinished}`, `${text}\n`);
  await rename(`${file}${unfinished}`, file);
  return file;
}
