import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { startCheckpointKeeper } from '../../gateway/audit/checkpoints/checkpointKeeper.js';
import { signFrontier } from '../../gateway/audit/checkpoints/checkpoints.js';
import { tellWitness } from '../../gateway/audit/checkpoints/tellWitness.js';
import { Frontier } from '../../gateway/audit/merkle/frontier.js';
import { type SubgraphServer, startSubgraphServer, startWitness } from '../../subgraphs/kit/index.js';
import { temporaryFolder } from '../database/temporaryHome.js';
import { otherSigner, signer } from './signedLog.js';
import { happening, now, startTestLog, type TestLog } from './testLog.js';

let served: TestLog;
let server: SubgraphServer;
let file: string;
const faults: unknown[] = [];

const subgraph = (name: string) => ({
  name,
  schema: buildSchema('type Query { a: Int }'),
  sdl: '',
  context: () => ({}),
  close: async () => {},
});

beforeAll(async () => {
  served = await startTestLog();
  const folder = await temporaryFolder();
  file = path.join(folder, 'witness', 'charity.checkpoint');
  server = await startSubgraphServer({
    subgraphs: [subgraph('charity')],
    findKey: () => async () => undefined,
    host: '127.0.0.1',
    port: 0,
    onError: (error) => faults.push(error),
    witness: (name) =>
      startWitness({ file: path.join(folder, 'witness', `${name}.checkpoint`), verifier: signer.verifier }),
  });
});
afterAll(async () => {
  await server.close();
  await served.stop();
});
beforeEach(() => {
  faults.length = 0;
});

const address = () => ({ name: 'charity', url: `${server.url('charity')}/checkpoint` });
const keeperOf = (by = signer, kept: string[] = []) =>
  startCheckpointKeeper({
    pool: served.pool,
    signer: by,
    clock: () => now,
    fetch,
    witnesses: () => [address()],
    keep: async (note) => void kept.push(note),
    onFault: (error) => faults.push(error),
    everyEntries: 10,
  });
const append = async (count: number) => {
  for (let number = 0; number < count; number += 1) await served.log.append(happening(number));
};
const means = { fetch, timeoutMs: 5000 };

describe("a partner's subgraph", () => {
  test('keeps the checkpoint that the hub hands it, and each that follows', async () => {
    const kept: string[] = [];
    const keeper = keeperOf(signer, kept);
    await append(3);
    await keeper.make();
    expect(await readFile(file, 'utf8')).toBe(kept.at(-1));
    await append(300);
    const { note, checkpoint } = await keeper.make();
    expect(checkpoint.size).toBe(303);
    expect(await readFile(file, 'utf8')).toBe(note);
    await keeper.close();
    expect(faults).toEqual([]);
  });

  test('is told by a hub that starts anew, which asks what it holds', async () => {
    await append(1);
    const { note } = await keeperOf().make();
    expect(await readFile(file, 'utf8')).toBe(note);
    expect(faults).toEqual([]);
  });

  test('refuses another history, and keeps the proof of it', async () => {
    const before = await readFile(file, 'utf8');
    const other = new Frontier();
    for (let leaf = 0; leaf < 400; leaf += 1) other.push(Buffer.alloc(32, leaf % 256));
    const forged = signFrontier(other, signer);
    const { rows } = await served.pool.query('SELECT max(size) AS size FROM audit_batch');
    expect(rows).toEqual([{ size: '304' }]);
    await append(96);
    // The proof is that of the log: it leads from what the witness holds, but not to what is signed here.
    const telling = tellWitness({ pool: served.pool, ...means }, address(), forged, 304);
    await expect(telling).rejects.toMatchObject({ reason: 'FORKED', witness: 'charity' });
    expect(await readFile(file, 'utf8')).toBe(before);
    expect(await readFile(`${file}.refused`, 'utf8')).toBe(forged.note);
  });

  test('refuses a log that has become smaller', async () => {
    const small = new Frontier();
    small.push(Buffer.alloc(32));
    const telling = tellWitness({ pool: served.pool, ...means }, address(), signFrontier(small, signer), 0);
    await expect(telling).rejects.toMatchObject({ reason: 'FORKED' });
  });

  test('refuses another key, what is too large, and what is no checkpoint', async () => {
    const statusOf = async (body: string) => (await fetch(address().url, { method: 'POST', body })).status;
    const { note } = signFrontier(new Frontier(), otherSigner);
    expect([
      await statusOf(`old 304\n\n${note}`),
      await statusOf('x'.repeat(10_001)),
      await statusOf('hello'),
      (await fetch(address().url)).status,
    ]).toEqual([403, 413, 400, 405]);
  });

  test('that is down keeps no checkpoint from being made', async () => {
    const keeper = startCheckpointKeeper({
      pool: served.pool,
      signer,
      clock: () => now,
      fetch,
      witnesses: () => [{ name: 'down', url: 'http://127.0.0.1:1/checkpoint' }],
      keep: async () => {},
      onFault: (error) => faults.push(error),
    });
    expect((await keeper.make()).checkpoint.size).toBe(400);
    expect(faults).toEqual([expect.objectContaining({ reason: 'UNREACHABLE' })]);
  });

  test('is told again after so many entries', async () => {
    const kept: string[] = [];
    const keeper = keeperOf(signer, kept);
    const log = served.another({ onGrown: keeper.grown });
    for (let number = 0; number < 10; number += 1) await log.append(happening(number));
    await keeper.close();
    expect(kept.length).toBeGreaterThan(0);
  });
});
