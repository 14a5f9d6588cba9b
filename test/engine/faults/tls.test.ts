import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { areasSchema, partnerSchema, wholeAnswer } from './faultGraph.js';
import { type FaultyServer, startFaultyServer } from './faultyServer.js';

const path = (name: string) => fileURLToPath(new URL(`tls/${name}`, import.meta.url));

let areas: FaultyServer;
beforeAll(async () => {
  areas = await startFaultyServer(areasSchema);
});
afterAll(() => areas.close());

/** The answer where the partner shows this certificate, to a gateway that trusts the authority. */
async function askPartnerWith(certificate: string) {
  const pem = readFileSync(path(`${certificate}.pem`));
  const partner = await startFaultyServer(partnerSchema, (listener) =>
    createServer({ key: pem, cert: pem }, listener),
  );
  try {
    const url = partner.url.replace('http:', 'https:');
    const parameters = ['--import', 'tsx', path('askOnce.ts'), areas.url, url];
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: path('authority.pem') };
    const { stdout } = await promisify(execFile)(process.execPath, parameters, { env });
    return { answer: JSON.parse(stdout), calls: partner.calls };
  } finally {
    await partner.close();
  }
}

test('a subgraph with a certificate of its own name, signed by who is trusted, answers', async () => {
  const { answer } = await askPartnerWith('trusted');
  expect(answer).toEqual({ data: wholeAnswer });
});

test.each(['expired', 'wrongHost', 'selfSigned'])(
  'one whose certificate is %s is never spoken to',
  async (certificate) => {
    const { answer, calls } = await askPartnerWith(certificate);
    expect(answer.data).toMatchObject({ headline: null, shelters: null });
    expect(answer.data.areas.map(({ name }: { name: string }) => name)).toEqual(
      wholeAnswer.areas.map(({ name }) => name),
    );
    const codes = answer.errors.map(({ extensions }: { extensions: { code: string } }) => extensions.code);
    expect(new Set(codes)).toEqual(new Set(['SUBGRAPH_UNREACHABLE']));
    expect(JSON.stringify(answer)).not.toMatch(/certificate|CERT|127\.0\.0\.1|https?:|elsewhere/i);
    expect(calls).toEqual([]);
  },
);
