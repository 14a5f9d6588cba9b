import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import {
  type CheckpointKeeper,
  type KeeperOptions,
  startCheckpointKeeper,
} from '../../gateway/audit/checkpoints/checkpointKeeper.js';
import type { LogSigner } from '../../gateway/audit/checkpoints/checkpoints.js';
import { type AuditLog, auditPoolSettings, startAuditLog } from '../../gateway/audit/log/auditLog.js';
import type { Databases } from '../database/databases.js';
import { auditRoles, databaseNames } from '../database/plan.js';
import type { Resources } from '../resources.js';
import { auditSigner } from './auditSigner.js';

export interface AuditAccess {
  readonly log: AuditLog;
  /** May read and add. */
  readonly pool: pg.Pool;
  readonly signer: LogSigner;
  /** Signs the log from time to time from now on, and hands what it signed to witnesses. */
  readonly keepCheckpoints: (witnesses: KeeperOptions['witnesses']) => Promise<CheckpointKeeper>;
}

export interface OpenOptions {
  readonly home: string;
  readonly databases: Databases;
  readonly resources: Resources;
  readonly clock: () => Date;
}

/** Connections to the audit log as the role that may read and add. */
export function auditPool(databases: Databases): pg.Pool {
  const connectionString = databases.url(databaseNames.audit, auditRoles.appender);
  const pool = new pg.Pool({ ...auditPoolSettings, connectionString });
  pool.on('error', () => {});
  return pool;
}

/** Where the last checkpoint is kept outside the database. */
export const checkpointFile = (home: string): string => path.join(home, 'audit', 'checkpoint');

/** Opens the hub's audit log: before anything is registered or asked. */
export async function openAudit({ databases, resources, clock, home }: OpenOptions): Promise<AuditAccess> {
  const pool = auditPool(databases);
  await resources.own('connections to the audit log', () => pool.end());
  const signer = auditSigner(databases);
  let keeper: CheckpointKeeper | undefined;
  const keepCheckpoints: AuditAccess['keepCheckpoints'] = async (witnesses) => {
    const keep = (note: string) => keepNote(checkpointFile(home), note);
    keeper = startCheckpointKeeper({ pool, signer, clock, fetch, witnesses, keep, onFault: console.error });
    await resources.own('the checkpoints of the audit log', keeper.close);
    return keeper;
  };
  const log = startAuditLog({ pool, clock, onGrown: (size) => keeper?.grown(size) });
  await resources.own('the audit log', log.close);
  return { log, pool, signer, keepCheckpoints };
}

async function keepNote(file: string, note: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.draft`, note);
  await rename(`${file}.draft`, file);
}
