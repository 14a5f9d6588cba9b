import { z } from 'zod';

const id = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/);
const ids = z.array(id).max(20);
/** Seconds since 1970 (RFC 7519, section 2), up to the year 9999. */
const moment = z.number().min(0).max(253_402_300_799);

const claimsSchema = z.looseObject({
  iss: z.string().min(1).max(500),
  /** Not trimmed or folded: two spellings are two people. */
  sub: z.string().min(1).max(255),
  jti: z.string().min(1).max(255),
  exp: moment,
  iat: moment,
  nbf: moment.optional(),
  /** Client of a service that asks by itself (RFC 9068, section 2.2): equal to `sub`. */
  client_id: z.string().max(255).optional(),
  organisation: id.optional(),
  roles: ids.optional(),
  /** Space-delimited (RFC 8693, section 4.2). */
  scope: z
    .string()
    .max(1000)
    .regex(/^[\x21\x23-\x5b\x5d-\x7e]+(?: [\x21\x23-\x5b\x5d-\x7e]+)*$/)
    .optional(),
  /** Purposes that the token is for; every purpose where it is left out. */
  purpose: z.union([id.transform((one) => [one]), ids.min(1)]).optional(),
  project: z.string().min(1).max(100).optional(),
});

/** What a token says of whoever holds it. */
export type TokenClaims = z.infer<typeof claimsSchema>;

export type ReadClaims =
  | { readonly kind: 'read'; readonly claims: TokenClaims }
  | { readonly kind: 'refused'; readonly claim: string };

export function readClaims(claims: unknown): ReadClaims {
  const parsed = claimsSchema.safeParse(claims);
  if (parsed.success) return { kind: 'read', claims: parsed.data };
  return { kind: 'refused', claim: String(parsed.error.issues[0]?.path[0] ?? 'claims') };
}
