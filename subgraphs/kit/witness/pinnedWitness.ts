import { readVerifier } from '../../../schema/protocol/merkle/checkpoint.js';
import { readIfThere } from '../files.js';
import { startWitness, type Witness } from './witness.js';

export interface PinnedWitnessOptions {
  /** Absolute path of the file that keeps the last checkpoint. */
  readonly file: string;
  /** Absolute path of the file that holds the key of the hub's log; it may come after the service has started. */
  readonly keyFile: string;
}

/** A witness for a service of one's own: it believes the key that its operator put beside it, and none before that. */
export function pinnedWitness({ file, keyFile }: PinnedWitnessOptions): Witness {
  let known: Witness | undefined;
  const witness = async () => {
    const verifier = known ? undefined : readVerifier((await readIfThere(keyFile)) ?? '');
    if (verifier) known ??= startWitness({ file, verifier });
    return known;
  };
  return {
    add: async (body) =>
      (await (await witness())?.add(body)) ?? { status: 403, body: 'No key of a log is known here.\n' },
    held: async () => (await witness())?.held(),
  };
}
