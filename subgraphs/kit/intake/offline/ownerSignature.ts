import type { webcrypto } from 'node:crypto';
import { ConcordatError } from '../../../../schema/protocol/errors.js';

const algorithm = { name: 'Ed25519' } as const;

const toBase64 = (bytes: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(bytes)));
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

/**
 * Ed25519 over a text, base64, by the key of a PEM file, in whatever has WebCrypto.
 * @throws ConcordatError ARGUMENT_INVALID where it isn't the key of the partner
 */
export async function ownerSignature(text: string, pem: string, publicKey: string): Promise<string> {
  const key = await importKey(pem);
  const bytes = new TextEncoder().encode(text);
  const signature = await crypto.subtle.sign(algorithm, key, bytes);
  const known = await crypto.subtle.importKey('raw', fromBase64(publicKey), algorithm, false, ['verify']);
  if (await crypto.subtle.verify(algorithm, known, signature, bytes)) return toBase64(signature);
  throw unusable('the key that the partner file names', 'another key');
}

async function importKey(pem: string): Promise<webcrypto.CryptoKey> {
  try {
    const der = fromBase64(pem.replace(/-----[^-]+-----|\s/g, ''));
    return await crypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign']);
  } catch (cause) {
    throw unusable(
      'an Ed25519 private key in PEM, and a browser that knows Ed25519',
      'something else',
      cause,
    );
  }
}

/** A new key as PEM, and its public half in base64. */
export async function newOwnerKey(): Promise<{ readonly pem: string; readonly publicKey: string }> {
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw unusable('a browser that knows Ed25519', 'another');
  const der = toBase64(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  const publicKey = toBase64(await crypto.subtle.exportKey('raw', pair.publicKey));
  return { pem: `-----BEGIN PRIVATE KEY-----\n${der}\n-----END PRIVATE KEY-----\n`, publicKey };
}

const unusable = (expected: string, found: string, cause?: unknown): ConcordatError =>
  new ConcordatError('ARGUMENT_INVALID', {
    expected,
    found,
    remedy: 'Choose the key that was made with the partner file, in a browser of 2025 or later.',
    cause,
  });
