import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ConcordatError } from '../protocol/errors.js';

/** One migration on disk, in Prisma's folder shape. */
export interface Migration {
  /** Folder name: `<timestamp>_<name>`. */
  readonly name: string;
  readonly file: string;
  readonly sql: string;
  /** SHA-256 of the file, hexadecimal. */
  readonly checksum: string;
}

/**
 * The migrations of a folder in the order they apply. Prisma sorts by folder name, and so do we.
 * @throws ConcordatError MIGRATIONS_FOLDER_MISSING, MIGRATION_MISSING
 */
export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    throw new ConcordatError('MIGRATIONS_FOLDER_MISSING', {
      expected: `a folder of migrations at ${folder}`,
      found: 'nothing that can be read there',
      remedy: 'restore the folder from version control.',
      cause,
    });
  });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.sort().map((name) => readMigration(folder, name)));
}

/**
 * Whether a recorded checksum is that of this script. Line endings are allowed to differ, as in Prisma:
 * git may turn them round on checkout.
 */
export function isChecksumOf(migration: Migration, recorded: string): boolean {
  const unix = migration.sql.replaceAll('\r\n', '\n');
  return [migration.sql, unix, unix.replaceAll('\n', '\r\n')].some((sql) => checksumOf(sql) === recorded);
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const file = path.join(folder, name, 'migration.sql');
  const sql = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new ConcordatError('MIGRATION_MISSING', {
      expected: `the script of migration ${name} at ${file}`,
      found: 'no file that can be read there',
      remedy: 'restore the file from version control, or remove its empty folder if it was never applied.',
      cause,
    });
  });
  return { name, file, sql, checksum: checksumOf(sql) };
}

function checksumOf(sql: string): string {
  return createHash('sha256').update(sql).digest('hex');
}
