import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { HubError } from '../errors.js';
import type { Reply } from '../http/route.js';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ttf': 'font/ttf',
  '.svg': 'image/svg+xml',
};

/** One file of a folder by its plain name. Its name is checked before it is looked for, so that no path leads out. */
export async function assetReply(folder: string, file: string): Promise<Reply> {
  const type = types[path.extname(file)];
  if (type === undefined || !/^[A-Za-z0-9._-]+$/.test(file) || file.startsWith('.')) throw missing();
  const body = await readFile(path.join(folder, file)).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? missing() : error;
  });
  return { status: 200, headers: { 'content-type': type, 'cache-control': 'max-age=3600' }, body };
}

const missing = () => new HubError('NOT_FOUND', 'There is no such file.');
