import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { withClient } from '../../scripts/database/connect.js';
import { useOutside } from '../../scripts/database/databaseServer.js';
import { type Databases, findDatabases } from '../../scripts/database/databases.js';
import { planDatabases, recordsName } from '../../scripts/database/plan.js';
import { provision } from '../../scripts/database/provision.js';
import { newSecrets } from '../../scripts/database/secrets.js';
import { startTestCluster, type TestCluster } from './testCluster.js';

const partners = ['metropolitan-police-demo', 'merseyside-police-demo'].map((id) => ({
  id,
  sector: 'police',
}));
const records = recordsName('metropolitan-police-demo');
const plan = planDatabases(partners, {
  register: 'schema/database/register/migrations',
  hub: 'schema/database/hub/migrations',
});

let cluster: TestCluster;
let databases: Databases;

beforeAll(async () => {
  cluster = await startTestCluster();
  databases = await cluster.provide(plan);
});

afterAll(() => cluster.stop());

function ask(database: string, role: string, sql: string): Promise<unknown[]> {
  return withClient(databases.url(database, role), async (client) => (await client.query(sql)).rows);
}

describe('provisioning', () => {
  test('makes a records database for each partner, named after it', () => {
    expect(records).toBe('records_metropolitan_police_demo');
    expect(plan.map(({ name }) => name)).toEqual([
      'concordat_register',
      'concordat_hub',
      'concordat_audit',
      'concordat_mayors',
      'concordat_evidence',
      'records_metropolitan_police_demo',
      'records_merseyside_police_demo',
    ]);
  });

  test.each([
    'serving_police',
    'serving_mayors',
    'serving_evidence',
    'concordat_hub',
    recordsName('merseyside-police-demo'),
  ])('keeps %s from connecting to the records of the Metropolitan Police (demo)', async (role) => {
    await expect(ask(records, role, 'SELECT 1')).rejects.toMatchObject({
      code: 'DATABASE_OUT_OF_REACH',
      found: `permission denied for database "${records}"`,
    });
  });

  test.each(['postgres', 'template1', 'concordat_hub'])('keeps serving roles out of %s', async (database) => {
    await expect(ask(database, 'serving_police', 'SELECT 1')).rejects.toMatchObject({
      found: `permission denied for database "${database}"`,
    });
  });

  test('lets a partner own its records', async () => {
    await ask(records, records, 'CREATE TABLE row (id int)');
    expect(await ask(records, records, 'SELECT count(*)::int AS rows FROM row')).toEqual([{ rows: 0 }]);
  });

  test('lets serving roles read the register and not write to it', async () => {
    expect(await ask('concordat_register', 'serving_police', 'SELECT * FROM partner')).toEqual([]);
    await expect(ask('concordat_register', 'serving_police', 'DELETE FROM partner')).rejects.toThrow(
      'permission denied for table partner',
    );
    await expect(ask('concordat_register', 'serving_police', 'CREATE TABLE own (id int)')).rejects.toThrow(
      'permission denied for schema public',
    );
  });

  test('lets serving roles read tables that come later', async () => {
    await ask('concordat_register', 'concordat_hub', 'CREATE TABLE later (id int)');
    expect(await ask('concordat_register', 'serving_mayors', 'SELECT * FROM later')).toEqual([]);
  });

  test('gives no role more than it needs', async () => {
    const roles = await withClient(cluster.server.adminUrl, async (admin) => {
      const found = await admin.query(
        `SELECT rolname FROM pg_roles WHERE rolcanlogin AND (rolsuper OR rolcreatedb OR rolcreaterole)`,
      );
      return found.rows;
    });
    expect(roles).toEqual([{ rolname: 'concordat_admin' }]);
  });

  test('done again changes no password and no table', async () => {
    const again = await cluster.provide(plan);
    expect(again.url('concordat_hub', 'concordat_hub')).toBe(databases.url('concordat_hub', 'concordat_hub'));
  });

  test('can be found by a second process on the same home', async () => {
    const found = await findDatabases({ home: cluster.home });
    expect(found.url('concordat_register', 'serving_police')).toBe(
      databases.url('concordat_register', 'serving_police'),
    );
  });

  test('refuses a role nobody planned', () => {
    expect(() => databases.url('concordat_hub', 'somebody')).toThrow('no role "somebody" was made');
  });
});

describe('an outside server', () => {
  const outsideUrl = (role: string) => {
    const url = new URL(cluster.server.adminUrl);
    url.username = role;
    url.password = 'it is secret';
    return url.href;
  };
  const provide = (role: string, name: string) =>
    provision({
      server: useOutside(outsideUrl(role)),
      plan: [{ name, owner: `${name}_owner`, readers: [`${name}_reader`] }],
      secrets: newSecrets(),
      keep: async () => {},
    });

  beforeAll(() =>
    withClient(cluster.server.adminUrl, async (admin) => {
      await admin.query(`CREATE ROLE provider LOGIN CREATEDB CREATEROLE PASSWORD 'it is secret';
        CREATE ROLE guest LOGIN PASSWORD 'it is secret';
        GRANT CONNECT ON DATABASE postgres TO provider, guest`);
    }),
  );

  test('needs a role that may make databases and roles, not a superuser', async () => {
    const outside = await provide('provider', 'abroad');
    const url = outside.url('abroad', 'abroad_reader');
    expect(
      await withClient(url, async (client) => (await client.query('SELECT current_user::text AS me')).rows),
    ).toEqual([{ me: 'abroad_reader' }]);
  });

  test('takes new passwords from a home that does not know the old ones', async () => {
    await provide('provider', 'moved');
    const outside = await provide('provider', 'moved');
    expect(await withClient(outside.url('moved', 'moved_owner'), async () => 'let in')).toBe('let in');
  });

  test('with too few rights is refused', async () => {
    await expect(provide('guest', 'refused')).rejects.toMatchObject({
      code: 'DATABASE_UNSUITABLE',
      expected: 'a role that may CREATEDB and CREATEROLE in CONCORDAT_DATABASE_URL',
    });
  });

  test('out of reach is named without its password', async () => {
    const url = 'postgresql://provider:secret@127.0.0.1:1/postgres';
    const failure = withClient(url, async () => {}, { deadlineMs: 50 });
    await expect(failure).rejects.toMatchObject({
      code: 'DATABASE_OUT_OF_REACH',
      expected: 'a PostgreSQL at 127.0.0.1:1 that lets provider into postgres',
      found: 'connect ECONNREFUSED 127.0.0.1:1',
    });
    await expect(failure).rejects.not.toThrow('secret');
  });
});
