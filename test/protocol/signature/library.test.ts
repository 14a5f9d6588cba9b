import { createHmac, randomBytes, verify } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { httpbis } from 'http-message-signatures';
import { privateKeyFrom, publicKeyFrom, publicKeyText } from '../../../schema/protocol/ownerKey.js';
import { contentDigest } from '../../../schema/protocol/signature/contentDigest.js';
import { readSignature } from '../../../schema/protocol/signature/readSignature.js';
import {
  ed25519SigningKey,
  hmacKey,
  type SigningKey,
} from '../../../schema/protocol/signature/requestKey.js';
import {
  headerLine,
  signatureBase,
  signedHeaders,
} from '../../../schema/protocol/signature/requestProfile.js';
import { prepareMandate, signRequest } from '../../../schema/protocol/signature/signRequest.js';

const secret = randomBytes(32);
const hmac = hmacKey('support.requests.1', secret);
const seed = privateKeyFrom(randomBytes(32));
const url = 'http://127.0.0.1:4001/support';
const mandate = {
  requestId: 'request-1',
  organisation: 'greater-london-authority-demo',
  purpose: 'service-planning',
  owners: new Map([['support.clients', new Set(['london-safe-houses-demo'])]]),
};

const signed = (key: SigningKey, body: string, nonce = 'nonce-of-a-test-0001') =>
  signRequest({
    url,
    body,
    key,
    nonce,
    mandate: prepareMandate(mandate),
    use: 'requests',
    now: new Date(),
    validSeconds: 30,
  });

type Verify = (base: Buffer, signature: Buffer) => boolean;

/** An implementation of RFC 9421 that shares nothing with ours. */
const libraryAccepts = (headers: Record<string, string>, check: Verify, algorithm: string) =>
  httpbis
    .verifyMessage(
      {
        keyLookup: async () => ({
          algs: [algorithm],
          verify: async (base, signature) => check(base, signature),
        }),
        requiredFields: ['@method', '@target-uri', ...signedHeaders],
        requiredParams: ['created', 'expires', 'nonce', 'alg', 'keyid', 'tag'],
        all: true,
      },
      { method: 'POST', url, headers },
    )
    .catch(() => false);

const byHmac: Verify = (base, signature) =>
  createHmac('sha256', secret).update(base).digest().equals(signature);

describe('an independent library', () => {
  test('accepts whatever we sign with a secret', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary' }),
        fc.stringMatching(/^[A-Za-z0-9_-]{16,64}$/),
        async (body, nonce) => {
          const headers = signed(hmac, body, nonce);
          expect(await libraryAccepts(headers, byHmac, 'hmac-sha256')).toBe(true);
          expect(headers['content-digest']).toBe(contentDigest(Buffer.from(body)));
        },
      ),
    );
  });

  test('accepts what we sign with Ed25519', async () => {
    const publicKey = publicKeyFrom(publicKeyText(seed));
    const check: Verify = (base, signature) => verify(null, base, publicKey, signature);
    const headers = signed(ed25519SigningKey('support.requests.2', seed), '{}');
    expect(await libraryAccepts(headers, check, 'ed25519')).toBe(true);
  });

  test.each(signedHeaders)('refuses what we signed with another %s', async (name) => {
    const headers = { ...signed(hmac, '{}'), [name]: 'other' };
    expect(await libraryAccepts(headers, byHmac, 'hmac-sha256')).toBe(false);
  });

  test('signs what we accept', async () => {
    const { headers: own } = prepareMandate(mandate);
    const now = new Date();
    const { headers } = await httpbis.signMessage(
      {
        key: { sign: async (base) => createHmac('sha256', secret).update(base).digest() },
        name: 'concordat',
        fields: ['@method', '@target-uri', ...signedHeaders],
        params: ['created', 'expires', 'nonce', 'alg', 'keyid', 'tag'],
        paramValues: {
          created: now,
          expires: new Date(now.getTime() + 30_000),
          nonce: 'nonce-of-a-test-0001',
          alg: 'hmac-sha256',
          keyid: hmac.id,
          tag: 'concordat-request',
        },
      },
      { method: 'POST', url, headers: { ...own, 'content-digest': contentDigest('{}') } },
    );
    const read = readSignature(headerIn(headers, 'Signature-Input'), headerIn(headers, 'Signature'));
    if (!read) throw new Error('not read');
    const [, ...others] = signedHeaders;
    const headerLines = others.map((name) => headerLine(name, own[name] ?? '')).join('');
    const covered = { method: 'POST', targetUri: url, digest: contentDigest('{}'), headerLines, ...read };
    expect(hmac.verify(signatureBase(covered), read.signature)).toBe(true);
    expect(read).toMatchObject({ nonce: 'nonce-of-a-test-0001', keyId: hmac.id, tag: 'concordat-request' });
  });
});

/** The library's type knows only of the headers that it was given. */
const headerIn = (headers: object, name: string): string =>
  String(new Map(Object.entries(headers)).get(name));
