import type { Pool } from 'pg';
import { z } from 'zod';
import type { Agreement } from '../../../schema/agreements/agreement.js';
import { agreementFault, signedAgreementSchema } from '../../../schema/agreements/signedAgreement.js';
import { versionedBook } from '../versionedBook.js';

/** A body that owns figures, as far as agreements go. */
export interface Owner {
  readonly id: string;
  readonly name: string;
  readonly sector: string;
}

/** Everything that decides who may see whose figures, as of one moment. */
export interface AgreementBook {
  readonly version: string;
  readonly owners: readonly Owner[];
  /** Those whose owner's signature holds, revoked ones among them. */
  readonly agreements: readonly Agreement[];
  /** When each was revoked (ISO 8601), by id. */
  readonly revoked: ReadonlyMap<string, string>;
  /** Subjects of kill switches that are set: ids of partners, or `hub`. */
  readonly stopped: ReadonlySet<string>;
}

/** Answers with the book as it stands when it is asked. @throws HubError AGREEMENTS_UNAVAILABLE */
export type ReadAgreementBook = () => Promise<AgreementBook>;

export interface AgreementPools {
  /** The hub's own database. */
  readonly hub: Pool;
  /** The register, which holds the owners and their keys. */
  readonly register: Pool;
}

const read = z.object({
  version: z.string(),
  agreements: z.array(signedAgreementSchema),
  revoked: z.array(z.tuple([z.string(), z.string()])),
  stopped: z.array(z.string()),
});

// One statement, one snapshot: the version is that of what comes with it.
const bookSql = `
  SELECT (SELECT version::text FROM agreement_version) AS version,
         (SELECT coalesce(json_agg(json_build_object('agreement', document, 'sha256', sha256, 'signature', signature)
                                   ORDER BY id), '[]') FROM agreement) AS agreements,
         (SELECT coalesce(json_agg(json_build_array(agreement_id, revoked_at)), '[]')
            FROM agreement_revocation) AS revoked,
         (SELECT coalesce(json_agg(subject), '[]') FROM kill_switch WHERE lifted_at IS NULL) AS stopped`;

interface KeyedOwner extends Owner {
  readonly key: string | null;
}

/**
 * The agreements that a hub's databases hold. A signature is checked whenever the book is read, with the key that the
 * owner has now: whoever changes its key signs its agreements anew.
 */
export function agreementBook({ hub, register }: AgreementPools): ReadAgreementBook {
  return versionedBook({
    version: async () => {
      const { rows } = await hub.query<{ version: string }>('SELECT version::text FROM agreement_version');
      return rows[0]?.version;
    },
    book: async (): Promise<AgreementBook> => {
      const { version, agreements, revoked, stopped } = read.parse((await hub.query(bookSql)).rows[0]);
      const { rows } = await register.query<KeyedOwner>(
        'SELECT id, name, sector, public_key AS key FROM partner ORDER BY id',
      );
      const keys = new Map(rows.map(({ id, key }) => [id, key]));
      const signed = agreements.filter((one) => isSigned(one, keys.get(one.agreement.owner)));
      return {
        version,
        owners: rows.map(({ id, name, sector }) => ({ id, name, sector })),
        agreements: signed.map(({ agreement }) => agreement),
        revoked: new Map(revoked),
        stopped: new Set(stopped),
      };
    },
    unavailable: {
      code: 'AGREEMENTS_UNAVAILABLE',
      message: 'The agreements are out of reach, so nothing is permitted. Try again later.',
    },
  });
}

const isSigned = (signed: z.infer<typeof signedAgreementSchema>, key: string | null | undefined): boolean =>
  typeof key === 'string' && agreementFault(signed, key) === undefined;
