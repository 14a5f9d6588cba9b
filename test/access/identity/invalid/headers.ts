import { createHmac, createPublicKey, generateKeyPairSync } from 'node:crypto';
import {
  base64url,
  type Forge,
  type Invalid,
  named,
  signed,
  signedText,
  usualClaims,
  usualHeader,
} from '../forge.js';

/** Headers that ask for another algorithm, another key, or more than this hub knows. */
export function invalidHeaders(forge: Forge, attackersUrl: string): readonly Invalid[] {
  return [
    ...algorithmsNamed(forge),
    ...confused(forge),
    ...injected(forge, attackersUrl),
    ...kidsOf(forge),
    ...typesOf(forge),
    ...extended(forge),
  ];
}

function algorithmsNamed(forge: Forge): readonly Invalid[] {
  const { alg } = forge;
  const others = [
    'none',
    'None',
    'NONE',
    'nOnE',
    'HS256',
    'HS384',
    'HS512',
    'RS384',
    'RS512',
    'PS256',
    'PS384',
    'PS512',
    'ES384',
    'ES512',
    'ES256K',
    'Ed25519',
    'Ed448',
    'RS1',
    'dir',
    'RSA-OAEP',
    'ML-DSA-44',
    '',
    ' ',
    `${alg} `,
    ` ${alg}`,
    alg.toLowerCase(),
    alg.toUpperCase(),
    `${alg}\u0000`,
    null,
    undefined,
    5,
    true,
    [alg],
    { alg },
    ...(['RS256', 'ES256', 'EdDSA'] as const),
  ].filter((other) => other !== alg);
  return others.map((other) => ({
    name: `algorithm ${JSON.stringify(other)}`,
    token: signed(forge, {}, { alg: other }),
  }));
}

/** No signature where none is said to be needed, and public keys as secrets (RFC 8725, section 2.1). */
function confused(forge: Forge): readonly Invalid[] {
  const claims = base64url(JSON.stringify(usualClaims(forge)));
  const of = (alg: string) => `${base64url(JSON.stringify({ ...usualHeader(forge), alg }))}.${claims}`;
  const { publicJwk } = forge.key;
  const publicKey = createPublicKey(forge.secret);
  const secrets: Readonly<Record<string, string | Buffer>> = {
    PEM: publicKey.export({ format: 'pem', type: 'spki' }),
    'PEM without its last line feed': publicKey.export({ format: 'pem', type: 'spki' }).toString().trimEnd(),
    DER: publicKey.export({ format: 'der', type: 'spki' }),
    JWK: JSON.stringify(publicJwk),
    'first member of the key': Buffer.from(String(publicJwk.n ?? publicJwk.x), 'base64url'),
    nothing: '',
  };
  const hashes = ['HS256', 'HS384', 'HS512'].flatMap((alg) =>
    Object.entries(secrets).map(([name, secret]) => {
      const mac = createHmac(`sha${alg.slice(2)}`, secret)
        .update(of(alg))
        .digest();
      return [`${alg} with the public key as secret, ${name}`, `${of(alg)}.${base64url(mac)}`] as const;
    }),
  );
  const none = ['none', 'None', 'NONE', 'nOnE', ''].flatMap((alg) => [
    [`"${alg}" without a signature`, `${of(alg)}.`] as const,
    [`"${alg}" without the last dot`, of(alg)] as const,
    [`"${alg}" with a signature of zeros`, `${of(alg)}.${base64url(Buffer.alloc(64))}`] as const,
  ]);
  return named('confusion', Object.fromEntries([...hashes, ...none]));
}

/** Keys that a token brings along, by value or by address, each with the signature that fits it. */
function injected(forge: Forge, attackersUrl: string): readonly Invalid[] {
  const attacker = generateKeyPairSync('ed25519');
  const jwk = attacker.publicKey.export({ format: 'jwk' });
  const foreign: Forge = { ...forge, alg: 'EdDSA', secret: attacker.privateKey };
  const certificate = base64url(attacker.publicKey.export({ format: 'der', type: 'spki' }));
  const bearers: readonly (readonly [string, object])[] = [
    ['jwk', { jwk }],
    ['jwk under a known kid', { jwk: { ...jwk, kid: forge.key.kid } }],
    ['jku', { jku: attackersUrl }],
    ['jku of this machine', { jku: 'file:///etc/passwd' }],
    ['x5u', { x5u: attackersUrl }],
    ['x5c', { x5c: [certificate] }],
    ['jwk of nothing', { jwk: null }],
    ['jku of nothing', { jku: '' }],
  ];
  return bearers.flatMap(([name, header]) => [
    { name: `key injection: ${name}`, token: signed(foreign, {}, { ...header, alg: 'EdDSA' }) },
    {
      name: `key injection: ${name}, no kid`,
      token: signed(foreign, {}, { ...header, alg: 'EdDSA', kid: undefined }),
    },
    { name: `key injection: ${name}, though the true key signed`, token: signed(forge, {}, header) },
  ]);
}

function kidsOf(forge: Forge): readonly Invalid[] {
  const kids = [
    '',
    ' ',
    '../../../../dev/null',
    '/dev/null',
    '..\\..\\keys',
    "' OR '1'='1",
    "x' UNION SELECT 'key' --",
    '| cat /etc/passwd',
    'https://attacker.example/keys',
    'file:///dev/null',
    '__proto__',
    'constructor',
    'toString',
    '0',
    '*',
    `${forge.key.kid}\u0000`,
    `${forge.key.kid} `,
    forge.key.kid.toUpperCase(),
    'k'.repeat(1000),
    'ｋid',
    '%24{jndi:ldap://x}',
  ];
  return [...kids, 0, null, true, [forge.key.kid], { kid: forge.key.kid }].map((kid) => ({
    name: `kid ${JSON.stringify(kid).slice(0, 40)}`,
    token: signed(forge, {}, { kid }),
  }));
}

function typesOf(forge: Forge): readonly Invalid[] {
  const types = [
    undefined,
    null,
    '',
    'JWT',
    'jwt',
    'at',
    'at+jwt ',
    ' at+jwt',
    'at+jwt+x',
    'id+jwt',
    'dpop+jwt',
    'logout+jwt',
    'application/jwt',
    'text/at+jwt',
    'application/application/at+jwt',
    'ａt+jwt',
    5,
    true,
    ['at+jwt'],
    {},
  ];
  return types.map((typ) => ({ name: `type ${JSON.stringify(typ)}`, token: signed(forge, {}, { typ }) }));
}

function extended(forge: Forge): readonly Invalid[] {
  const claims = JSON.stringify(usualClaims(forge));
  const header = JSON.stringify({ ...usualHeader(forge), crit: ['b64'], b64: false });
  const headers = {
    'an unknown one': { crit: ['x'], x: 1 },
    exp: { crit: ['exp'], exp: forge.now },
    alg: { crit: ['alg'] },
    'one that is not there': { crit: ['y'] },
    none: { crit: [] },
    'no list': { crit: 'exp' },
    nothing: { crit: null },
    numbers: { crit: [5] },
    'b64 as usual': { crit: ['b64'], b64: true },
    'b64 without crit': { b64: false },
    'b64 as usual without crit': { b64: true },
  };
  return [
    ...named(
      'extension',
      Object.fromEntries(Object.entries(headers).map(([name, one]) => [name, signed(forge, {}, one)])),
    ),
    { name: 'extension: payload not encoded', token: `${base64url(header)}.${claims}.${base64url('x')}` },
    { name: 'extension: b64 false over an encoded payload', token: signedText(forge, header, claims) },
  ];
}
