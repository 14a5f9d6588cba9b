import type { IncomingHttpHeaders } from 'node:http';
import { LRUCache } from 'lru-cache';
import { withinFirewall } from '../firewall.js';
import type { Identify } from '../identify.js';
import { anonymous, type Requester } from '../requester.js';
import { isRole, scopesOf } from '../roles.js';
import type { IdentityBook, ReadIdentityBook } from './identityBook.js';
import type { Pseudonym } from './pseudonym.js';
import { isSameHash, keyPrefix, readServiceKey } from './service/serviceKey.js';
import { statedUse } from './statedUse.js';
import type { TokenClaims } from './token/claims.js';
import type { Issuer } from './token/issuer.js';
import { type VerifiedToken, verifyToken } from './token/verifyToken.js';
import { unauthenticated } from './unauthenticated.js';

export interface IdentityOptions {
  readonly issuers: readonly Issuer[];
  readonly book: ReadIdentityBook;
  readonly pseudonym: Pseudonym;
  readonly clock: () => Date;
}

/** Tokens that were verified and are not verified again before they expire. */
const tokensKept = 10_000;

/** Who stands behind what was shown, before it is said what for. */
interface Known {
  readonly requester: Omit<Requester, 'purpose' | 'project'>;
  readonly bound?: {
    readonly purposes?: readonly string[] | undefined;
    readonly project?: string | undefined;
  };
  /** Pseudonyms that may have been revoked. */
  readonly revocable: readonly string[];
}

interface Kept extends VerifiedToken {
  readonly known: Known;
  readonly issuer: Issuer;
}

/** Who requests come from: by access token, by service key, or nobody. */
export function startIdentity({ issuers, book: readBook, pseudonym, clock }: IdentityOptions): Identify {
  const means = { issuers: new Map(issuers.map((issuer) => [issuer.issuer, issuer])), clock };
  const kept = new LRUCache<string, Kept>({ max: tokensKept });

  const byToken = async (text: string): Promise<Known> => {
    const found = kept.get(text);
    if (found && isCurrent(found.claims, clock()) && (await found.issuer.keys.current()) === found.keys)
      return found.known;
    kept.delete(text);
    const verified = await verifyToken(means, text);
    const issuer = means.issuers.get(verified.claims.iss);
    const known = knownByClaims(verified.claims, pseudonym);
    if (issuer) kept.set(text, { ...verified, known, issuer });
    return known;
  };

  return async ({ headers }) => {
    const shown = shownIn(headers);
    if (shown === undefined) return anonymousFor(headers, readBook);
    const [book, byClaims] = await Promise.all([
      readBook(),
      shown.startsWith(keyPrefix) ? undefined : byToken(shown),
    ]);
    const { requester, bound, revocable } = byClaims ?? knownByKey(shown, { book, pseudonym, clock });
    if (revocable.some((name) => book.revoked.has(name))) throw unauthenticated('It was revoked.');
    const use = statedUse(headers, { registered: book.purposes, bound });
    const whole = withinFirewall({ ...requester, ...use });
    return { ...whole, roles: whole.roles.filter(isRole) };
  };
}

/** Nobody's purpose is looked at: it opens nothing. But one that is no purpose is told, before it is relied on. */
async function anonymousFor(headers: IncomingHttpHeaders, readBook: ReadIdentityBook): Promise<Requester> {
  if (headers['concordat-purpose'] === undefined && headers['concordat-project'] === undefined)
    return anonymous;
  const { purposes } = await readBook();
  return withinFirewall({ ...anonymous, ...statedUse(headers, { registered: purposes }) });
}

const bearer = /^bearer +([^\s,]+)$/i;

/** The token or key of a request. A header that holds something else is refused, never passed over. */
function shownIn({ authorization }: IncomingHttpHeaders): string | undefined {
  if (authorization === undefined) return undefined;
  const shown = bearer.exec(authorization)?.[1];
  if (shown === undefined) throw unauthenticated('The header Authorization holds no bearer token.');
  return shown;
}

const toleranceMs = 30_000;

/** What time changes about a token that held. */
function isCurrent({ exp, nbf = 0 }: TokenClaims, now: Date): boolean {
  return now.getTime() < exp * 1000 + toleranceMs && now.getTime() >= nbf * 1000 - toleranceMs;
}

function knownByClaims(claims: TokenClaims, pseudonym: Pseudonym): Known {
  const { iss, sub, jti, exp, client_id: client, organisation, purpose, project, scope } = claims;
  const kind = client === sub ? 'service' : 'person';
  const person = pseudonym(kind, iss, sub);
  const roles = [...new Set(claims.roles ?? [])];
  const scopes = scope?.split(' ') ?? scopesOf(roles.filter(isRole));
  return {
    requester: { person, kind, organisation, roles, scopes, expires: new Date(exp * 1000) },
    bound: { purposes: purpose, project },
    revocable: [person, pseudonym('token', iss, jti)],
  };
}

interface KeyMeans extends Pick<IdentityOptions, 'pseudonym' | 'clock'> {
  readonly book: IdentityBook;
}

function knownByKey(shown: string, { book, pseudonym, clock }: KeyMeans): Known {
  const text = readServiceKey(shown);
  const stored = text && book.keys.get(text.keyId);
  if (text === undefined || stored === undefined || !isSameHash(text.sha256, stored.sha256))
    throw unauthenticated('The key is not one of this hub, or was revoked.');
  if (clock() >= stored.expires) throw unauthenticated('The key has expired. Make a new one.');
  const { organisation, expires } = stored;
  const person = pseudonym('service', 'key', organisation);
  return {
    requester: { person, kind: 'service', organisation, roles: ['service'], scopes: [], expires },
    revocable: [person],
  };
}
