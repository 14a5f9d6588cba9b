import { errors, type JWTVerifyOptions, jwtVerify } from 'jose';
import { HubError } from '../../../errors.js';
import { unauthenticated } from '../unauthenticated.js';
import { readClaims, type TokenClaims } from './claims.js';
import { type JsonObject, readCompactToken } from './compactToken.js';
import type { Issuer } from './issuer.js';
import type { Keys } from './keySource.js';

/** A token whose signature and claims hold, with the keys that said so. */
export interface VerifiedToken {
  readonly claims: TokenClaims;
  readonly keys: Keys;
}

export interface VerifyMeans {
  /** By their `iss`. */
  readonly issuers: ReadonlyMap<string, Issuer>;
  readonly clock: () => Date;
}

const toleranceSeconds = 30;
/** An access token of a longer life would outlive too much. */
const maxLifeSeconds = 24 * 60 * 60;

/** Headers that bring a key or the address of one along (RFC 8725, section 3.10). */
const keyBearers = ['jwk', 'jku', 'x5u', 'x5c'] as const;

/**
 * Checks an access token (RFC 9068) against the issuers that are configured.
 * @throws HubError UNAUTHENTICATED, IDENTITY_UNAVAILABLE
 */
export async function verifyToken(means: VerifyMeans, text: string): Promise<VerifiedToken> {
  const read = readCompactToken(text);
  if (read.kind === 'refused') throw unauthenticated(`The token ${read.why}.`);
  const { header, claims } = read.token;
  checkHeader(header);
  const issuer = typeof claims['iss'] === 'string' ? means.issuers.get(claims['iss']) : undefined;
  if (issuer === undefined) throw unauthenticated('The token comes from no issuer of this hub.');
  const keys = await checkSignature(issuer, text, means.clock());
  const found = readClaims(claims);
  if (found.kind === 'refused') throw unauthenticated(`The token's claim ${found.claim} is not as expected.`);
  const { organisation, exp, iat } = found.claims;
  if (exp - iat > maxLifeSeconds) throw unauthenticated('The token lives longer than a day.');
  if (organisation !== undefined && issuer.organisations?.has(organisation) === false)
    throw unauthenticated('The issuer of the token may not speak for its organisation.');
  return { claims: found.claims, keys };
}

function checkHeader(header: JsonObject): void {
  if (keyBearers.some((name) => Object.hasOwn(header, name)))
    throw unauthenticated('The token brings its own key. Keys come from the issuer alone.');
  if (Object.hasOwn(header, 'crit') || Object.hasOwn(header, 'b64'))
    throw unauthenticated('The token asks for an extension that this hub does not know.');
}

async function checkSignature(issuer: Issuer, text: string, currentDate: Date): Promise<Keys> {
  const options: JWTVerifyOptions = {
    algorithms: ['RS256', 'ES256', 'EdDSA'],
    issuer: issuer.issuer,
    audience: issuer.audience,
    typ: 'at+jwt',
    requiredClaims: ['exp', 'iat', 'sub', 'jti'],
    clockTolerance: toleranceSeconds,
    maxTokenAge: maxLifeSeconds,
    currentDate,
  };
  const keys = await issuer.keys.current();
  try {
    await jwtVerify(text, keys.find, options);
    return keys;
  } catch (error) {
    if (!(error instanceof errors.JWKSNoMatchingKey)) throw refusalOf(error);
    const newer = await issuer.keys.newerThan(keys);
    await jwtVerify(text, newer.find, options).catch((cause: unknown) => {
      throw refusalOf(cause);
    });
    return newer;
  }
}

const reasons: Readonly<Record<string, string>> = {
  ERR_JWT_EXPIRED: 'The token has expired. Get a new one.',
  ERR_JOSE_ALG_NOT_ALLOWED: 'The token is signed with an algorithm other than RS256, ES256 or EdDSA.',
  ERR_JWKS_NO_MATCHING_KEY: "The token is signed with none of its issuer's keys.",
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: "The token's signature does not hold.",
};

/** Whatever is wrong with a token is the token's fault, and nothing of the token is repeated. */
function refusalOf(error: unknown): HubError {
  if (error instanceof HubError) return error;
  if (error instanceof errors.JWTClaimValidationFailed)
    return unauthenticated(`The token's claim or header ${error.claim} is not as expected.`);
  const code = error instanceof errors.JOSEError ? error.code : '';
  return unauthenticated(reasons[code] ?? 'The token is not one that this hub can check.');
}
