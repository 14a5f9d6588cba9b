import { z } from 'zod';
import { privateKeyFrom, publicKeyFrom } from '../ownerKey.js';
import {
  ed25519SigningKey,
  ed25519VerifyingKey,
  hmacKey,
  type SigningKey,
  type VerifyingKey,
} from './requestKey.js';
import type { SignatureUse } from './requestProfile.js';

const bytes32 = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);
const made = { id: z.string().regex(/^[A-Za-z0-9._-]{1,120}$/), made: z.iso.datetime() };

const ringKeySchema = z.discriminatedUnion('algorithm', [
  z.strictObject({ ...made, algorithm: z.literal('hmac-sha256'), secret: bytes32 }),
  /** Without its seed it verifies and can't sign. */
  z.strictObject({ ...made, algorithm: z.literal('ed25519'), publicKey: bytes32, seed: bytes32.optional() }),
]);

/** As many as may be accepted at once for one use: the newest, and the one before it. */
export const acceptedKeys = 2;

const keysSchema = z.array(ringKeySchema).min(1).max(acceptedKeys);

const subgraphId = /^[A-Za-z][A-Za-z0-9_-]{0,59}$/;

/** Whether a text can name a subgraph, and so a file. */
export const isSubgraphId = (text: string): boolean => subgraphId.test(text);

export const keyRingSchema = z.strictObject({
  subgraph: z.string().regex(subgraphId),
  requests: keysSchema,
  registry: keysSchema,
});

/** One key as a file holds it. Bytes are base64. */
export type RingKey = Readonly<z.infer<typeof ringKeySchema>>;

/** Keys of one subgraph by what they are for, the newest first. */
export type KeyRing = Readonly<z.infer<typeof keyRingSchema>>;

/** The ring with a new key for one use. The oldest goes where there were two already. */
export const withNewKey = (ring: KeyRing, use: SignatureUse, key: RingKey): KeyRing => ({
  ...ring,
  [use]: [key, ...ring[use]].slice(0, acceptedKeys),
});

/** What whoever runs the subgraph is given: of Ed25519 keys the public half alone. */
export function guardRing(ring: KeyRing): KeyRing {
  const withoutSeed = (key: RingKey): RingKey => {
    if (key.algorithm !== 'ed25519') return key;
    const { seed: _, ...rest } = key;
    return rest;
  };
  return {
    ...ring,
    requests: ring.requests.map(withoutSeed),
    registry: ring.registry.map(withoutSeed),
  };
}

/** The newest key of a use, undefined where the ring only verifies. */
export function signingKeyOf(ring: KeyRing, use: SignatureUse): SigningKey | undefined {
  const [key] = ring[use];
  if (key?.algorithm === 'hmac-sha256') return hmacKey(key.id, Buffer.from(key.secret, 'base64'));
  if (key?.seed === undefined) return undefined;
  return ed25519SigningKey(key.id, privateKeyFrom(Buffer.from(key.seed, 'base64')));
}

/** A key with what it may be used for. */
export interface AcceptedKey {
  readonly use: SignatureUse;
  readonly key: VerifyingKey;
}

/** Every key of the ring by its id. */
export function acceptedKeysOf(ring: KeyRing): ReadonlyMap<string, AcceptedKey> {
  const uses = ['requests', 'registry'] as const;
  return new Map(
    uses.flatMap((use) => ring[use].map((key) => [key.id, { use, key: verifyingKeyOf(key) }] as const)),
  );
}

function verifyingKeyOf(key: RingKey): VerifyingKey {
  return key.algorithm === 'hmac-sha256'
    ? hmacKey(key.id, Buffer.from(key.secret, 'base64'))
    : ed25519VerifyingKey(key.id, publicKeyFrom(key.publicKey));
}
