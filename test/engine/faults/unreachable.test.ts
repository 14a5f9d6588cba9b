import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { question, wholeAnswer } from './faultGraph.js';
import { startTestGateway, type TestGateway } from './testGateway.js';

let gateway: TestGateway | undefined;
afterEach(() => gateway?.close());

/** A port that nobody listens on: one that was ours a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function askPartnerAt(partnerUrl: string) {
  gateway = await startTestGateway({ partnerUrl, limits: { callMs: 3_000, requestMs: 10_000 } });
  const { data, errors = [] } = await gateway.ask(question);
  const names = wholeAnswer.areas.map(({ name }) => name);
  expect((data?.['areas'] as { name: string }[]).map(({ name }) => name)).toEqual(names);
  expect(data).toMatchObject({ headline: null, shelters: null });
  expect(JSON.stringify(errors)).not.toMatch(/127\.0\.0\.1|localhost|invalid\b.*\/|https?:|ECONN|ENOTFOUND/);
  return new Set(errors.map(({ extensions }) => extensions?.['code']));
}

test('a subgraph that is down fails its own fields alone', async () => {
  expect(await askPartnerAt(`http://127.0.0.1:${await freePort()}/graphql`)).toEqual(
    new Set(['SUBGRAPH_UNREACHABLE']),
  );
});

test('so does one whose name nobody knows', async () => {
  const found = await askPartnerAt('http://partner.invalid/graphql');
  // A name server that is itself out of reach keeps a gateway waiting.
  expect(['SUBGRAPH_UNREACHABLE', 'SUBGRAPH_TIMEOUT']).toEqual(expect.arrayContaining([...found]));
});

test.each(['', 'no address', 'file:///etc/passwd', 'ftp://partner.example/', 'javascript:alert(1)'])(
  'so does one whose address is "%s"',
  async (address) => {
    expect(await askPartnerAt(address)).toEqual(new Set(['SUBGRAPH_UNREACHABLE']));
  },
);
