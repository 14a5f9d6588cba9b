import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** DER prefixes of RFC 8410, so that 32 raw bytes become a key object. */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const publicKeyBytes = 32;

/** Ed25519 private key from its 32-byte seed. */
export function privateKeyFrom(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: 'der', type: 'pkcs8' });
}

/** The 32 raw bytes of the public key, base64. */
export function publicKeyText(key: KeyObject): string {
  const der = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return der.subarray(publicPrefix.length).toString('base64');
}

/** A public key from its 32 raw bytes, base64. @throws TypeError where it is none */
export function publicKeyFrom(text: string): KeyObject {
  const raw = Buffer.from(text, 'base64');
  if (raw.length !== publicKeyBytes) throw new TypeError('An Ed25519 public key has 32 bytes.');
  return createPublicKey({ key: Buffer.concat([publicPrefix, raw]), format: 'der', type: 'spki' });
}

/** Ed25519 signature over a text, base64. */
export const signText = (text: string, key: KeyObject): string =>
  sign(null, Buffer.from(text), key).toString('base64');

/** False for a wrong signature and for a key or signature that isn't one. */
export function isSignedBy(text: string, signature: string, publicKey: string): boolean {
  try {
    return verify(null, Buffer.from(text), publicKeyFrom(publicKey), Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
