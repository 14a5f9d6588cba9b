import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import canonicalize from 'canonicalize';
import { type Pack, type PackFile, verifyPack } from '../../gateway/pack/index.js';
import { readPack } from './readPack.js';
import { writePack } from './writePack.js';

/** Packs that are kept. */
const kept = 4;

const makers = [
  new URL('../../gateway/pack/', import.meta.url),
  new URL('../../gateway/document/', import.meta.url),
  new URL('../../gateway/questions/chart/', import.meta.url),
];
const lock = new URL('../../package-lock.json', import.meta.url);

/**
 * The files of a pack, or those made of an equal pack by this same program before. What was kept counts only if every
 * file still has the hash of its manifest.
 */
export async function cachedFiles(
  folder: string,
  pack: Pack,
  make: () => Promise<readonly PackFile[]>,
): Promise<readonly PackFile[]> {
  const own = path.join(folder, keyOf(pack));
  const found = await readPack(own).catch((): readonly PackFile[] => []);
  if (found.length > 0 && verifyPack(found).faults.length === 0) return found;
  const made = await make();
  await writePack(own, made);
  await dropOldest(folder);
  return made;
}

/** What a pack says, and what program with which packages makes its files. */
function keyOf(pack: Pack): string {
  const hash = createHash('sha256').update(canonicalize(pack) ?? '');
  for (const folder of makers)
    for (const file of readdirSync(folder, { recursive: true, withFileTypes: true }))
      if (file.isFile()) hash.update(readFileSync(path.join(file.parentPath, file.name)));
  return hash.update(readFileSync(lock)).digest('hex');
}

async function dropOldest(folder: string): Promise<void> {
  const names = await readdir(folder);
  const times = await Promise.all(
    names.map(async (name) => ({ name, time: (await stat(path.join(folder, name))).mtimeMs })),
  );
  const old = times.toSorted((one, other) => other.time - one.time).slice(kept);
  for (const { name } of old) await rm(path.join(folder, name), { recursive: true, force: true });
}
