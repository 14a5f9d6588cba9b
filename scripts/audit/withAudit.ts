import type pg from 'pg';
import {
  type LogSigner,
  makeCheckpoint,
  type SignedCheckpoint,
} from '../../gateway/audit/checkpoints/checkpoints.js';
import type { Config } from '../../gateway/config.js';
import { type Databases, findDatabases } from '../database/databases.js';
import { auditSigner } from '../hub/auditSigner.js';
import { auditPool } from '../hub/openAudit.js';

/** What the audit commands work with, on the log of a hub that runs. */
export interface AuditAccess {
  readonly pool: pg.Pool;
  readonly databases: Databases;
  readonly signer: LogSigner;
  /** Signs the log as it is. */
  readonly checkpoint: () => Promise<SignedCheckpoint>;
}

/** @throws ConcordatError DATABASE_OUT_OF_REACH where no hub runs on the home */
export async function withAudit<Result>(
  config: Config,
  work: (access: AuditAccess) => Promise<Result>,
): Promise<Result> {
  const databases = await findDatabases(config);
  const pool = auditPool(databases);
  const signer = auditSigner(databases);
  try {
    return await work({
      pool,
      databases,
      signer,
      checkpoint: () => makeCheckpoint(pool, signer, new Date()),
    });
  } finally {
    await pool.end();
  }
}
