import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type PackFile, receiptPath } from '../../gateway/pack/index.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { messageOf } from '../systemError.js';

/** Folders of a pack that hold its files alone, and are made anew with each pack. */
const ownFolders = ['figures', 'tables'];

/** Writes a pack. One that breaks off leaves no half of a file behind; figures and receipt of an earlier one don't stay. */
export async function writePack(out: string, files: readonly PackFile[]): Promise<void> {
  try {
    await Promise.all(
      ownFolders.map((folder) => rm(path.join(out, folder), { recursive: true, force: true })),
    );
    await rm(path.join(out, receiptPath), { force: true });
    for (const file of files) await writeWhole(path.join(out, file.path), file.bytes);
  } catch (cause) {
    throw new ConcordatError('ARGUMENT_INVALID', {
      expected: '--out to be a folder that can be written to',
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
