import { stat } from 'node:fs/promises';
import {
  type AcceptedKey,
  acceptedKeysOf,
  type KeyRing,
  signingKeyOf,
} from '../../schema/protocol/signature/keyRing.js';
import type { SigningKey } from '../../schema/protocol/signature/requestKey.js';
import type { SignatureUse } from '../../schema/protocol/signature/requestProfile.js';
import { readKeyRing } from './keyRingFile.js';

/** The keys of one subgraph as its file has them now. */
export interface KeyRingReader {
  /** A key that is accepted; looks again for one it doesn't know. */
  find(id: string): Promise<AcceptedKey | undefined>;
  /** The newest key of a use; undefined where there is none to sign with. */
  signing(use: SignatureUse): Promise<SigningKey | undefined>;
}

/** How long what was read counts as the file's state, where nobody asks for a key that isn't in it. */
const freshMs = 1_000;
/** Strangers that name keys nobody has must not keep us reading. */
const patientMs = 50;

interface Held {
  readonly version: string;
  readonly accepted: ReadonlyMap<string, AcceptedKey>;
  readonly signing: Readonly<Record<SignatureUse, SigningKey | undefined>>;
}

const none: Held = {
  version: '',
  accepted: new Map(),
  signing: { requests: undefined, registry: undefined },
};

/** Reads a key ring file whenever it has changed: a rotation needs no restart on either side. */
export function keyRingReader(file: string, clock: () => Date): KeyRingReader {
  let held = none;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | undefined;
  const look = async () => {
    const found = await stat(file).catch(() => undefined);
    const version = found ? `${found.ino} ${found.mtimeMs} ${found.size}` : '';
    if (version !== held.version) held = heldOf(version, await readKeyRing(file));
    lookedAt = clock().getTime();
  };
  const current = async (maxAgeMs: number): Promise<Held> => {
    if (clock().getTime() - lookedAt < maxAgeMs) return held;
    looking ??= look().finally(() => {
      looking = undefined;
    });
    await looking;
    return held;
  };
  return {
    find: async (id) =>
      (await current(freshMs)).accepted.get(id) ?? (await current(patientMs)).accepted.get(id),
    signing: async (use) => (await current(freshMs)).signing[use],
  };
}

function heldOf(version: string, ring: KeyRing | undefined): Held {
  if (!ring) return none;
  return {
    version,
    accepted: acceptedKeysOf(ring),
    signing: { requests: signingKeyOf(ring, 'requests'), registry: signingKeyOf(ring, 'registry') },
  };
}
