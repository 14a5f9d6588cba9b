import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { auditPoolSettings, startAuditLog } from '../../gateway/audit/log/auditLog.js';
import { startTestFrontDoor, type TestFrontDoor } from '../http/testFrontDoor.js';
import { type BrittleConnection, startBrittleConnection } from './brittleConnection.js';
import { happening, startTestLog, type TestLog } from './testLog.js';

let door: TestFrontDoor;
let connection: BrittleConnection;
let pool: pg.Pool;
let hub: { readonly url: string; close(): Promise<void> };

beforeAll(async () => {
  door = await startTestFrontDoor();
  connection = await startBrittleConnection(String(door.databases.audit.options.connectionString));
  pool = new pg.Pool({ ...auditPoolSettings, connectionString: connection.url });
  pool.on('error', () => {});
  hub = await door.withAudit(startAuditLog({ pool, clock: () => new Date() }));
});
afterAll(async () => {
  await hub.close();
  await pool.end();
  await connection.close();
  await door.stop();
});

async function ask(): Promise<string> {
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ areas(kind: REGION) { code } }' }),
  });
  const { data, errors } = JSON.parse(await response.text());
  return data?.areas ? `${response.status} answered` : `${response.status} ${errors?.[0]?.extensions?.code}`;
}
const askAll = (count: number) => Promise.all(Array.from({ length: count }, ask));
const refused = '503 AUDIT_UNAVAILABLE';
const all = (answer: string, count: number) => Array.from({ length: count }, () => answer);

describe('a hub whose audit database', () => {
  test.each(['cut', 'hang'] as const)(
    'is out of reach (%s) answers nothing, and answers again by itself',
    async (state) => {
      expect(await askAll(5)).toEqual(all('200 answered', 5));
      connection.become(state);
      door.statements.length = 0;
      expect(await askAll(10)).toEqual(all(refused, 10));
      expect(door.statements).toEqual([]);
      connection.become('mend');
      expect(await askAll(5)).toEqual(all('200 answered', 5));
    },
  );
});

describe('a log', () => {
  let served: TestLog;
  beforeAll(async () => {
    served = await startTestLog();
  });
  afterAll(() => served.stop());

  test('whose disk is full takes nothing, and takes entries again by itself', async () => {
    // What PostgreSQL says when it can't extend a file; filling a real disk needs rights that a test may lack.
    await served.owner.query(`CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END; $$;
      CREATE TRIGGER full_disk BEFORE INSERT ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION full_disk()`);
    const unavailable = { code: 'AUDIT_UNAVAILABLE', status: 503 };
    for (let number = 0; number < 5; number += 1)
      await expect(served.log.append(happening(number))).rejects.toMatchObject(unavailable);
    await served.owner.query('DROP TRIGGER full_disk ON audit_entry');
    expect(await served.log.append(happening(9))).toBe(0);
  });

  test('takes no more than may wait', async () => {
    const log = served.another({ waiting: 3 });
    await log.append(happening(1));
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, number) => log.append(happening(number))),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBe(3);
    expect(await log.append(happening(1))).toBeGreaterThan(3);
  });
});
