import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ConcordatError } from '../../../schema/protocol/errors.js';
import { type SignedRelease, signedReleaseSchema } from '../../../schema/protocol/release.js';
import { acceptedKeysOf, keyRingSchema } from '../../../schema/protocol/signature/keyRing.js';
import type { FindKey } from '../guard/guard.js';
import { type KitKnowledge, kitKnowledge } from '../intake/kitData.js';

export { startSubgraphServer } from '../serve.js';
export { pinnedWitness } from '../witness/pinnedWitness.js';
export { describeSubgraph } from './describeSubgraph.js';
export { handToHub } from './handToHub.js';
export { ownSubgraph } from './ownSubgraph.js';
export { tellAndStop } from './tellAndStop.js';

/** Datasets and areas as they were when the kit was packed. */
export const packedKnowledge = (): KitKnowledge =>
  kitKnowledge(JSON.parse(readFileSync(new URL('concordat-kit.data.json', import.meta.url), 'utf8')));

/** Every signed release of a folder. @throws ConcordatError DATA_INVALID */
export function readReleases(folder: URL): readonly SignedRelease[] {
  const files = readdirSync(folder).filter(
    (file) => file.endsWith('.json') && !file.endsWith('.unsigned.json'),
  );
  return files.sort().map((file) => {
    const parsed = signedReleaseSchema.safeParse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
    if (parsed.success) return parsed.data;
    throw invalid('a signed release', `something else in ${file}`, 'Build and sign it again.');
  });
}

/** The keys that the hub signs its requests with, from the file its operator handed over; read once. */
export function ringKeys(file: URL): (subgraph: string) => FindKey {
  if (!existsSync(file))
    throw invalid(
      `the hub's keys in ${fileURLToPath(file)}`,
      'no such file',
      'Ask whoever runs the hub for it: concordat partner add <partner file> --subgraph <name> --keys keys.json.',
    );
  const accepted = acceptedKeysOf(keyRingSchema.parse(JSON.parse(readFileSync(file, 'utf8'))));
  return () => async (id) => accepted.get(id);
}

const invalid = (expected: string, found: string, remedy: string): ConcordatError =>
  new ConcordatError('DATA_INVALID', { expected, found, remedy });
