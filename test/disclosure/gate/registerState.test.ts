import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { withdrawRelease } from '../../../gateway/registry/withdrawRelease.js';
import { correctionOf } from '../../../schema/protocol/correction.js';
import { privateKeyFrom, publicKeyText } from '../../../schema/protocol/ownerKey.js';
import { signRelease } from '../../../schema/protocol/release.js';
import { signWithdrawal } from '../../../schema/protocol/withdrawal.js';
import { demonstrationKey } from '../../../scripts/demonstration/demonstrationKey.js';
import { positive, seriesIn } from './answerOf.js';
import type { Fetched } from './fetched.js';
import { clock, crimesOf, decisionsOf, type GateBench, merseyside, startGateBench } from './gateBench.js';
import { crimesQuestion, decisionsQuestion, officialQuestion } from './questions.js';

let bench: GateBench;
/** What was honest at the start: later it is stale or withdrawn. */
let decisions: Fetched;
let crimes: Fetched;

beforeAll(async () => {
  bench = await startGateBench();
  decisions = await bench.answer(decisionsQuestion);
  crimes = await bench.answer(crimesQuestion);
});
afterAll(() => bench.stop());

const reasons = async (
  gate: ReturnType<GateBench['gate']>,
  question = decisionsQuestion,
  data = decisions,
) => {
  const gated = await bench.inspect(question, structuredClone(data), gate);
  return { reasons: [...new Set(gated.faults.map(({ reason }) => reason))], data: gated.data };
};
const passes = { reasons: [], data: expect.anything() };

describe('the register is asked', () => {
  const counted = () => {
    const statements: string[] = [];
    const pool = new Proxy(bench.register.means.pool, {
      get: (target, name) =>
        name === 'query'
          ? (...parts: readonly unknown[]) => {
              statements.push(String(parts[0]));
              return Reflect.apply(target.query, target, parts);
            }
          : Reflect.get(target, name),
    });
    return { statements, pool };
  };

  test('with one statement for each answer, however many counts it holds, and one more when a release has come', async () => {
    const { statements, pool } = counted();
    const gate = bench.gate({ pool });
    await reasons(gate);
    expect(statements).toHaveLength(2);
    await reasons(gate);
    expect(statements).toHaveLength(3);
    await reasons(gate, crimesQuestion, crimes);
    expect(statements).toHaveLength(4);
  });

  test('for no cell that is in memory, whatever its status', async () => {
    const asked: unknown[] = [];
    const { pool } = bench.register.means;
    const gate = bench.gate({
      pool: new Proxy(pool, {
        get: (target, name) =>
          name === 'query'
            ? (...parts: readonly unknown[]) => {
                if (parts[1]) asked.push(parts[1]);
                return Reflect.apply(target.query, target, parts);
              }
            : Reflect.get(target, name),
      }),
    });
    await reasons(gate);
    await reasons(gate);
    expect(asked).toEqual([[expect.arrayContaining([expect.stringContaining('#')])], [[]]]);
  });

  test('and nothing goes out where it is out of reach', async () => {
    const pool = new pg.Pool({ connectionString: 'postgresql://nobody@127.0.0.1:1/none' });
    const refusal = { code: 'DISCLOSURE_UNAVAILABLE', status: 503 };
    await expect(reasons(bench.gate({ pool }))).rejects.toMatchObject(refusal);
    await pool.end();
  });

  test('and nothing goes out where it hangs', async () => {
    const client = await bench.register.means.pool.connect();
    await client.query('BEGIN');
    await client.query('LOCK TABLE cell IN ACCESS EXCLUSIVE MODE');
    const refusal = { code: 'DISCLOSURE_UNAVAILABLE' };
    await expect(reasons(bench.gate({ timeoutMs: 100 }))).rejects.toMatchObject(refusal);
    await client.query('ROLLBACK');
    client.release();
  });
});

