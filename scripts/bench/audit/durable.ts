import pg from 'pg';
import { auditPoolSettings, startAuditLog } from '../../../gateway/audit/log/auditLog.js';
import { type Figures, quantile } from '../figures.js';
import type { HubDatabases } from '../guards/hubDatabases.js';
import { auditedQuestion } from './auditedQuestion.js';

const callers = 100;
const warmUpMs = 2000;
const measuredMs = 10_000;

/** How many entries a second are durable while a hundred callers wait for theirs, and how long one waits. */
export async function durableEntries({ audit }: HubDatabases): Promise<Figures> {
  const pool = new pg.Pool({ ...auditPoolSettings, connectionString: audit });
  const log = startAuditLog({ pool, clock: () => new Date() });
  const begun = performance.now();
  const from = begun + warmUpMs;
  const until = from + measuredMs;
  const waits: number[] = [];
  const call = async () => {
    while (performance.now() < until) {
      for (const entry of auditedQuestion()) {
        const asked = performance.now();
        await log.append(entry);
        if (asked >= from) waits.push(performance.now() - asked);
      }
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  await log.close();
  await pool.end();
  return {
    durablePerSecond: Math.round(waits.length / (measuredMs / 1000)),
    p50Ms: Math.round(quantile(waits, 0.5) * 10) / 10,
    p99Ms: Math.round(quantile(waits, 0.99) * 10) / 10,
  };
}
