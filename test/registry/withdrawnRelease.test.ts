import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type HttpServer, startHttpServer } from '../../gateway/http/server.js';
import { withdrawalsRoute } from '../../gateway/http/withdrawalsRoute.js';
import { loadOfficialReleases } from '../../gateway/registry/official/loadOfficialReleases.js';
import { registerOfficial } from '../../gateway/registry/registerRelease.js';
import { withdrawOfficial } from '../../gateway/registry/withdrawRelease.js';
import { privateKeyFrom } from '../../schema/protocol/ownerKey.js';
import { signRelease } from '../../schema/protocol/release.js';
import { signWithdrawal, type Withdrawal } from '../../schema/protocol/withdrawal.js';
import { demonstrationKey } from '../../scripts/demonstration/demonstrationKey.js';
import { decisions, owner } from './pushedDecisions.js';
import { madeRelease, startTestRegister, type TestRegister } from './testRegister.js';

let register: TestRegister;
let door: HttpServer;
const faults: unknown[] = [];

const notice = 'The rows of one quarter were counted twice.';
const key = demonstrationKey(owner);
const { sha256 } = signRelease(decisions, key);
const withdrawal: Withdrawal = { release: decisions.id, sha256, owner, notice };

beforeAll(async () => {
  register = await startTestRegister();
  await register.publish(decisions);
  door = await startHttpServer({
    routes: [withdrawalsRoute(register.means)],
    host: '127.0.0.1',
    port: 0,
    onFault: (error) => faults.push(error),
  });
});
afterAll(async () => {
  await door.close();
  await register.stop();
});

async function withdraw(body: unknown) {
  const response = await fetch(`${door.url}/withdrawals`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = JSON.parse(await response.text());
  return { status: response.status, ...answer, errors: answer.errors?.[0] };
}

const serving = async () =>
  (await register.means.pool.query<{ id: string }>('SELECT id FROM current_release')).rows.map(
    ({ id }) => id,
  );
const version = async () =>
  Number((await register.means.pool.query('SELECT version FROM register_version')).rows[0].version);

describe('POST /withdrawals refuses, and the release stays in every answer, when', () => {
  const signed = signWithdrawal(withdrawal, key);
  const other = 'metropolitan-police-demo';
  const otherKey = demonstrationKey(other);
  test.each([
    ["another partner's key signed it", signWithdrawal(withdrawal, otherKey), 'the signature of'],
    [
      'it was changed after signing',
      { ...signed, withdrawal: { ...withdrawal, notice: 'Some other reason.' } },
      'the signature of',
    ],
    [
      'nobody knows who signs',
      signWithdrawal({ ...withdrawal, owner: 'atlantis' }, key),
      'the signature of atlantis',
    ],
    [
      'it is of a partner that does not own the release',
      signWithdrawal({ ...withdrawal, owner: other }, otherKey),
      'that metropolitan-police-demo owns',
    ],
    [
      'the release is unknown',
      signWithdrawal({ ...withdrawal, release: `${owner}.nothing` }, key),
      'the id of a release',
    ],
    [
      'it is of other content',
      signWithdrawal({ ...withdrawal, sha256: '0'.repeat(64) }, key),
      'the hash of the release',
    ],
    ['it says no reason', signWithdrawal({ ...withdrawal, notice: '' }, key), 'a signed withdrawal'],
    ['it is no withdrawal', { hello: 1 }, 'a signed withdrawal'],
  ])('%s', async (_, body, expected) => {
    const { status, errors } = await withdraw(body);
    expect([status, errors.code, errors.faults[0].expected]).toEqual([
      422,
      'WITHDRAWAL_REFUSED',
      expect.stringContaining(expected),
    ]);
    expect(await serving()).toEqual([decisions.id]);
  });
});

test('a withdrawal by its owner takes the release out of what is served, once, and keeps its cells', async () => {
  const before = await version();
  expect(await withdraw(signWithdrawal(withdrawal, key))).toMatchObject({
    status: 200,
    outcome: 'WITHDRAWN',
  });
  expect(await withdraw(signWithdrawal(withdrawal, key))).toMatchObject({ status: 200, outcome: 'KNOWN' });
  expect([await serving(), await version()]).toEqual([[], before + 1]);
  const { rows } = await register.means.pool.query(
    `SELECT count(*)::int AS cells, (SELECT notice FROM withdrawal) AS notice FROM cell WHERE release_id = $1`,
    [decisions.id],
  );
  expect(rows).toEqual([{ cells: 54, notice }]);
});

test('the hub takes back what it read from an official file itself', async () => {
  const hubKey = privateKeyFrom(Buffer.alloc(32, 1));
  const [official] = loadOfficialReleases(register.means);
  if (official === undefined) throw new Error('No official release ships.');
  await registerOfficial(register.means, [official], hubKey);
  const withdraw = () => withdrawOfficial(register.means, { release: official.id, notice }, hubKey);
  expect([await withdraw(), await withdraw()]).toEqual(['WITHDRAWN', 'KNOWN']);
  const standing = await register.means.pool.query('SELECT id FROM release_vintage WHERE id = $1', [
    official.id,
  ]);
  expect(standing.rows).toEqual([]);
});

test("the hub's key withdraws no partner's release", async () => {
  const hubKey = privateKeyFrom(Buffer.alloc(32, 1));
  const refusal = withdrawOfficial(register.means, { release: decisions.id, notice }, hubKey);
  await expect(refusal).rejects.toMatchObject({ code: 'WITHDRAWAL_REFUSED' });
});

test('a registered cell can be neither changed nor removed, not even by the hub', async () => {
  for (const sql of ['UPDATE cell SET value = 1000', 'DELETE FROM cell', 'TRUNCATE cell']) {
    await expect(register.means.pool.query(sql)).rejects.toThrow('only ever added');
  }
});

test('a push changes the version that replicas read', async () => {
  const before = await version();
  await register.publish(
    madeRelease({ dataset: 'crimes', owner, home: 'E23000004', periods: '2023', atoms: [] }),
  );
  expect(await version()).toBe(before + 1);
});

test('none of this was a fault', () => {
  expect(faults).toEqual([]);
});
