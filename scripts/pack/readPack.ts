import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PackFile } from '../../gateway/pack/index.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { messageOf } from '../systemError.js';

/** Every file of a pack's folder. */
export async function readPack(folder: string): Promise<readonly PackFile[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    return await Promise.all(
      files.map(async ({ parentPath, name }) => {
        const file = path.join(parentPath, name);
        const within = path.relative(folder, file).split(path.sep).join('/');
        return { path: within, bytes: new Uint8Array(await readFile(file)) };
      }),
    );
  } catch (cause) {
    throw new ConcordatError('ARGUMENT_INVALID', {
      expected: 'the folder of a pack',
      found: `${folder}: ${messageOf(cause)}`,
      remedy: 'Name the folder that npm run -s pack -- --out wrote.',
      cause,
    });
  }
}
