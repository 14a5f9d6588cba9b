import type { Figures } from '../figures.js';
import { withHubDatabases } from '../guards/hubDatabases.js';
import { durableEntries } from './durable.js';
import { engineLoss } from './engineLoss.js';
import { verifyMillion } from './verifyMillion.js';

/** The audit log: durable entries, what audit and access cost the engine, and verification of a million entries. */
export async function benchAudit(rounds: number): Promise<Figures> {
  const durable = await withHubDatabases(durableEntries);
  const loss = await withHubDatabases((databases) => engineLoss(databases, rounds));
  return { ...durable, ...loss, ...(await verifyMillion()) };
}
