import type { Pool } from 'pg';
import { z } from 'zod';
import { versionedBook } from '../versionedBook.js';

/** A partner's service key as it is kept. */
export interface StoredKey {
  readonly keyId: string;
  readonly organisation: string;
  readonly sha256: Buffer;
  readonly expires: Date;
}

/** Which keys stand, which persons and tokens don't, and which purposes there are, as of one moment. */
export interface IdentityBook {
  readonly version: string;
  /** By key id; a revoked key isn't among them. */
  readonly keys: ReadonlyMap<string, StoredKey>;
  /** Pseudonyms of persons, services and tokens. */
  readonly revoked: ReadonlySet<string>;
  /** Ids in their order. */
  readonly purposes: readonly string[];
}

/** Answers with the book as it stands when it is asked. @throws HubError IDENTITY_UNAVAILABLE */
export type ReadIdentityBook = () => Promise<IdentityBook>;

const read = z.object({
  version: z.string(),
  keys: z.array(
    z.object({
      keyId: z.string(),
      organisation: z.string(),
      sha256: z.string().transform((hex) => Buffer.from(hex, 'hex')),
      expires: z.coerce.date(),
    }),
  ),
  revoked: z.array(z.string()),
  purposes: z.array(z.string()),
});

// One statement, one snapshot: the version is that of what comes with it.
const bookSql = `
  SELECT (SELECT version::text FROM identity_version) AS version,
         (SELECT coalesce(json_agg(json_build_object('keyId', id, 'organisation', organisation,
                   'sha256', encode(sha256, 'hex'), 'expires', expires_at)), '[]')
            FROM service_key WHERE revoked_at IS NULL) AS keys,
         (SELECT coalesce(json_agg(pseudonym), '[]') FROM revoked_identity) AS revoked,
         (SELECT coalesce(json_agg(id ORDER BY position), '[]') FROM purpose) AS purposes`;

/** What was revoked holds on every replica from the next request on. */
export function identityBook(pool: Pool): ReadIdentityBook {
  return versionedBook({
    version: async () => {
      const { rows } = await pool.query<{ version: string }>('SELECT version::text FROM identity_version');
      return rows[0]?.version;
    },
    book: async (): Promise<IdentityBook> => {
      const { version, keys, revoked, purposes } = read.parse((await pool.query(bookSql)).rows[0]);
      const byId = new Map(keys.map((key) => [key.keyId, key]));
      return { version, keys: byId, revoked: new Set(revoked), purposes };
    },
    unavailable: {
      code: 'IDENTITY_UNAVAILABLE',
      message: 'What is revoked is out of reach, so nobody can be let in. Try again later.',
    },
  });
}
