import { constants, KeyObject as Key, type KeyObject, sign as signWith } from 'node:crypto';
import type { Algorithm, SigningKey } from './testIssuer.js';

/** What tokens are forged with: the true keys, so that everything but the one thing under test holds. */
export interface Forge {
  readonly alg: Algorithm;
  readonly key: SigningKey;
  readonly secret: KeyObject;
  /** Seconds since 1970. */
  readonly now: number;
}

export const forgeOf = (alg: Algorithm, key: SigningKey, now: number): Forge => ({
  alg,
  key,
  secret: Key.from(key.privateKey),
  now,
});

export const base64url = (text: string | Buffer): string => Buffer.from(text).toString('base64url');

export const usualHeader = ({ alg, key }: Forge) => ({ alg, typ: 'at+jwt', kid: key.kid });

export const usualClaims = ({ now }: Forge) => ({
  iss: 'https://issuer.example',
  sub: 'subject',
  aud: 'concordat',
  jti: 'token-1',
  iat: now,
  exp: now + 600,
  organisation: 'greater-london-authority-demo',
  roles: ['analyst'],
});

export function signatureOf({ alg, secret }: Forge, input: string): Buffer {
  if (alg === 'EdDSA') return signWith(null, Buffer.from(input), secret);
  if (alg === 'ES256')
    return signWith('sha256', Buffer.from(input), { key: secret, dsaEncoding: 'ieee-p1363' });
  return signWith('sha256', Buffer.from(input), { key: secret, padding: constants.RSA_PKCS1_PADDING });
}

/** A token over these very texts, signed with the true key. */
export function signedText(forge: Forge, header: string | Buffer, claims: string | Buffer): string {
  const input = `${base64url(header)}.${base64url(claims)}`;
  return `${input}.${base64url(signatureOf(forge, input))}`;
}

/** A token with members changed; those set to undefined are left out. */
export const signed = (forge: Forge, claims: object = {}, header: object = {}): string =>
  signedText(
    forge,
    JSON.stringify({ ...usualHeader(forge), ...header }),
    JSON.stringify({ ...usualClaims(forge), ...claims }),
  );

export interface Invalid {
  readonly name: string;
  readonly token: string;
}

export const named = (kind: string, tokens: Readonly<Record<string, string>>): readonly Invalid[] =>
  Object.entries(tokens).map(([name, token]) => ({ name: `${kind}: ${name}`, token }));
