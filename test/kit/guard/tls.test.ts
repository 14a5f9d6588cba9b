import { request } from 'node:https';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startEngine } from '../../../gateway/engine/engine.js';
import { composeSupergraph } from '../../../scripts/generate/composeSupergraph.js';
import { readTlsIdentity } from '../../../scripts/tls/readTlsIdentity.js';
import {
  type GuardProxy,
  type SubgraphServer,
  startGuardProxy,
  startSubgraphServer,
} from '../../../subgraphs/kit/index.js';
import { type CountedSubgraph, countedSdl, countedSubgraph } from './countedSubgraph.js';
import { permittedCaller, testKeys } from './testKeys.js';

const folder = (name: string) => fileURLToPath(new URL(`tls/${name}`, import.meta.url));
const identity = async (name: string) => {
  const read = await readTlsIdentity(folder(name));
  if (!read) throw new Error('No folder.');
  return read;
};

const keys = testKeys();
let counted: CountedSubgraph;
let server: SubgraphServer;

beforeAll(async () => {
  counted = countedSubgraph('support');
  server = await startSubgraphServer({
    subgraphs: [counted.subgraph],
    findKey: keys.findKey,
    tls: await identity('subgraph'),
    host: '127.0.0.1',
    port: 0,
    onError: () => {},
    onRefusals: () => {},
  });
});
afterAll(() => server.close());

/** The answer that the hub gets who shows this certificate, or none. */
async function askedBy(name: string | undefined, url: string) {
  const supergraphSdl = composeSupergraph([{ name: 'support', sdl: countedSdl }]);
  const tls = name === undefined ? undefined : await identity(name);
  const engine = await startEngine({ supergraphSdl, subgraphUrl: () => url, tls });
  const ran = counted.runs();
  const headersFor = keys.signer.forQuestion(permittedCaller);
  const { data, errors } = await engine.execute({ query: '{ shelters { beds } }', headersFor });
  await engine.close();
  const codes = errors?.map(({ extensions }) => extensions?.['code']);
  return { data, codes, ran: counted.runs() - ran };
}

const unreachable = { codes: ['SUBGRAPH_UNREACHABLE'], ran: 0 };

describe('a subgraph that speaks TLS with certificates', () => {
  test('answers a hub that its authority knows', async () => {
    expect(server.url('support')).toMatch(/^https:/);
    const { ran, ...rest } = await askedBy('hub', server.url('support'));
    expect([rest, ran > 0]).toEqual([{ data: { shelters: [{ beds: 12 }] }, codes: undefined }, true]);
  });

  test.each([
    ['that another authority knows', 'stranger'],
    ['without a certificate', undefined],
  ])('runs nothing for a hub %s', async (_, name) => {
    expect(await askedBy(name, server.url('support'))).toMatchObject(unreachable);
  });

  test('refuses what the right certificate sends unsigned', async () => {
    const { certificate: cert, key, authority: ca } = await identity('hub');
    const ran = counted.runs();
    const status = await new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json' };
      const sent = request(server.url('support'), { method: 'POST', cert, key, ca, headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.once('error', reject).end('{"query":"{ shelters { beds } }"}');
    });
    expect([status, counted.runs() - ran]).toEqual([401, 0]);
  });
});

describe('the guard as a proxy', () => {
  let proxy: GuardProxy;

  beforeAll(async () => {
    proxy = await startGuardProxy({
      subgraph: 'support',
      upstream: 'http://127.0.0.1:1/graphql',
      findKey: keys.findKey('support'),
      tls: await identity('subgraph'),
      host: '127.0.0.1',
      port: 0,
      onError: () => {},
      onRefusals: () => {},
    });
  });
  afterAll(() => proxy.close());

  test('asks hubs for a certificate too', async () => {
    expect(await askedBy('hub', proxy.url)).toMatchObject({ codes: ['SUBGRAPH_INVALID_RESPONSE'] });
    expect(await askedBy('stranger', proxy.url)).toMatchObject(unreachable);
  });
});

describe('a folder that holds no identity', () => {
  test('says what is expected and never what is in a key', async () => {
    await expect(readTlsIdentity(folder('nowhere'))).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
      found: 'ENOENT',
      expected: expect.stringContaining('authority.pem'),
    });
  });

  test('is none where nobody names it', async () => {
    expect(await readTlsIdentity(undefined)).toBeUndefined();
  });
});
