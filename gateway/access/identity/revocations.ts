import { inTransaction } from '../../registry/inTransaction.js';
import { type IdentityMeans, keyHappening } from './identityMeans.js';
import type { Pseudonym } from './pseudonym.js';
import { readClaims } from './token/claims.js';
import { readCompactToken } from './token/compactToken.js';

const pseudonymShape = /^(?:person|service|token)-[0-9a-f]{32}$/;

/** The pseudonym to revoke for a token (that token alone) or for a pseudonym itself; undefined for anything else. */
export function revocable(text: string, pseudonym: Pseudonym): string | undefined {
  if (pseudonymShape.test(text)) return text;
  const read = readCompactToken(text);
  const found = read.kind === 'read' ? readClaims(read.token.claims) : undefined;
  return found?.kind === 'read' ? pseudonym('token', found.claims.iss, found.claims.jti) : undefined;
}

/** Lets a person, service or token in no more, from the next request on. */
export function revokeIdentity({ pool, audit }: IdentityMeans, name: string): Promise<void> {
  return inTransaction(pool, async (client) => {
    await client.query('INSERT INTO revoked_identity (pseudonym) VALUES ($1) ON CONFLICT DO NOTHING', [name]);
    await audit.append(keyHappening('REVOKED', name));
  });
}
