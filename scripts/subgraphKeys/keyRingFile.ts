import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { type KeyRing, keyRingSchema } from '../../schema/protocol/signature/keyRing.js';
import type { SignatureAlgorithm } from '../../schema/protocol/signature/requestProfile.js';
import { codeOf } from '../systemError.js';
import { makeKey } from './makeKey.js';

/** Where a home keeps the keys of a subgraph. */
export const keyRingPath = (home: string, subgraph: string): string =>
  path.join(home, 'subgraph-keys', `${subgraph}.json`);

/**
 * The keys in a file; undefined where there is none.
 * @throws ConcordatError HOME_DAMAGED
 */
export async function readKeyRing(file: string): Promise<KeyRing | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return keyRingSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new ConcordatError('HOME_DAMAGED', {
      expected: `the keys of a subgraph in ${file}`,
      found: 'a file that is not what Concordat wrote',
      remedy: 'restore it from a backup, or delete it and start the hub, which makes new keys.',
      cause,
    });
  }
}

/** Keeps the keys, readable to their owner alone, whole or not at all. */
export async function writeKeyRing(file: string, ring: KeyRing): Promise<void> {
  const draft = await draftOf(file, ring);
  await rename(draft, file);
}

/** Makes keys for each of these subgraphs that has none in the home. Of two who do so at once, one wins. */
export async function provideKeyRings(
  home: string,
  subgraphs: readonly string[],
  { now, algorithm = 'hmac-sha256' }: { readonly now: Date; readonly algorithm?: SignatureAlgorithm },
): Promise<void> {
  for (const subgraph of subgraphs) {
    const file = keyRingPath(home, subgraph);
    if (await readKeyRing(file)) continue;
    const key = { subgraph, algorithm, now };
    const ring: KeyRing = {
      subgraph,
      requests: [makeKey({ ...key, use: 'requests' })],
      registry: [makeKey({ ...key, use: 'registry' })],
    };
    const draft = await draftOf(file, ring);
    // A link never replaces what somebody else has placed meanwhile.
    await link(draft, file).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
    await rm(draft, { force: true });
  }
}

async function draftOf(file: string, ring: KeyRing): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, `${JSON.stringify(ring, undefined, 2)}\n`, { mode: 0o600 });
  return draft;
}
