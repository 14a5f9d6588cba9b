import { createSecretKey } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Identify } from '../../../gateway/access/identify.js';
import {
  demonstrationIssuer,
  demonstrationToken,
} from '../../../gateway/access/identity/demonstration/demonstrationIssuer.js';
import { identityBook } from '../../../gateway/access/identity/identityBook.js';
import type { IdentityMeans } from '../../../gateway/access/identity/identityMeans.js';
import { pseudonyms } from '../../../gateway/access/identity/pseudonym.js';
import {
  listPurposes,
  registerPurpose,
  seedPurposes,
} from '../../../gateway/access/identity/purposeStore.js';
import { revocable, revokeIdentity } from '../../../gateway/access/identity/revocations.js';
import { createKey, listKeys, revokeKeys } from '../../../gateway/access/identity/service/keyStore.js';
import { startIdentity } from '../../../gateway/access/identity/startIdentity.js';
import { isImmigrationEnforcement } from '../../../schema/purposes/immigrationEnforcement.js';
import { loadPurposes } from '../../../schema/purposes/purposes.js';
import { databaseNames, hubRole } from '../../../scripts/database/plan.js';
import { provideDemonstrationKey } from '../../../scripts/identity/demonstrationKey.js';
import { memoryRecorder } from '../../audit/memoryRecorder.js';
import { startTestCluster, type TestCluster } from '../../database/testCluster.js';

const migrations = fileURLToPath(new URL('../../../schema/database/hub/migrations', import.meta.url));
const pseudonym = pseudonyms(createSecretKey(Buffer.alloc(32, 1)));

let cluster: TestCluster;
let pool: pg.Pool;
let means: IdentityMeans;
const audit = memoryRecorder();
let replicas: readonly Identify[];
let token: string;

beforeAll(async () => {
  cluster = await startTestCluster();
  const databases = await cluster.provide([{ name: databaseNames.hub, owner: hubRole, migrations }]);
  pool = new pg.Pool({ connectionString: databases.url(databaseNames.hub, hubRole), max: 4 });
  pool.on('error', () => {});
  means = { pool, audit };
  await seedPurposes(pool, loadPurposes());
  const key = await provideDemonstrationKey(cluster.home);
  token = await demonstrationToken(key, { as: 'analyst', lifeSeconds: 600, now: new Date() });
  const start = () =>
    startIdentity({
      issuers: [demonstrationIssuer(key)],
      book: identityBook(pool),
      pseudonym,
      clock: () => new Date(),
    });
  replicas = [start(), start()];
});
afterAll(async () => {
  await pool.end();
  await cluster.stop();
});

const show = (text: string) =>
  Promise.all(
    replicas.map((identify) =>
      identify({ headers: { authorization: `Bearer ${text}` } }).then(
        ({ organisation }) => organisation,
        ({ code }: { readonly code: string }) => code,
      ),
    ),
  );

describe('service keys', () => {
  const owner = 'metropolitan-police-demo';

  test('let a partner in until they are revoked, on every replica from the next request on', async () => {
    const key = await createKey(means, owner, 90);
    expect(key).toMatch(/^concordat_[0-9a-f]{16}_[A-Za-z0-9_-]{43}$/);
    expect(await show(key)).toEqual([owner, owner]);
    expect(await revokeKeys(means, owner, undefined)).toBe(1);
    expect(await show(key)).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
  });

  test('are two at a time, and 90 days at most', async () => {
    const keys = [await createKey(means, owner, 1), await createKey(means, owner, 1)];
    await expect(createKey(means, owner, 1)).rejects.toThrow('fewer than two active keys');
    await expect(createKey(means, owner, 91)).rejects.toThrow('from 1 to 90');
    expect((await listKeys(pool, owner)).filter(({ revoked }) => revoked === null)).toHaveLength(2);
    const [first = ''] = keys;
    const forged = `${first.slice(0, -1)}${first.endsWith('A') ? 'B' : 'A'}`;
    expect(await show(forged)).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
    await revokeKeys(means, owner, undefined);
  });

  test('are kept as a hash that cannot be changed, and come back never', async () => {
    const { rows } = await pool.query<{ text: string }>('SELECT service_key::text AS text FROM service_key');
    expect(rows.map(({ text }) => text).join()).not.toContain('concordat_');
    await expect(pool.query('UPDATE service_key SET revoked_at = NULL')).rejects.toThrow('never changed');
    await expect(pool.query('DELETE FROM service_key')).rejects.toThrow('never changed');
  });
});

test('what lets somebody in or out is recorded before it holds, and holds only if it was', async () => {
  const owner = 'north-west-outreach-demo';
  audit.entries.length = 0;
  const text = await createKey(means, owner, 1);
  const subject = text.split('_')[1];
  audit.isAvailable = false;
  await expect(createKey(means, owner, 1)).rejects.toThrow();
  await expect(revokeKeys(means, owner, undefined)).rejects.toThrow();
  audit.isAvailable = true;
  expect(await show(text)).toEqual([owner, owner]);
  await revokeKeys(means, owner, undefined);
  const about = { kind: 'KEY', subject, by: null, partners: [owner] };
  expect(audit.entries).toEqual([
    { ...about, action: 'CREATED' },
    { ...about, action: 'REVOKED' },
  ]);
});

describe('purposes', () => {
  test('are those that ship, and immigration enforcement cannot be one', async () => {
    expect((await listPurposes(pool)).map(({ id }) => id)).toEqual(loadPurposes().map(({ id }) => id));
    const purpose = { id: 'border-force-tasking', title: 'Tasking', use: 'Tasking of teams.' };
    await expect(registerPurpose(means, purpose)).rejects.toThrow('Immigration enforcement is no purpose');
    await expect(
      pool.query('INSERT INTO purpose (id, title, use) VALUES ($1, $2, $3)', Object.values(purpose)),
    ).rejects.toThrow('immigration enforcement is no purpose');
  });

  test.each([
    'Immigration enforcement',
    'IMMIGRATION_ENFORCEMENT',
    'immi-gration',
    'Ｉｍｍｉｇｒａｔｉｏｎ',
    'Im\u00admigra\u0301tion checks',
    'İmmigration',
    'To plan deportations.',
    'Border Force',
    'Removal from the UK',
    'Ⓓⓔⓟⓞⓡⓣ',
    'ımmigration',
    'Migration of databases',
    'Reports to a board',
    'Ports and borders',
    'Ιmmigration',
    '',
  ])('mean the same to the loader and to the database: %j', async (text) => {
    const { rows } = await pool.query<{ found: boolean }>('SELECT is_immigration_enforcement($1) AS found', [
      text,
    ]);
    expect(rows[0]?.found).toBe(isImmigrationEnforcement(text));
  });
});

test('a revoked token, and then its person, are let in no more on any replica', async () => {
  expect(await show(token)).toEqual(['greater-london-authority-demo', 'greater-london-authority-demo']);
  await revokeIdentity(means, revocable(token, pseudonym) ?? '');
  expect(await show(token)).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
  const key = await provideDemonstrationKey(cluster.home);
  const another = await demonstrationToken(key, { as: 'analyst', lifeSeconds: 600, now: new Date() });
  const [identify] = replicas;
  const { person = '' } = (await identify?.({ headers: { authorization: `Bearer ${another}` } })) ?? {};
  await revokeIdentity(means, revocable(person, pseudonym) ?? '');
  expect(await show(another)).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
});
