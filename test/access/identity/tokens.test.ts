import { createSecretKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pseudonyms } from '../../../gateway/access/identity/pseudonym.js';
import { startIdentity } from '../../../gateway/access/identity/startIdentity.js';
import type { Issuer } from '../../../gateway/access/identity/token/issuer.js';
import { fixedKeys } from '../../../gateway/access/identity/token/keySource.js';
import { HubError } from '../../../gateway/errors.js';
import { type Forge, forgeOf, type Invalid, signed, signedText, usualClaims, usualHeader } from './forge.js';
import { invalidClaims } from './invalid/claims.js';
import { invalidHeaders } from './invalid/headers.js';
import { invalidSignatures } from './invalid/signatures.js';
import { invalidTexts } from './invalid/texts.js';
import { type Algorithm, algorithms, newKey, startTestIssuer, type TestIssuer } from './testIssuer.js';

const now = new Date('2026-11-26T12:00:00Z');
const seconds = now.getTime() / 1000;
const book = () =>
  Promise.resolve({
    version: '1',
    keys: new Map(),
    revoked: new Set<string>(),
    purposes: ['board-reporting'],
  });

let attacker: TestIssuer;
const forges = new Map<Algorithm, Forge>();
let issuer: Issuer;

beforeAll(async () => {
  attacker = await startTestIssuer();
  const keys = await Promise.all(algorithms.map((alg) => newKey(alg, `kid-${alg}`)));
  algorithms.forEach((alg, at) => {
    const key = keys[at];
    if (key) forges.set(alg, forgeOf(alg, key, seconds));
  });
  issuer = {
    issuer: 'https://issuer.example',
    audience: 'concordat',
    organisations: new Set(['greater-london-authority-demo']),
    keys: fixedKeys({ keys: keys.map(({ publicJwk }) => publicJwk) }),
  };
});
afterAll(() => attacker.close());

const identity = () =>
  startIdentity({
    issuers: [issuer],
    book,
    pseudonym: pseudonyms(createSecretKey(Buffer.alloc(32, 1))),
    clock: () => now,
  });

const show = (token: string) => identity()({ headers: { authorization: `Bearer ${token}` } });

/** undefined where it was accepted. */
async function refusalOf(token: string): Promise<string | undefined> {
  try {
    await show(token);
    return undefined;
  } catch (error) {
    return error instanceof HubError ? error.code : String(error);
  }
}

const forgeFor = (alg: Algorithm): Forge => {
  const forge = forges.get(alg);
  if (forge === undefined) throw new Error(`No key for ${alg}.`);
  return forge;
};

const invalidOf = (alg: Algorithm): readonly Invalid[] => {
  const forge = forgeFor(alg);
  return [
    ...invalidClaims(forge),
    ...invalidHeaders(forge, attacker.jwksUrl),
    ...invalidTexts(forge),
    ...invalidSignatures(forge),
  ];
};

describe.each(algorithms)('tokens signed with %s', (alg) => {
  test('that are invalid are refused as UNAUTHENTICATED, every one', async () => {
    const tokens = invalidOf(alg);
    const names = tokens.map(({ name }) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    const wrong: unknown[] = [];
    for (const { name, token } of tokens) {
      const refusal = await refusalOf(token);
      if (refusal !== 'UNAUTHENTICATED') wrong.push([name, refusal ?? 'accepted']);
    }
    expect(wrong).toEqual([]);
    expect(tokens.length).toBeGreaterThan(300);
  });

  test('that are valid are accepted, every one', async () => {
    const forge = forgeFor(alg);
    const text = JSON.stringify(usualClaims(forge));
    const valid: Readonly<Record<string, string>> = {
      usual: signed(forge),
      'without a kid': alg === 'EdDSA' ? signed(forge, {}, { kid: undefined }) : signed(forge),
      'type in capitals': signed(forge, {}, { typ: 'AT+JWT' }),
      'type in full': signed(forge, {}, { typ: 'application/at+jwt' }),
      'a header nobody asks for': signed(forge, {}, { x5t: 'abc', cty: 'text' }),
      'expired 29 s ago': signed(forge, { iat: seconds - 600, exp: seconds - 29 }),
      'not before 29 s from now': signed(forge, { nbf: seconds + 29 }),
      'issued 29 s from now': signed(forge, { iat: seconds + 29 }),
      'a day long': signed(forge, { exp: seconds + 86_400 }),
      'moments with fractions': signed(forge, { iat: seconds - 0.5, exp: seconds + 0.5 }),
      'several audiences': signed(forge, { aud: ['other', 'concordat'] }),
      'claims nobody asks for': signed(forge, {
        name: 'N',
        nested: { iss: 'x', a: [{ iss: 1 }, { iss: 2 }] },
      }),
      'a subject of another script': signed(forge, { sub: 'žofie · 東京' }),
      'no organisation and no roles': signed(forge, { organisation: undefined, roles: undefined }),
      'roles that this hub lacks': signed(forge, { roles: ['analyst', 'accountant'] }),
      'spaces between members': signedText(forge, JSON.stringify(usualHeader(forge), null, 2), ` ${text}\n`),
    };
    for (const [name, token] of Object.entries(valid)) {
      expect([name, await refusalOf(token)]).toEqual([name, undefined]);
    }
  });
});

test('at least 500 invalid tokens were among them, and no address of a token was ever asked', () => {
  const all = algorithms.flatMap(invalidOf);
  expect(new Set(all.map(({ token }) => token)).size).toBeGreaterThanOrEqual(500);
  expect(attacker.asked()).toBe(0);
});

describe('a requester', () => {
  test('is a pseudonym with what the token says, for the purpose that the request states', async () => {
    const forge = forgeFor('ES256');
    const headers = {
      authorization: `Bearer ${signed(forge, { roles: ['analyst', 'accountant'] })}`,
      'concordat-purpose': 'board-reporting',
      'concordat-project': 'Spring report',
    };
    expect(await identity()({ headers })).toEqual({
      person: expect.stringMatching(/^person-[0-9a-f]{32}$/),
      kind: 'person',
      organisation: 'greater-london-authority-demo',
      roles: ['analyst'],
      scopes: ['explore'],
      purpose: 'board-reporting',
      project: 'Spring report',
      expires: new Date((seconds + 600) * 1000),
    });
  });

  test('is another for another subject, and tells neither', async () => {
    const forge = forgeFor('EdDSA');
    const people = await Promise.all(['a', 'A', 'a ', 'b'].map((sub) => show(signed(forge, { sub }))));
    expect(new Set(people.map(({ person }) => person)).size).toBe(4);
    const again = await show(signed(forge, { sub: 'a', jti: 'another' }));
    expect(again.person).toBe(people[0]?.person);
  });

  test('is a service where the client is the subject, with the scopes the token is cut down to', async () => {
    const forge = forgeFor('RS256');
    const found = await show(signed(forge, { client_id: 'subject', scope: 'read' }));
    expect(found).toMatchObject({ kind: 'service', scopes: ['read'] });
  });
});
