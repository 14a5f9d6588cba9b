import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { refusals } from '../../../subgraphs/kit/guard/refusals.js';
import { type GuardProxy, startGuardProxy } from '../../../subgraphs/kit/index.js';
import { type ForgingWorld, forgedKinds } from './forgedKinds.js';
import { signerOf } from './guardedWorld.js';
import { send, withAlso } from './sentRequest.js';
import { permittedCaller, testKeys } from './testKeys.js';

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const hasPython = spawnSync('python3', ['--version']).status === 0;

let service: ChildProcess;
let answered = 0;
let upstream: string;
let proxy: GuardProxy;
let now = Date.parse('2026-11-25T09:00:00Z');
const clock = () => new Date(now);
const keys = testKeys(clock);
const errors: unknown[] = [];
let world: ForgingWorld;

beforeAll(async () => {
  service = hasPython
    ? spawn('python3', [file('plainService.py')], { stdio: ['ignore', 'pipe', 'inherit'] })
    : spawn(process.execPath, [file('plainService.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] });
  upstream = await new Promise<string>((resolve, reject) => {
    if (!service.stdout) throw new Error('No output.');
    createInterface({ input: service.stdout }).on('line', (line) => {
      if (line === 'answered') answered += 1;
      else resolve(`http://127.0.0.1:${line.replace('ready ', '')}/graphql?by=proxy`);
    });
    service.once('error', reject);
  });
  proxy = await started(upstream);
  now += 120_000;
  const pass = (seconds: number) => {
    now += seconds * 1_000;
  };
  world = { ...signerOf({ url: proxy.url, keys, clock, subgraph: 'support' }), keys, url: proxy.url, pass };
});

afterAll(async () => {
  await proxy.close();
  const ended = new Promise((resolve) => service.once('exit', resolve));
  service.kill();
  await ended;
});

const started = (to: string) =>
  startGuardProxy({
    subgraph: 'support',
    upstream: to,
    findKey: keys.findKey('support'),
    host: '127.0.0.1',
    port: 0,
    clock,
    onError: (error) => errors.push(error),
    onRefusals: () => {},
  });

const seenSchema = z.object({ data: z.object({ seen: z.string() }) });

describe('the guard as a proxy', () => {
  test('hands on what the hub signed, with whom it asks for and nothing that was not verified', async () => {
    const sent = withAlso(withAlso(world.sign(), 'concordat-role', 'admin'), 'cookie', 'a=b');
    const { status, text } = await send(sent);
    const seen = JSON.parse(seenSchema.parse(JSON.parse(text)).data.seen);
    expect([status, seen.path, seen.asked]).toEqual([
      200,
      '/graphql?by=proxy',
      JSON.parse(String(sent.body)),
    ]);
    const { host: _, connection: __, 'content-length': ___, ...headers } = seen.headers;
    expect(headers).toEqual({
      accept: 'application/json',
      'content-type': 'application/json',
      'concordat-request-id': permittedCaller.requestId,
      'concordat-organisation': permittedCaller.organisation,
      'concordat-purpose': permittedCaller.purpose,
      'concordat-owners': expect.stringContaining('london-safe-houses-demo'),
    });
  });

  test.each(forgedKinds.filter(({ name }) => name !== 'sent before'))(
    'lets nothing through to the service that is $name',
    async ({ code, forge }) => {
      const before = answered;
      const { status } = await send(await forge(world));
      expect([status, answered - before]).toEqual([refusals[code][0], 0]);
    },
  );

  test('lets the same request through once', async () => {
    const sent = world.sign();
    expect([(await send(sent)).status, (await send(sent)).status]).toEqual([200, 401]);
  });

  test('says nothing of a service that is down but that it could not answer', async () => {
    const down = await started('http://127.0.0.1:1/graphql');
    const { sign } = signerOf({ url: down.url, keys, clock, subgraph: 'support' });
    const { status, text } = await send(sign());
    await down.close();
    expect([status, text]).toEqual([502, 'The subgraph could not answer.\n']);
    expect(errors).toHaveLength(1);
  });
});
