import { type Recorder, startAuditLog } from '../../gateway/audit/log/auditLog.js';
import type { Databases } from '../database/databases.js';
import { auditPool } from '../hub/openAudit.js';

/** The audit log for a command beside the hub that runs: what it changes is recorded first. */
export async function withRecorder<Result>(
  databases: Databases,
  work: (audit: Recorder) => Promise<Result>,
): Promise<Result> {
  const pool = auditPool(databases);
  const log = startAuditLog({ pool, clock: () => new Date() });
  try {
    return await work(log);
  } finally {
    await log.close();
    await pool.end();
  }
}
