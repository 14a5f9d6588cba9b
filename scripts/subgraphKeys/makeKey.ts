import { randomBytes } from 'node:crypto';
import { privateKeyFrom, publicKeyText } from '../../schema/protocol/ownerKey.js';
import type { RingKey } from '../../schema/protocol/signature/keyRing.js';
import type { SignatureAlgorithm, SignatureUse } from '../../schema/protocol/signature/requestProfile.js';

export interface NewKey {
  readonly subgraph: string;
  readonly use: SignatureUse;
  readonly algorithm: SignatureAlgorithm;
  readonly now: Date;
}

/** A new random key. Its id says whose it is and what for, and is no secret. */
export function makeKey({ subgraph, use, algorithm, now }: NewKey): RingKey {
  const secret = randomBytes(32);
  const id = `${subgraph}.${use}.${randomBytes(6).toString('hex')}`;
  const made = now.toISOString();
  if (algorithm === 'hmac-sha256') return { id, made, algorithm, secret: secret.toString('base64') };
  const publicKey = publicKeyText(privateKeyFrom(secret));
  return { id, made, algorithm, publicKey, seed: secret.toString('base64') };
}
