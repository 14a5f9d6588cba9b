import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { publishedKeys } from '../../../gateway/access/identity/token/publishedKeys.js';
import { verifyToken } from '../../../gateway/access/identity/token/verifyToken.js';
import { forgeOf, signed } from './forge.js';
import { newKey, type SigningKey, startTestIssuer, type TestIssuer } from './testIssuer.js';

const now = new Date('2026-11-26T12:00:00Z');
let issuer: TestIssuer;
let first: SigningKey;
let second: SigningKey;
beforeAll(async () => {
  issuer = await startTestIssuer();
  [first, second] = await Promise.all([newKey('ES256', 'one'), newKey('ES256', 'two')]);
});
afterAll(() => issuer.close());

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'accepted',
    ({ code }: { readonly code: string }) => code,
  );

/** One hub's view of the issuer, with hands on its clock. */
function hub() {
  let passedMs = 0;
  const keys = publishedKeys({ jwksUrl: issuer.jwksUrl, fetch, now: () => passedMs });
  const settings = {
    issuer: 'https://issuer.example',
    audience: 'concordat',
    organisations: undefined,
    keys,
  };
  const means = { issuers: new Map([[settings.issuer, settings]]), clock: () => now };
  return {
    show: (key: SigningKey) =>
      codeOf(verifyToken(means, signed(forgeOf('ES256', key, now.getTime() / 1000)))),
    pass: (ms: number) => {
      passedMs += ms;
    },
  };
}

test('an issuer that was never reached means 503, until it is', async () => {
  issuer.publish([first.publicJwk]);
  issuer.fail(500);
  const { show, pass } = hub();
  expect(await show(first)).toBe('IDENTITY_UNAVAILABLE');
  issuer.fail(undefined);
  pass(10_001);
  expect(await show(first)).toBe('accepted');
});

test('keys survive an outage for a day, then 503', async () => {
  issuer.publish([first.publicJwk]);
  const { show, pass } = hub();
  expect(await show(first)).toBe('accepted');
  issuer.fail(503);
  pass(23 * 3_600_000);
  expect(await show(first)).toBe('accepted');
  pass(2 * 3_600_000);
  expect(await show(first)).toBe('IDENTITY_UNAVAILABLE');
  issuer.fail(undefined);
});

test('a new key is found when its first token comes, and a stranger cannot make the hub ask on', async () => {
  issuer.publish([first.publicJwk]);
  const { show, pass } = hub();
  expect(await show(first)).toBe('accepted');
  issuer.publish([second.publicJwk]);
  pass(10_001);
  expect(await show(second)).toBe('accepted');
  expect(await show(first)).toBe('UNAUTHENTICATED');
  const before = issuer.asked();
  await Promise.all(Array.from({ length: 50 }, () => show(first)));
  expect(issuer.asked()).toBe(before);
});

test('secrets and private halves among the keys open nothing', async () => {
  issuer.publish([{ kty: 'oct', k: 'AAAA', kid: first.kid, alg: 'HS256' }]);
  expect(await hub().show(first)).toBe('UNAUTHENTICATED');
});
