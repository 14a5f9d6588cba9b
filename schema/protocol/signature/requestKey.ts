import {
  createHmac,
  createPublicKey,
  createSecretKey,
  type KeyObject,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';
import type { SignatureAlgorithm } from './requestProfile.js';

/** What signs requests. */
export interface SigningKey {
  readonly id: string;
  readonly algorithm: SignatureAlgorithm;
  /** The signature over a text, base64. */
  readonly sign: (base: string) => string;
}

/** What recognises signatures. */
export interface VerifyingKey {
  readonly id: string;
  readonly algorithm: SignatureAlgorithm;
  /** False for a signature of another length too. */
  readonly verify: (base: string, signature: Uint8Array) => boolean;
}

/** A secret that both sides hold (RFC 9421, 3.3.3). */
export function hmacKey(id: string, secret: Uint8Array): SigningKey & VerifyingKey {
  const key = createSecretKey(secret);
  const digestOf = (base: string) => createHmac('sha256', key).update(base);
  return {
    id,
    algorithm: 'hmac-sha256',
    sign: (base) => digestOf(base).digest('base64'),
    verify: (base, signature) => {
      const expected = digestOf(base).digest();
      return signature.length === expected.length && timingSafeEqual(signature, expected);
    },
  };
}

/** A private Ed25519 key (RFC 9421, 3.3.6). */
export const ed25519SigningKey = (id: string, key: KeyObject): SigningKey => ({
  id,
  algorithm: 'ed25519',
  sign: (base) => sign(null, Buffer.from(base), key).toString('base64'),
});

/** The public half: who holds it can't sign. */
export function ed25519VerifyingKey(id: string, key: KeyObject): VerifyingKey {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return {
    id,
    algorithm: 'ed25519',
    verify: (base, signature) => verify(null, Buffer.from(base), publicKey, signature),
  };
}
