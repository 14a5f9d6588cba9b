import { ConcordatError } from '../../../schema/protocol/errors.js';
import { readVerifier, type Verifier, verifierText } from '../../../schema/protocol/merkle/checkpoint.js';
import { readIfThere, writeWhole } from '../files.js';
import { type HubDoor, saidLogKey } from './hubDoor.js';

/** A log's key, and whether it was taken from the hub just now. */
export interface PinnedLogKey {
  readonly verifier: Verifier;
  readonly isNew: boolean;
}

/**
 * The key of the hub's log as this machine holds it. The first time it is the one that the hub names: compare it with
 * what the hub's operator reads out. From then on no other counts.
 * @throws ConcordatError AUDIT_UNREADABLE, HUB_OUT_OF_REACH
 */
export async function pinnedLogKey(door: HubDoor, file: string): Promise<PinnedLogKey> {
  const text = await readIfThere(file);
  const verifier = text === undefined ? await saidLogKey(door) : readVerifier(text);
  if (!verifier)
    throw new ConcordatError('AUDIT_UNREADABLE', {
      expected: `the key of the hub's log in ${file}, as name+id+key`,
      found: 'something else',
      remedy: "Ask the hub's operator for it: the hub shows it at /audit/key.",
    });
  if (text === undefined) await writeWhole(file, `${verifierText(verifier)}\n`);
  return { verifier, isNew: text === undefined };
}
