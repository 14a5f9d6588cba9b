import type { Figures } from '../figures.js';
import { withAuditDatabase } from './auditDatabase.js';
import { durableEntries } from './durable.js';
import { engineLoss } from './engineLoss.js';
import { verifyMillion } from './verifyMillion.js';

/** The audit log: durable entries, what it costs the engine, and verification of a million entries. */
export async function benchAudit(rounds: number): Promise<Figures> {
  const durable = await withAuditDatabase(durableEntries);
  const loss = await withAuditDatabase((database) => engineLoss(database, rounds));
  return { ...durable, ...loss, ...(await verifyMillion()) };
}
