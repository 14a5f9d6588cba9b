import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Client } from 'pg';
import { migrate, pendingMigrations } from '../../schema/database/migrate.js';
import { withClient } from '../../scripts/database/connect.js';
import type { Databases } from '../../scripts/database/databases.js';
import { startTestCluster, type TestCluster } from './testCluster.js';

const first = '20260101000000_first';
const second = '20260201000000_second';

let cluster: TestCluster;
let databases: Databases;
let folder: string;
let name: string;
let count = 0;

beforeAll(async () => {
  cluster = await startTestCluster();
});

afterAll(() => cluster.stop());

beforeEach(async () => {
  name = `migrated_${++count}`;
  databases = await cluster.provide([{ name, owner: 'migrator' }]);
  folder = await mkdtemp(path.join(tmpdir(), 'migrations-'));
  await write(first, 'CREATE TABLE report (id int PRIMARY KEY);');
  await write(
    second,
    'ALTER TABLE report ADD COLUMN place text;\nINSERT INTO report VALUES (1, $$London$$);',
  );
});

afterEach(() => rm(folder, { recursive: true }));

async function write(migration: string, sql: string): Promise<void> {
  await mkdir(path.join(folder, migration), { recursive: true });
  await writeFile(path.join(folder, migration, 'migration.sql'), sql);
}

function inDatabase<T>(work: (client: Client) => Promise<T>): Promise<T> {
  return withClient(databases.url(name, 'migrator'), work);
}

const run = () => inDatabase((client) => migrate({ client, folder }));
const rowsOf = (sql: string) => inDatabase(async (client) => (await client.query(sql)).rows);

describe('migrations', () => {
  test('are applied in the order of their names, once', async () => {
    expect(await run()).toEqual([first, second]);
    expect(await run()).toEqual([]);
    expect(await rowsOf('SELECT * FROM report')).toEqual([{ id: 1, place: 'London' }]);
  });

  test('are recorded as Prisma records them', async () => {
    await run();
    const recorded = await rowsOf(
      `SELECT id ~ '^[0-9a-f-]{36}$' AS "hasUuid", migration_name, checksum, logs, rolled_back_at,
              applied_steps_count, finished_at >= started_at AS "isFinished"
         FROM _prisma_migrations ORDER BY migration_name LIMIT 1`,
    );
    expect(recorded).toEqual([
      {
        hasUuid: true,
        migration_name: first,
        checksum: '7458aa8e28899e317a1ecc802fa30411ba56f7bdfdf5399c06fb6bcf6cc2290d',
        logs: null,
        rolled_back_at: null,
        applied_steps_count: 1,
        isFinished: true,
      },
    ]);
  });

  test('that are pending can be listed without applying them', async () => {
    const pending = await inDatabase((client) => pendingMigrations({ client, folder }));
    expect(pending.map((migration) => migration.name)).toEqual([first, second]);
    expect(await rowsOf(`SELECT to_regclass('report') AS found`)).toEqual([{ found: null }]);
  });

  test('with broken SQL leave nothing of themselves behind and keep what came before', async () => {
    await write(second, 'CREATE TABLE half (id int);\nINSERT INTO nowhere VALUES (1);');
    await expect(run()).rejects.toMatchObject({
      code: 'MIGRATION_REFUSED',
      found: 'relation "nowhere" does not exist at line 2',
    });
    expect(await rowsOf(`SELECT to_regclass('half') AS half, to_regclass('report')::text AS report`)).toEqual(
      [{ half: null, report: 'report' }],
    );
    expect(await rowsOf('SELECT migration_name FROM _prisma_migrations')).toEqual([
      { migration_name: first },
    ]);
  });

  test('that were edited after they were applied are refused', async () => {
    await run();
    await write(first, 'CREATE TABLE report (id bigint PRIMARY KEY);');
    await expect(run()).rejects.toMatchObject({
      code: 'MIGRATION_EDITED',
      remedy: 'restore the file from version control, and put the change into a new migration.',
    });
  });

  test('may have had their line endings turned round', async () => {
    await run();
    await write(
      second,
      'ALTER TABLE report ADD COLUMN place text;\r\nINSERT INTO report VALUES (1, $$London$$);',
    );
    expect(await run()).toEqual([]);
  });

  test('that were applied and are missing on disk are refused', async () => {
    await run();
    await rm(path.join(folder, second), { recursive: true });
    await expect(run()).rejects.toMatchObject({
      code: 'MIGRATION_MISSING',
      expected: `migration ${second}, which this database has had, in ${folder}`,
      found: 'no such folder there',
    });
  });

  test('without their script are refused before anything is applied', async () => {
    await rm(path.join(folder, second, 'migration.sql'));
    await expect(run()).rejects.toMatchObject({ code: 'MIGRATION_MISSING' });
    expect(await rowsOf(`SELECT to_regclass('report') AS found`)).toEqual([{ found: null }]);
  });

  test('whose folder is missing are refused', async () => {
    const missing = path.join(folder, 'nowhere');
    await expect(inDatabase((client) => migrate({ client, folder: missing }))).rejects.toMatchObject({
      code: 'MIGRATIONS_FOLDER_MISSING',
      expected: `a folder of migrations at ${missing}`,
    });
  });

  test('that Prisma began and never finished are named', async () => {
    await run();
    await rowsOf(`UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '${second}'`);
    await expect(run()).rejects.toMatchObject({ code: 'MIGRATION_FAILED_BEFORE' });
  });

  test('are applied once when two processes begin together', async () => {
    const applied = await Promise.all([run(), run()]);
    expect(applied.flat().toSorted()).toEqual([first, second]);
  });

  test('of the hub keep uses of data from being changed or removed', async () => {
    await inDatabase((client) => migrate({ client, folder: 'schema/database/hub/migrations' }));
    await rowsOf(
      `INSERT INTO use_of_data_before_audit_log (requester, organisation, purpose, document_sha256, decision)
       VALUES ('a', 'b', 'c', repeat('0', 64), 'ANSWERED')`,
    );
    const refusal = 'uses of data are only ever added, never changed or removed';
    for (const change of [
      'UPDATE use_of_data_before_audit_log SET purpose = $$d$$',
      'DELETE FROM use_of_data_before_audit_log',
      'TRUNCATE use_of_data_before_audit_log',
    ]) {
      await expect(rowsOf(change)).rejects.toThrow(refusal);
    }
  });
});