test('an official series passes only under the signature of the hub', async () => {
  const official = await bench.answer(officialQuestion);
  expect(await reasons(bench.gate(), officialQuestion, official)).toEqual({ reasons: [], data: official });
  const otherKey = publicKeyText(privateKeyFrom(Buffer.alloc(32, 7)));
  const other = await reasons(bench.gate({ hubKey: otherKey }), officialQuestion, official);
  expect(other.reasons).toEqual(['RELEASE_NOT_GENUINE']);
  expect(JSON.stringify(other.data)).not.toContain('"RELEASED"');
});

test('a subgraph that showed one wrong number of a release is not believed about it, until time has passed', async () => {
  let now = clock();
  const gate = bench.gate({ clock: () => now });
  const lie = structuredClone(decisions);
  positive(lie).count.value = 27;
  expect((await reasons(gate, decisionsQuestion, lie)).reasons).toEqual(['VALUE_DIFFERS', 'COMPANY_REFUSED']);
  const after = await reasons(gate);
  expect(after.reasons).toEqual(['COMPANY_REFUSED']);
  expect(
    seriesIn(after.data).cells.every(
      ({ count }: { count: { status: string } }) => count.status === 'WITHHELD',
    ),
  ).toBe(true);
  expect(seriesIn(after.data, 'decisions', 1)).toEqual(seriesIn(decisions, 'decisions', 1));
  now = new Date(now.getTime() + 600_001);
  expect(await reasons(gate)).toEqual(passes);
});

test('a release that a newer one follows may be in answers under way, and in none after that', async () => {
  let now = clock();
  const warm = bench.gate({ clock: () => now });
  expect(await reasons(warm, crimesQuestion, crimes)).toEqual(passes);
  await bench.register.publish(crimesOf(merseyside, '2026-11-01'));
  expect(await reasons(warm, crimesQuestion, crimes)).toEqual(passes);
  now = new Date(now.getTime() + 15_001);
  expect((await reasons(warm, crimesQuestion, crimes)).reasons).toEqual(['RELEASE_NOT_SERVED']);
  expect((await reasons(bench.gate(), crimesQuestion, crimes)).reasons).toEqual(['RELEASE_NOT_SERVED']);
});

describe('from the next answer on, on every replica, nothing passes of a release that is', () => {
  test('corrected', async () => {
    const replicas = [bench.gate(), bench.gate()];
    for (const gate of replicas) expect(await reasons(gate)).toEqual(passes);
    const corrects = decisionsOf(merseyside).id;
    const notice = 'Reports of one station were missing.';
    await bench.register.publish(correctionOf(decisionsOf(merseyside), { corrects, notice }));
    for (const gate of replicas) expect((await reasons(gate)).reasons).toEqual(['RELEASE_NOT_SERVED']);
    const served = await bench.answer(decisionsQuestion);
    expect(await reasons(replicas[0] ?? bench.gate(), decisionsQuestion, served)).toEqual({
      reasons: [],
      data: served,
    });
    expect(seriesIn(served).caveats).toContain(`This release corrects ${corrects}: ${notice}`);
  });

  test('withdrawn by its owner', async () => {
    const replicas = [bench.gate(), bench.gate()];
    const served = await bench.answer(crimesQuestion);
    for (const gate of replicas) expect(await reasons(gate, crimesQuestion, served)).toEqual(passes);
    const key = demonstrationKey(merseyside.owner);
    const release = crimesOf(merseyside, '2026-11-01');
    const { sha256 } = signRelease(release, key);
    const withdrawal = {
      release: release.id,
      sha256,
      owner: merseyside.owner,
      notice: 'Counted twice by mistake.',
    };
    await withdrawRelease(bench.register.means, signWithdrawal(withdrawal, key));
    for (const gate of replicas) {
      expect((await reasons(gate, crimesQuestion, served)).reasons).toEqual(['RELEASE_NOT_SERVED']);
    }
  });
});
