import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { Requester } from '../access/requester.js';
import { HubError } from '../errors.js';

/** One question put to partners' data. Holds who and what, never an answer. */
export interface Use {
  readonly requester: Requester;
  readonly operationName: string | undefined;
  readonly documentSha256: string;
}

/** Where every use is recorded before it happens. */
export interface Audit {
  /** Resolves once the intent is durable; throws `AUDIT_UNAVAILABLE`, and then nothing may be asked of a partner. */
  intend(use: Use): Promise<void>;
}

/** Records uses in the hub's own database. */
export function startAudit({ pool, clock }: { readonly pool: Pool; readonly clock: () => Date }): Audit {
  return {
    async intend({ requester, operationName, documentSha256 }) {
      const { person, organisation, purpose } = requester;
      const values = [
        randomUUID(),
        clock(),
        person,
        organisation ?? 'none',
        purpose ?? 'none',
        operationName ?? null,
        documentSha256,
      ];
      await pool
        .query(
          `INSERT INTO use_of_data (id, at, requester, organisation, purpose, operation_name, document_sha256, decision)
           VALUES ($1, $2, $3, $4, $5, $6, $7, 'PERMITTED')`,
          values,
        )
        .catch(unavailable);
    },
  };
}

function unavailable(): never {
  throw new HubError(
    'AUDIT_UNAVAILABLE',
    'The use could not be recorded, so nothing was asked. Try again later.',
  );
}
