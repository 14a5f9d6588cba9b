import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { sha256 } from '../../../schema/protocol/canonicalJson.js';
import { findBinaries } from '../../../scripts/database/binaries.js';
import { withClient } from '../../../scripts/database/connect.js';
import { urlOf } from '../../../scripts/database/databaseServer.js';
import { findPlace, recallData } from '../../../scripts/database/place.js';
import { auditRoles, databaseNames } from '../../../scripts/database/plan.js';
import { readPostmaster } from '../../../scripts/database/postmaster.js';
import { type Server, startServer } from '../../../scripts/database/server.js';
import { findServerUser } from '../../../scripts/database/serverUser.js';
import { type BrittleConnection, startBrittleConnection } from '../../audit/brittleConnection.js';
import { startTestLog, type TestLog } from '../../audit/testLog.js';
import { answerOnce, documentOf, type HubChild, type Seen, startHubChild } from './hubUnderLoad.js';
import { recordedIn, verifyLog } from './recorded.js';

let served: TestLog;
let way: BrittleConnection;
let hub: HubChild;
let seen: Seen;
let again: Server | undefined;

beforeEach(async () => {
  served = await startTestLog(() => new Date());
  way = await startBrittleConnection(String(served.pool.options.connectionString));
  seen = { asked: new Set(), answered: new Set() };
  hub = await startHubChild(way.url, seen);
});
afterEach(async () => {
  hub.child.kill();
  await hub.closed;
  await way.close();
  await again?.stop();
  await served.stop();
  again = undefined;
});

const clients = 16;
const unavailable = /^503 .*"AUDIT_UNAVAILABLE"/;
let asked = 0;

/** Asks many questions, and counts what came back. */
async function askMany(count: number) {
  const found = { answered: 0, unavailable: 0, other: [] as string[] };
  const one = async () => {
    asked += 1;
    const answer = await answerOnce(hub.url, `q${asked}`, seen);
    if (answer.includes('"yes"')) found.answered += 1;
    else if (unavailable.test(answer)) found.unavailable += 1;
    else found.other.push(answer);
  };
  for (let done = 0; done < count; done += clients) await Promise.all(Array.from({ length: clients }, one));
  return found;
}
const all = (answered: number, refused: number) => ({ answered, unavailable: refused, other: [] });

/** Asks until what comes back is all answered, or all refused. */
async function askUntil(kind: 'answered' | 'unavailable'): Promise<void> {
  for (;;) {
    const found = await askMany(clients);
    expect(found.other).toEqual([]);
    if (found[kind] === clients) return;
  }
}

/** Whatever partners were asked, and whoever was answered, stands in the log, and the log is whole. */
async function expectAllRecorded(pool: TestLog['pool']): Promise<void> {
  const { intended, disclosed } = await recordedIn(pool);
  const hashes = (names: ReadonlySet<string>) => [...names].map((name) => sha256(documentOf(name)));
  expect(hashes(seen.asked).filter((hash) => !intended.has(hash))).toEqual([]);
  expect(hashes(seen.answered).filter((hash) => !disclosed.has(hash))).toEqual([]);
  expect(await verifyLog(pool)).toMatchObject({ faults: [], withoutParts: 0 });
}

/** On the data that the killed one left: opening the home would make them anew, since a throwaway is never sealed. */
async function startAgain(): Promise<Server> {
  const say = () => {};
  const place = await findPlace({ home: served.cluster.home, say });
  const { folder, user } = place;
  return startServer(await findBinaries({ folder, user, say }), place);
}

test('a hub whose database is killed answers nothing until it is back, and then by itself', async () => {
  expect(await askMany(320)).toEqual(all(320, 0));
  const postmaster = await readPostmaster(await recallData(served.cluster.home));
  if (postmaster === undefined) throw new Error('no database');
  const before = seen.asked.size;
  const asking = askMany(320);
  await askMany(clients);
  process.kill(postmaster.pid, 'SIGKILL');
  expect((await asking).other).toEqual([]);
  await askUntil('unavailable');
  const whileDown = seen.asked.size;
  expect(await askMany(160)).toEqual(all(0, 160));
  expect(seen.asked.size).toBe(whileDown);
  again = await startAgain();
  way.leadTo(urlOf(again.port, served.cluster.secrets.admin));
  await askUntil('answered');
  expect(await askMany(320)).toEqual(all(320, 0));
  const url = new URL(String(served.pool.options.connectionString));
  url.port = String(again.port);
  const pool = new pg.Pool({ connectionString: url.href, max: 2 });
  await expectAllRecorded(pool);
  await pool.end();
  process.stdout.write(`${before} asked before, ${whileDown - before} as it died, 0 while it was down\n`);
}, 300_000);

/** A disk of four megabytes, which only root can make. */
const isRoot = process.getuid?.() === 0;
const diskOnly = isRoot ? test : test.skip;

diskOnly(
  'a hub whose disk is full answers nothing until there is room, and then by itself',
  async () => {
    const disk = await mkdtemp(path.join(tmpdir(), 'concordat-disk-'));
    const user = await findServerUser(await recallData(served.cluster.home));
    execFileSync('mount', [
      '-t',
      'tmpfs',
      '-o',
      `size=4m,mode=700,uid=${user.uid},gid=${user.gid}`,
      'tmpfs',
      disk,
    ]);
    try {
      await moveTo(disk);
      expect(await askMany(32)).toEqual(all(32, 0));
      await writeFile(path.join(disk, 'filler'), Buffer.alloc(3_000_000));
      await askUntil('unavailable');
      const whileFull = seen.asked.size;
      expect(await askMany(160)).toEqual(all(0, 160));
      expect(seen.asked.size).toBe(whileFull);
      await rm(path.join(disk, 'filler'));
      await askUntil('answered');
      expect(await askMany(160)).toEqual(all(160, 0));
      await expectAllRecorded(served.pool);
      process.stdout.write(`${whileFull} asked until the disk was full, 0 while it was\n`);
      await moveBack();
    } finally {
      execFileSync('umount', [disk]);
      await rm(disk, { recursive: true });
    }
  },
  300_000,
);

const asAdministrator = (sql: readonly string[]) => {
  const url = new URL(served.cluster.server.adminUrl);
  url.pathname = `/${databaseNames.audit}`;
  return withClient(url.href, async (client) => {
    for (const statement of sql) await client.query(statement);
  });
};

/** Entries go to a disk of their own; everything else, the database's own log among it, stays where it was. */
const moveTo = (disk: string) =>
  asAdministrator([
    `CREATE TABLESPACE small OWNER ${auditRoles.owner} LOCATION '${disk}'`,
    'ALTER TABLE audit_entry SET TABLESPACE small',
    'ALTER INDEX audit_entry_pkey SET TABLESPACE small',
  ]);
const moveBack = () =>
  asAdministrator([
    'ALTER TABLE audit_entry SET TABLESPACE pg_default',
    'ALTER INDEX audit_entry_pkey SET TABLESPACE pg_default',
    'DROP TABLESPACE small',
  ]);
