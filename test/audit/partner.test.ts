import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { makeCheckpoint, signFrontier } from '../../gateway/audit/checkpoints/checkpoints.js';
import type { Outcome } from '../../gateway/audit/log/entry.js';
import { Frontier } from '../../gateway/audit/merkle/frontier.js';
import { auditRoutes } from '../../gateway/audit/uses/auditRoutes.js';
import { type HttpServer, startHttpServer } from '../../gateway/http/server.js';
import { savePartners } from '../../gateway/registry/partners.js';
import { loadPartners } from '../../schema/partners/partners.js';
import { openCheckpoint } from '../../schema/protocol/merkle/checkpoint.js';
import { isConsistent } from '../../schema/protocol/merkle/verifyConsistency.js';
import { signAsk } from '../../schema/protocol/partnerAsk.js';
import { askUses } from '../../scripts/audit/askUses.js';
import { faultOfEntry } from '../../scripts/audit/provenEntry.js';
import { databaseNames, hubRole } from '../../scripts/database/plan.js';
import { demonstrationKey } from '../../scripts/demonstration/demonstrationKey.js';
import { signer } from './signedLog.js';
import { happening, now, question, startTestLog, type TestLog } from './testLog.js';

const partners = loadPartners().filter(({ sector, demonstration }) => demonstration && sector === 'support');
const [charity, other] = partners.map(({ id }) => id);
if (charity === undefined || other === undefined) throw new Error('The demonstration has two charities.');

/** Set by each test: questions are asked on different days. */
let today = new Date('2026-09-30T12:00:00Z');
let served: TestLog;
let register: pg.Pool;
let hub: HttpServer;

const clock = () => today;
const released = (owner: string, dataset: string) => ({
  release: `${owner}.${dataset}.2026-09-30`,
  table: 'CITY_REGION_YEAR_HOUSING_SEX',
  cells: 4,
  ids: [],
  digest: 'e'.repeat(64),
});

