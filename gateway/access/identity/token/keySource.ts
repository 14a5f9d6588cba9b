import { createLocalJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';

/** An issuer's public keys. */
export interface KeySource {
  /** @throws HubError IDENTITY_UNAVAILABLE where there are none to be had */
  current(): Promise<Keys>;
  /** Looks for keys that are newer than these, as far as the issuer may be asked again. */
  newerThan(keys: Keys): Promise<Keys>;
}

/** One state of an issuer's keys: another state is another object. */
export interface Keys {
  readonly find: JWTVerifyGetKey;
}

/** Keys for signatures alone: a secret among them would turn a public text into a key (RFC 8725, section 2.1). */
const isPublic = ({ kty, use }: { readonly kty?: string; readonly use?: string }): boolean =>
  (kty === 'RSA' || kty === 'EC' || kty === 'OKP') && (use === undefined || use === 'sig');

export function keysOf(set: JSONWebKeySet): Keys {
  return { find: createLocalJWKSet({ keys: set.keys.filter(isPublic) }) };
}

/** Keys that never change. */
export function fixedKeys(set: JSONWebKeySet): KeySource {
  const keys = Promise.resolve(keysOf(set));
  return { current: () => keys, newerThan: () => keys };
}
