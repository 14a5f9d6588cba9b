import pg from 'pg';
import { type AuditLog, auditPoolSettings, startAuditLog } from '../../gateway/audit/log/auditLog.js';
import type { Databases } from '../database/databases.js';
import { auditRoles, databaseNames } from '../database/plan.js';
import type { Resources } from '../resources.js';

export interface AuditAccess {
  readonly log: AuditLog;
  /** May read and add. */
  readonly pool: pg.Pool;
}

/** Connections to the audit log as the role that may read and add, of which no other process needs to know. */
export function auditPool(databases: Databases): pg.Pool {
  const connectionString = databases.url(databaseNames.audit, auditRoles.appender);
  const pool = new pg.Pool({ ...auditPoolSettings, connectionString });
  pool.on('error', () => {});
  return pool;
}

/** Opens the hub's audit log. */
export async function openAudit(options: {
  readonly databases: Databases;
  readonly resources: Resources;
  readonly clock: () => Date;
}): Promise<AuditAccess> {
  const { databases, resources, clock } = options;
  const pool = auditPool(databases);
  await resources.own('connections to the audit log', () => pool.end());
  const log = startAuditLog({ pool, clock });
  await resources.own('the audit log', log.close);
  return { log, pool };
}
