import path from 'node:path';
import { ConcordatError } from '../../schema/protocol/errors.js';
import {
  guardRing,
  isSubgraphId,
  type KeyRing,
  type RingKey,
  withNewKey,
} from '../../schema/protocol/signature/keyRing.js';
import type { SignatureAlgorithm, SignatureUse } from '../../schema/protocol/signature/requestProfile.js';
import { keyRingPath, provideKeyRings, readKeyRing, writeKeyRing } from '../subgraphKeys/keyRingFile.js';
import { makeKey } from '../subgraphKeys/makeKey.js';

export interface KeyMeans {
  readonly home: string;
  readonly subgraph: string;
  readonly now: Date;
  readonly write: (text: string) => void;
}

/** `concordat subgraph-key create`. @throws ConcordatError ARGUMENT_INVALID */
export async function createKeys(
  means: KeyMeans & { readonly algorithm: SignatureAlgorithm },
): Promise<void> {
  const { home, subgraph, algorithm, now, write } = means;
  await requireNoKeys(means);
  await provideKeyRings(home, [subgraph], { algorithm, now });
  write(
    `The hub has keys for ${subgraph}. Give its guard what \`subgraph-key export ${subgraph}\` writes.\n`,
  );
}

/** Keys that are there may be another body's: nobody is given them for the asking. @throws ConcordatError ARGUMENT_INVALID */
export async function requireNoKeys({ home, subgraph }: KeyMeans): Promise<void> {
  if (!isSubgraphId(subgraph)) throw badName(subgraph);
  if (await readKeyRing(keyRingPath(home, subgraph))) throw alreadyThere(subgraph);
}

/** `concordat subgraph-key rotate`. @throws ConcordatError ARGUMENT_INVALID */
export async function rotateKey(
  means: KeyMeans & { readonly algorithm: SignatureAlgorithm; readonly use: SignatureUse },
): Promise<void> {
  const { home, subgraph, use, algorithm, now, write } = means;
  const ring = await ringOf(means);
  const key = makeKey({ subgraph, use, algorithm, now });
  const rotated = withNewKey(ring, use, key);
  await writeKeyRing(keyRingPath(home, subgraph), rotated);
  const dropped = ring[use].filter((known) => !rotated[use].includes(known));
  write(
    [
      `${subgraph} has the new key ${key.id} (${algorithm}). The hub signs with it within a second.`,
      `Accepted until the next rotation: ${ring[use][0]?.id}.`,
      ...dropped.map(({ id }) => `No longer accepted: ${id}.`),
      '',
    ].join('\n'),
  );
}

/** `concordat subgraph-key list`. @throws ConcordatError ARGUMENT_INVALID */
export async function listKeys(means: KeyMeans): Promise<void> {
  const ring = await ringOf(means);
  const line = (use: SignatureUse) => (key: RingKey, at: number) =>
    `${use.padEnd(9)} ${key.id.padEnd(36)} ${key.algorithm.padEnd(11)} ${key.made}${at === 0 ? '  signs' : ''}\n`;
  means.write([...ring.requests.map(line('requests')), ...ring.registry.map(line('registry'))].join(''));
}

/** `concordat subgraph-key export`. @throws ConcordatError ARGUMENT_INVALID */
export async function exportKeys(means: KeyMeans & { readonly out: string }): Promise<void> {
  const file = path.resolve(means.out);
  await writeKeyRing(file, guardRing(await ringOf(means)));
  means.write(
    `Keys for the guard of ${means.subgraph} are in ${file}. Whoever reads them may ask it anything.\n`,
  );
}

async function ringOf({ home, subgraph }: KeyMeans): Promise<KeyRing> {
  const ring = isSubgraphId(subgraph) ? await readKeyRing(keyRingPath(home, subgraph)) : undefined;
  if (ring) return ring;
  throw new ConcordatError('ARGUMENT_INVALID', {
    expected: `a subgraph that the hub on the home ${home} has keys for`,
    found: `"${subgraph}"`,
    remedy: 'Start the hub once, which makes those of the subgraphs that ship, or use subgraph-key create.',
  });
}

const badName = (subgraph: string) =>
  new ConcordatError('ARGUMENT_INVALID', {
    expected: 'the name of a subgraph: letters, digits, - and _, a letter first, at most 60',
    found: `"${subgraph}"`,
    remedy: 'Write it as the supergraph does.',
  });

const alreadyThere = (subgraph: string) =>
  new ConcordatError('ARGUMENT_INVALID', {
    expected: 'a subgraph without keys',
    found: `"${subgraph}", which has some`,
    remedy: `Use subgraph-key rotate ${subgraph} for new ones, or subgraph-key export ${subgraph} for those.`,
  });
