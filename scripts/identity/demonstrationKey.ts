import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { DemonstrationKey } from '../../gateway/access/identity/demonstration/demonstrationIssuer.js';
import { ConcordatError } from '../../schema/protocol/errors.js';

const fileOf = (home: string) => path.join(home, 'demonstration-issuer.json');
const base64url = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const keySchema = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: base64url,
  d: base64url,
});

/**
 * The key of a home's demonstration issuer; undefined where no hub has made one yet.
 * @throws ConcordatError HOME_DAMAGED
 */
export async function readDemonstrationKey(home: string): Promise<DemonstrationKey | undefined> {
  const text = await readFile(fileOf(home), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return keySchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new ConcordatError('HOME_DAMAGED', {
      expected: `the key of the demonstration's issuer in ${fileOf(home)}`,
      found: 'a file that is not what Concordat wrote',
      remedy: 'delete that file and start the hub; it makes another.',
      cause,
    });
  }
}

/** The same, made where there is none: readable to its owner alone, whole or not at all. */
export async function provideDemonstrationKey(home: string): Promise<DemonstrationKey> {
  const known = await readDemonstrationKey(home);
  if (known) return known;
  const { kty, crv, x, d } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const draft = `${fileOf(home)}.${randomUUID()}`;
  await writeFile(draft, `${JSON.stringify({ kty, crv, x, d })}\n`, { mode: 0o600 });
  // Where two make one at once, the first stays.
  await link(draft, fileOf(home)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return (await readDemonstrationKey(home)) ?? provideDemonstrationKey(home);
}