/** What an answer with figures of both charities leaves behind. */
function answered(number: number, dataset: string): Outcome {
  const [, outcome] = question(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`);
  if (outcome === undefined || !('tables' in outcome)) throw new Error('no outcome');
  const tables = Object.fromEntries([charity, other].map((id) => [id, [released(String(id), dataset)]]));
  return { ...outcome, tables };
}

beforeAll(async () => {
  served = await startTestLog(clock);
  const migrations = fileURLToPath(new URL('../../schema/database/register/migrations', import.meta.url));
  const databases = await served.cluster.provide([
    { name: databaseNames.register, owner: hubRole, migrations },
  ]);
  register = new pg.Pool({ connectionString: databases.url(databaseNames.register, hubRole), max: 1 });
  register.on('error', () => {});
  await savePartners(register, partners);
  const routes = auditRoutes({
    pool: served.pool,
    log: served.log,
    register,
    signer,
    clock: () => now,
    delayDays: 28,
    makeCheckpoint: () => makeCheckpoint(served.pool, signer, today),
    onFault: (error) => {
      throw error;
    },
  });
  hub = await startHttpServer({ routes, host: '127.0.0.1', port: 0, onFault: () => {} });
  // One in the quarter before, three in the last one, one of another dataset.
  await served.log.append(answered(1, 'housingAtExit'));
  today = new Date('2026-10-05T09:00:00Z');
  await served.log.append(answered(2, 'housingAtExit'));
  await served.log.append(answered(3, 'housingAtExit'));
  await served.log.append(answered(4, 'advice'));
  today = new Date('2026-11-20T09:00:00Z');
  await served.log.append(answered(5, 'housingAtExit'));
});
afterAll(async () => {
  await hub.close();
  await register.end();
  await served.stop();
});

const asking = (partner = charity) => ({
  hub: hub.url,
  fetch,
  partner,
  key: demonstrationKey(partner),
  clock: () => now,
});
const fields = 'month organisation purpose agreements dataset tables times cells';

describe('a charity', () => {
  test('lists every use of its housing figures in the last quarter, and nobody is named', async () => {
    const { uses } = await askUses(
      asking(),
      `query ($since: String) { uses(of: "housingAtExit", since: $since) { ${fields} } }`,
      {
        since: '2026-10-01',
      },
    );
    const use = {
      organisation: 'greater-london-authority-demo',
      purpose: 'service-planning',
      agreements: ['agreement-1'],
      dataset: 'housingAtExit',
      tables: ['CITY_REGION_YEAR_HOUSING_SEX'],
    };
    expect(uses).toEqual([
      { month: '2026-10', ...use, times: 2, cells: 8 },
      { month: '2026-11', ...use, times: 1, cells: 4 },
    ]);
  });

  test('proves one of them against the checkpoint it holds, and sees nothing of the others in it', async () => {
    const held = String((await askUses(asking(), '{ checkpoint }'))['checkpoint']);
    const size = openCheckpoint(held, signer.verifier)?.size;
    await served.log.append(happening(1));
    const { entries } = await askUses(
      asking(),
      `query ($size: Int) { entries(size: $size, since: "2026-11-01") { position leaf disclosed proof } }`,
      { size },
    );
    const found = entries as readonly {
      position: number;
      leaf: string;
      disclosed: string;
      proof: string[];
    }[];
    expect(found.map(({ position }) => position)).toEqual([4]);
    const [entry] = found;
    if (entry === undefined) throw new Error('no entry');
    expect(entry.disclosed).not.toMatch(new RegExp(`p-1|${other}|${'d'.repeat(64)}`));
    const proven = { ...entry, disclosed: JSON.parse(entry.disclosed), checkpoint: held };
    expect(Object.keys(proven.disclosed.parts).toSorted()).toEqual([`partner:${charity}`, 'use']);
    expect(faultOfEntry(proven, signer.verifier)).toBeUndefined();
    proven.disclosed.parts.use.value.purpose = 'another-purpose';
    expect(faultOfEntry(proven, signer.verifier)).toBe(
      'an entry that says something else than its leaf commits to',
    );
    expect(faultOfEntry({ ...entry, disclosed: null, position: 3, checkpoint: held }, signer.verifier)).toBe(
      'a proof that does not lead to the root of the checkpoint',
    );
  });

  test('detects a hub that shows it a different history', async () => {
    const held = openCheckpoint(
      String((await askUses(asking(), '{ checkpoint }'))['checkpoint']),
      signer.verifier,
    );
    const query = 'query ($from: Int!, $to: Int!) { consistency(from: $from, to: $to) }';
    await served.log.append(happening(2));
    const later = openCheckpoint(
      String((await askUses(asking(), '{ checkpoint }'))['checkpoint']),
      signer.verifier,
    );
    if (!held || !later) throw new Error('no checkpoint');
    const { consistency } = await askUses(asking(), query, { from: held.size, to: later.size });
    const proof = (consistency as string[]).map((hash) => new Uint8Array(Buffer.from(hash, 'base64')));
    expect(isConsistent({ earlier: held, later, proof })).toBe(true);
    // The same size, signed with the same key, over other entries.
    const forged = new Frontier();
    for (let leaf = 0; leaf < later.size; leaf += 1) forged.push(Buffer.alloc(32, leaf));
    expect(isConsistent({ earlier: held, later: signFrontier(forged, signer).checkpoint, proof })).toBe(
      false,
    );
  });

  test('is answered about its own figures alone', async () => {
    const { uses } = await askUses(asking(other), `{ uses { dataset times } }`);
    expect(uses).toEqual([
      { dataset: 'housingAtExit', times: 1 },
      { dataset: 'advice', times: 1 },
      { dataset: 'housingAtExit', times: 2 },
      { dataset: 'housingAtExit', times: 1 },
    ]);
    const stranger = { ...asking(), key: demonstrationKey(other) };
    await expect(askUses(stranger, '{ uses { times } }')).rejects.toMatchObject({
      found: expect.stringContaining('signed with the key that the hub knows'),
    });
  });

  test('whose question is old, or was for another log, gets no answer', async () => {
    const ask = {
      partner: charity,
      log: signer.verifier.name,
      at: now.toISOString(),
      query: '{ key }',
      variables: {},
    };
    const statusOf = async (change: object) => {
      const signed = signAsk({ ...ask, ...change }, demonstrationKey(charity));
      const headers = { 'content-type': 'application/json' };
      return (await fetch(`${hub.url}/audit/uses`, { method: 'POST', headers, body: JSON.stringify(signed) }))
        .status;
    };
    expect([
      await statusOf({}),
      await statusOf({ at: new Date(now.getTime() - 600_000).toISOString() }),
      await statusOf({ log: 'another' }),
      await statusOf({ partner: 'nobody' }),
    ]).toEqual([200, 403, 403, 403]);
  });

  test('reads what is wrong with a day or a size', async () => {
    await expect(askUses(asking(), '{ uses(since: "last week") { times } }')).rejects.toMatchObject({
      found: 'Expected since to be a day as YYYY-MM-DD; found "last week". Leave it out for all.',
    });
    await expect(askUses(asking(), '{ consistency(from: 9, to: 3) }')).rejects.toMatchObject({
      found: expect.stringContaining('sizes that the log has had'),
    });
  });
});

describe('the public', () => {
  const get = async (path: string) => {
    const response = await fetch(`${hub.url}${path}`);
    return { status: response.status, text: await response.text() };
  };

  test('reads the uses of a month four weeks after it is over', async () => {
    const { status, text } = await get('/audit/summary/2026-09');
    expect([
      status,
      JSON.parse(text).uses.map(({ times, partner }: { times: number; partner: string }) => [partner, times]),
    ]).toEqual([200, [charity, other].toSorted().map((id) => [id, 1])]);
  });

  test('does not read them before', async () => {
    const month = now.toISOString().slice(0, 7);
    const { status, text } = await get(`/audit/summary/${month}`);
    expect([status, text]).toEqual([
      404,
      expect.stringContaining('Summaries are there for each month up to'),
    ]);
    expect((await get('/audit/summary/hello')).status).toBe(404);
  });

  test('reads the newest checkpoint and the key', async () => {
    expect(openCheckpoint((await get('/audit/checkpoint')).text, signer.verifier)?.size).toBeGreaterThan(4);
    expect((await get('/audit/key')).text).toContain(signer.verifier.name);
  });
});
