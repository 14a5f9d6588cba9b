import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A service key in the two parts that matter: the id finds it, the secret proves it. */
export interface ServiceKeyText {
  readonly keyId: string;
  readonly sha256: Buffer;
}

export const keyPrefix = 'concordat_';
const shape = /^concordat_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/;
const secretBytes = 32;

/** A new key. Its text is shown once and kept nowhere. */
export function newServiceKey(): ServiceKeyText & { readonly text: string } {
  const keyId = randomBytes(8).toString('hex');
  const text = `${keyPrefix}${keyId}_${randomBytes(secretBytes).toString('base64url')}`;
  return { keyId, text, sha256: hashOf(text) };
}

export function readServiceKey(text: string): ServiceKeyText | undefined {
  const keyId = shape.exec(text)?.[1];
  return keyId === undefined ? undefined : { keyId, sha256: hashOf(text) };
}

/** Takes as long whether they differ early, late or nowhere. */
export const isSameHash = (one: Buffer, other: Buffer): boolean =>
  one.length === other.length && timingSafeEqual(one, other);

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();
