import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import {
  type CheckpointKeeper,
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
  readonly checkpoints: CheckpointKeeper;
}

export interface OpenOptions {
  readonly home: string;
  readonly databases: Databases;
  readonly resources: Resources;
  readonly clock: () => Date;
  /** Subgraphs that keep checkpoints, and where each answers. */
  readonly witnesses: readonly string[];
  readonly subgraphUrl: (name: string) => string;
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

/** Opens the hub's audit log, signs it from time to time and hands the checkpoints to the subgraphs. */
export async function openAudit(options: OpenOptions): Promise<AuditAccess> {
  const { databases, resources, clock, home } = options;
  const pool = auditPool(databases);
  await resources.own('connections to the audit log', () => pool.end());
  const signer = auditSigner(databases);
  const checkpoints = startCheckpointKeeper({
    pool,
    signer,
    clock,
    fetch,
    witnesses: options.witnesses.map((name) => ({ name, url: `${options.subgraphUrl(name)}/checkpoint` })),
    keep: (note) => keepNote(checkpointFile(home), note),
    onFault: console.error,
  });
  await resources.own('the checkpoints of the audit log', checkpoints.close);
  const log = startAuditLog({ pool, clock, onGrown: checkpoints.grown });
  await resources.own('the audit log', log.close);
  return { log, pool, signer, checkpoints };
}

async function keepNote(file: string, note: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.draft`, note);
  await rename(`${file}.draft`, file);
}
