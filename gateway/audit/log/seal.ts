import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto';
import { canonicalJson } from '../../../schema/protocol/canonicalJson.js';
import type { EntryParts } from './entryParts.js';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
const saltHex = 64;

/** What is sealed: the parts of an entry and the salt that its commitment was made with. */
export interface Unsealed {
  readonly parts: EntryParts;
  /** Hex. */
  readonly salt: string;
}

const pool = Buffer.alloc(8192);
let used = pool.length;

/** Random bytes, drawn many at once: a call for each few would cost more than the sealing. */
export function randomBytesPooled(count: number): Buffer {
  if (used + count > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += count;
  return Buffer.from(pool.subarray(used - count, used));
}

/** Encrypts with the key of a month: nonce, tag, text. */
export function seal({ parts, salt }: Unsealed, key: Buffer): Buffer {
  const nonce = randomBytesPooled(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce);
  const text = Buffer.concat([cipher.update(`${salt}${canonicalJson(parts)}`, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]);
}

/** The reverse of {@link seal}. @throws Error where the key is another, or the bytes were changed */
export function unseal(sealed: Buffer, key: Buffer): Unsealed {
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes));
  decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
  const text =
    decipher.update(sealed.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
  return { salt: text.slice(0, saltHex), parts: JSON.parse(text.slice(saltHex)) };
}
