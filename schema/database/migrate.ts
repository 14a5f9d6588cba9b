import { randomUUID } from 'node:crypto';
import type { ClientBase } from 'pg';
import { ConcordatError } from '../protocol/errors.js';
import { isChecksumOf, type Migration, readMigrations } from './migrations.js';

/** A database and the folder of migrations it should stand at. */
export interface MigrateOptions {
  /** A connected client of the role that owns the database. */
  readonly client: ClientBase;
  readonly folder: string;
  readonly log?: (message: string) => void;
}

interface Recorded {
  readonly name: string;
  readonly checksum: string;
  readonly isFinished: boolean;
}

// The table and the lock's key are Prisma's own, so that `prisma migrate deploy` and this runner
// can take turns on one database.
const migrationsTable = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;
const prismaLockKey = 72707369;

/**
 * Applies what is pending, each migration and its record in one transaction, and answers with their names.
 * @throws ConcordatError MIGRATIONS_FOLDER_MISSING, MIGRATION_MISSING, MIGRATION_EDITED,
 *   MIGRATION_FAILED_BEFORE, MIGRATION_REFUSED
 */
export async function migrate(options: MigrateOptions): Promise<readonly string[]> {
  const { client, log } = options;
  await client.query('SELECT pg_advisory_lock($1)', [prismaLockKey]);
  try {
    const pending = await pendingMigrations(options);
    if (pending.length > 0) await client.query(migrationsTable);
    for (const migration of pending) {
      await apply(client, migration);
      log?.(`applied migration ${migration.name}`);
    }
    return pending.map((migration) => migration.name);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [prismaLockKey]);
  }
}

/**
 * The migrations of the folder that the database has not had, after checking that those it had are unchanged.
 * Changes nothing. @throws as {@link migrate}, MIGRATION_REFUSED aside
 */
export async function pendingMigrations({ client, folder }: MigrateOptions): Promise<readonly Migration[]> {
  const onDisk = await readMigrations(folder);
  const recorded = await readRecorded(client);
  for (const record of recorded) checkRecord(record, onDisk, folder);
  const applied = new Set(recorded.map((record) => record.name));
  return onDisk.filter((migration) => !applied.has(migration.name));
}

async function readRecorded(client: ClientBase): Promise<readonly Recorded[]> {
  const table = await client.query<{ found: string | null }>(
    `SELECT to_regclass('_prisma_migrations')::text AS found`,
  );
  if (!table.rows[0]?.found) return [];
  const records = await client.query<Recorded>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS "isFinished"
       FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at, migration_name`,
  );
  return records.rows;
}

function checkRecord(record: Recorded, onDisk: readonly Migration[], folder: string): void {
  if (!record.isFinished) throw failedBefore(record);
  const migration = onDisk.find(({ name }) => name === record.name);
  if (!migration) throw missing(record, folder);
  if (!isChecksumOf(migration, record.checksum)) throw edited(record, migration);
}

async function apply(client: ClientBase, migration: Migration): Promise<void> {
  const startedAt = new Date();
  try {
    await client.query('BEGIN');
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO _prisma_migrations
         (id, checksum, finished_at, migration_name, logs, rolled_back_at, started_at, applied_steps_count)
       VALUES ($1, $2, clock_timestamp(), $3, NULL, NULL, $4, 1)`,
      [randomUUID(), migration.checksum, migration.name, startedAt],
    );
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK');
    throw refused(migration, cause);
  }
}

function failedBefore({ name }: Recorded): ConcordatError {
  return new ConcordatError('MIGRATION_FAILED_BEFORE', {
    expected: `migration ${name} finished or rolled back`,
    found: 'a record that it began and never finished (Prisma ran it, not this runner)',
    remedy: `put the database right, then run: prisma migrate resolve --rolled-back ${name}`,
  });
}

function missing({ name }: Recorded, folder: string): ConcordatError {
  return new ConcordatError('MIGRATION_MISSING', {
    expected: `migration ${name}, which this database has had, in ${folder}`,
    found: 'no such folder there',
    remedy: 'restore it from version control, or use the release of Concordat that wrote this database.',
  });
}

function edited(record: Recorded, migration: Migration): ConcordatError {
  return new ConcordatError('MIGRATION_EDITED', {
    expected: `${migration.file} as it was applied (SHA-256 ${record.checksum})`,
    found: `another text (SHA-256 ${migration.checksum})`,
    remedy: 'restore the file from version control, and put the change into a new migration.',
  });
}

function refused(migration: Migration, cause: unknown): ConcordatError {
  return new ConcordatError('MIGRATION_REFUSED', {
    expected: `PostgreSQL to accept ${migration.file}`,
    found: `${describe(cause)}${placeOf(migration.sql, cause)}`,
    remedy: 'correct the script and run again; nothing of it has been kept.',
    cause,
  });
}

function describe(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

/** PostgreSQL counts characters from 1; people count lines. */
function placeOf(sql: string, cause: unknown): string {
  if (!(cause instanceof Error) || !('position' in cause)) return '';
  const line = sql.slice(0, Number(cause.position)).split('\n').length;
  return ` at line ${line}`;
}
