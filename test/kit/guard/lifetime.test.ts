import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { startGuard } from '../../../subgraphs/kit/guard/guard.js';
import { guardedHandler } from '../../../subgraphs/kit/guard/guardedHandler.js';
import { question } from './guardedWorld.js';
import { permittedCaller, type TestKeys, testKeys } from './testKeys.js';

const start = Date.parse('2026-11-25T09:00:00Z');
let now = start;
const clock = () => new Date(now);
let server: Server | undefined;

afterEach(() => {
  now = start;
  server?.closeAllConnections();
  server?.close();
});

/** A guard before something that says yes to whatever it lets in. */
async function guardOf(keys: TestKeys, mostNonces?: number) {
  const made = createServer();
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(made.address() as AddressInfo).port}/support`;
  const guard = startGuard({ targetUri: url, findKey: keys.findKey('support'), clock, mostNonces });
  const refused: string[] = [];
  const answer = async (_: unknown, { response }: { response: { end(text: string): unknown } }) => {
    response.end('yes');
  };
  const onRefusal = (code: string) => refused.push(code);
  made.on(
    'request',
    guardedHandler({ guard, answer, onRefusal, onError: (error) => refused.push(String(error)) }),
  );
  return { url, refused };
}

async function sign({ signer }: TestKeys, url: string) {
  const body = question;
  const headers = await signer.forQuestion({ ...permittedCaller, requestId: randomUUID() })({
    subgraph: 'support',
    url,
    body,
  });
  return () =>
    fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
}

describe('a guard', () => {
  test('refuses what was signed before it started: it can not know whether that was sent before', async () => {
    const keys = testKeys(clock);
    const { url, refused } = await guardOf(keys);
    now -= 1_000;
    const earlier = await sign(keys, url);
    now += 2_000;
    expect((await earlier()).status).toBe(401);
    expect(refused).toEqual(['SIGNATURE_EXPIRED']);
    expect((await (await sign(keys, url))()).status).toBe(200);
  });

  test('that has no room for another nonce refuses until some have expired', async () => {
    const keys = testKeys(clock);
    const { url, refused } = await guardOf(keys, 2);
    const answers = [];
    for (let at = 0; at < 3; at++) answers.push((await (await sign(keys, url))()).status);
    expect([answers, refused]).toEqual([[200, 200, 503], ['GUARD_FULL']]);
    now += 46_000;
    expect((await (await sign(keys, url))()).status).toBe(200);
  });

  test('lets one of many in that send the same at once', async () => {
    const keys = testKeys(clock);
    const { url, refused } = await guardOf(keys);
    const same = await sign(keys, url);
    const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await same()).status));
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(refused).toEqual(Array.from({ length: 19 }, () => 'NONCE_REPLAYED'));
  });

  test('answers nothing where its keys are out of reach', async () => {
    const keys = testKeys(clock);
    const { url, refused } = await guardOf({
      ...keys,
      findKey: () => () => Promise.reject(new Error('no keys')),
    });
    expect((await (await sign(keys, url))()).status).toBe(500);
    expect(refused).toEqual(['Error: no keys']);
  });
});
