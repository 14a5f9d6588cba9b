import { startAuditLog } from '../../gateway/audit/log/auditLog.js';
import { periodOf } from '../../gateway/audit/log/periodKeys.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { withClient } from '../database/connect.js';
import { auditRoles, databaseNames } from '../database/plan.js';
import type { AuditAccess } from './withAudit.js';

/**
 * Destroys the keys of all months before this one, as the owner of the log, and records that first.
 * @returns the months
 * @throws ConcordatError ARGUMENT_INVALID for a month that is still written
 */
export async function makeKeysUnreadable(
  { pool, databases }: Pick<AuditAccess, 'pool' | 'databases'>,
  before: string,
  clock: () => Date,
): Promise<readonly string[]> {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(before) || before > periodOf(clock()))
    throw new ConcordatError('ARGUMENT_INVALID', {
      expected: `--before to be a month as YYYY-MM, not after ${periodOf(clock())}`,
      found: `"${before}"`,
      remedy: 'Name the first month to keep.',
    });
  const { rows } = await pool.query<{ period: string }>(
    'SELECT period FROM audit_key WHERE period < $1 ORDER BY period',
    [before],
  );
  const months = rows.map(({ period }) => period);
  if (months.length === 0) return months;
  await startAuditLog({ pool, clock }).append({
    kind: 'ERASURE',
    action: 'KEYS_DESTROYED',
    subject: 'audit',
    by: null,
    partners: [],
    facts: { months },
  });
  await withClient(databases.url(databaseNames.audit, auditRoles.owner), async (client) => {
    await client.query('DELETE FROM audit_key WHERE period = ANY($1)', [months]);
    await client.query('VACUUM FULL audit_key');
  });
  return months;
}
