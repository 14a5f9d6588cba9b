import { randomUUID } from 'node:crypto';
import { importJWK, type JWK, SignJWT } from 'jose';
import type { Issuer } from '../token/issuer.js';
import { fixedKeys } from '../token/keySource.js';
import { type DemonstrationPerson, demonstrationPersons } from './persons.js';

/** The private Ed25519 key of a home's demonstration issuer. */
export type DemonstrationKey = JWK;

const issuer = 'urn:concordat:demonstration';
const audience = 'concordat';

export interface TokenWish {
  readonly as: DemonstrationPerson;
  /** Another organisation than the person's own. */
  readonly organisation?: string | undefined;
  /** Binds the token to a purpose. */
  readonly purpose?: string | undefined;
  readonly lifeSeconds: number;
  readonly now: Date;
}

/** A token of the demonstration, signed as an OIDC issuer would sign it. */
export async function demonstrationToken(key: DemonstrationKey, wish: TokenWish): Promise<string> {
  const { as, organisation = demonstrationPersons[as].organisation, purpose, lifeSeconds, now } = wish;
  const seconds = Math.floor(now.getTime() / 1000);
  return new SignJWT({ organisation, roles: demonstrationPersons[as].roles, ...(purpose && { purpose }) })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(`demonstration ${as} of ${organisation}`)
    .setJti(randomUUID())
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + lifeSeconds)
    .sign(await importJWK(key, 'EdDSA'));
}

/** The issuer as the hub checks it: by the public half alone, as any other. */
export function demonstrationIssuer({ kty, crv, x }: DemonstrationKey): Issuer {
  const keys = fixedKeys({ keys: [{ kty, crv, x, use: 'sig' } as JWK & { readonly kty: string }] });
  return { issuer, audience, organisations: undefined, keys };
}
