import { constants, createHash, generateKeyPairSync, privateEncrypt } from 'node:crypto';
import {
  base64url,
  type Forge,
  type Invalid,
  named,
  signatureOf,
  signed,
  usualClaims,
  usualHeader,
} from '../forge.js';

/** Signatures that don't hold over what they stand under. */
export function invalidSignatures(forge: Forge): readonly Invalid[] {
  return [...changed(forge), ...swapped(forge), ...special(forge)];
}

function changed(forge: Forge): readonly Invalid[] {
  const whole = signed(forge);
  const at = whole.lastIndexOf('.') + 1;
  const signature = Buffer.from(whole.slice(at), 'base64url');
  const of = (bytes: Buffer) => whole.slice(0, at) + base64url(bytes);
  const flipped = Array.from({ length: 24 }, (_, step) => {
    const bit = Math.floor((step * (signature.length * 8 - 1)) / 23);
    const bytes = Buffer.from(signature);
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return [`bit ${bit} flipped`, of(bytes)] as const;
  });
  return named('signature', {
    ...Object.fromEntries(flipped),
    'one byte short': of(signature.subarray(0, -1)),
    'one byte short at the front': of(signature.subarray(1)),
    'half of it': of(signature.subarray(0, signature.length / 2)),
    'one byte more': of(Buffer.concat([signature, Buffer.from([0])])),
    'a zero before': of(Buffer.concat([Buffer.from([0]), signature])),
    'it twice': of(Buffer.concat([signature, signature])),
    zeros: of(Buffer.alloc(signature.length)),
    ones: of(Buffer.alloc(signature.length, 0xff)),
    'one byte': of(Buffer.from([1])),
    backwards: of(Buffer.from(signature).reverse()),
    'hex text': of(Buffer.from(signature.toString('hex'))),
  });
}

function swapped(forge: Forge): readonly Invalid[] {
  const [header = '', claims = '', signature = ''] = signed(forge).split('.');
  const other = base64url(JSON.stringify({ ...usualClaims(forge), sub: 'somebody else' }));
  const bigger = base64url(JSON.stringify({ ...usualClaims(forge), roles: ['analyst', 'publisher'] }));
  const later = base64url(JSON.stringify({ ...usualClaims(forge), exp: forge.now + 700 }));
  const spaced = base64url(JSON.stringify(usualHeader(forge), null, 1));
  const bare = signatureOf(forge, claims);
  const foreign = { ...forge, secret: strangersKey(forge) };
  return named('swap', {
    'claims of another': `${header}.${other}.${signature}`,
    'more roles': `${header}.${bigger}.${signature}`,
    'a later end': `${header}.${later}.${signature}`,
    'a header written otherwise': `${spaced}.${claims}.${signature}`,
    'a signature over the claims alone': `${header}.${claims}.${base64url(bare)}`,
    "a stranger's key under the known kid": signed(foreign),
    "a stranger's key without a kid": signed(foreign, {}, { kid: undefined }),
  });
}

function strangersKey({ alg }: Forge) {
  if (alg === 'RS256') return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  if (alg === 'ES256') return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  return generateKeyPairSync('ed25519').privateKey;
}

function special(forge: Forge): readonly Invalid[] {
  const input = `${base64url(JSON.stringify(usualHeader(forge)))}.${base64url(JSON.stringify(usualClaims(forge)))}`;
  const of = (tokens: Readonly<Record<string, Buffer>>) =>
    named(
      `${forge.alg} signature`,
      Object.fromEntries(
        Object.entries(tokens).map(([name, bytes]) => [name, `${input}.${base64url(bytes)}`]),
      ),
    );
  if (forge.alg === 'RS256') return of(paddings(forge, input));
  return of(forge.alg === 'ES256' ? points(signatureOf(forge, input)) : scalars(signatureOf(forge, input)));
}

/** RSA blocks that differ from PKCS #1 v1.5 in one thing, as Bleichenbacher's forgeries and their kin do. */
function paddings({ secret }: Forge, input: string): Readonly<Record<string, Buffer>> {
  const size = 256;
  const hash = createHash('sha256').update(input).digest();
  const sha256 = Buffer.from('3031300d060960864801650304020105000420', 'hex');
  const info = Buffer.concat([sha256, hash]);
  const filled = (start: readonly number[], fill: number, end: Buffer) => {
    const block = Buffer.alloc(size, fill);
    Buffer.from(start).copy(block);
    end.copy(block, size - end.length);
    return block;
  };
  const usual = (end: Buffer) => filled([0, 1], 0xff, Buffer.concat([Buffer.from([0]), end]));
  const front = (padding: number, tail: Buffer) => {
    const block = Buffer.alloc(size, 0x5a);
    Buffer.concat([Buffer.from([0, 1]), Buffer.alloc(padding, 0xff), Buffer.from([0]), tail]).copy(block);
    return block;
  };
  const blocks: Readonly<Record<string, Buffer>> = {
    'garbage after the hash': front(8, info),
    'garbage after the hash, no padding': front(0, info),
    'padding of zeros': filled([0, 1], 0x00, Buffer.concat([Buffer.from([0]), info])),
    'block type 2': filled([0, 2], 0xff, Buffer.concat([Buffer.from([0]), info])),
    'block type 0': filled([0, 0], 0x00, info),
    'a first byte that is not zero': filled([0, 1], 0xfe, Buffer.concat([Buffer.from([0]), info])),
    'no zero before the hash': filled([0, 1], 0xff, info),
    'the hash without its name': usual(hash),
    'the name without parameters': usual(
      Buffer.concat([Buffer.from('302f300b0609608648016503040201', 'hex'), Buffer.from([4, 32]), hash]),
    ),
    'the name of SHA-1': usual(
      Buffer.concat([
        Buffer.from('3021300906052b0e03021a05000414', 'hex'),
        createHash('sha1').update(input).digest(),
      ]),
    ),
    'the name of SHA-1 over SHA-256': usual(
      Buffer.concat([Buffer.from('302d300906052b0e03021a05000420', 'hex'), hash]),
    ),
    'the name of SHA-512': usual(
      Buffer.concat([
        Buffer.from('3051300d060960864801650304020305000440', 'hex'),
        createHash('sha512').update(input).digest(),
      ]),
    ),
    'the name of MD5': usual(
      Buffer.concat([
        Buffer.from('3020300c06082a864886f70d020505000410', 'hex'),
        createHash('md5').update(input).digest(),
      ]),
    ),
    'a long form of length': usual(
      Buffer.concat([Buffer.from('308131300d060960864801650304020105000420', 'hex'), hash]),
    ),
    'a byte after the hash': usual(Buffer.concat([info, Buffer.from([0])])),
    'the hash cut off': usual(info.subarray(0, -1)),
    'the hash of something else': usual(Buffer.concat([sha256, createHash('sha256').update('x').digest()])),
    'the hash of the hash': usual(Buffer.concat([sha256, createHash('sha256').update(hash).digest()])),
    'PSS by its look': filled([0, 1], 0xff, Buffer.concat([hash, Buffer.from([0xbc])])),
  };
  return Object.fromEntries(
    Object.entries(blocks).map(([name, block]) => [
      name,
      privateEncrypt({ key: secret, padding: constants.RSA_NO_PADDING }, block),
    ]),
  );
}

const order = Buffer.from('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551', 'hex');

/** Numbers that no signer makes (CVE-2022-21449: zeros were once accepted), and the form that TLS uses. */
function points(signature: Buffer): Readonly<Record<string, Buffer>> {
  const [r, s] = [signature.subarray(0, 32), signature.subarray(32)];
  const small = (number: number) => Buffer.concat([Buffer.alloc(31), Buffer.from([number])]);
  const pairs: Readonly<Record<string, readonly [Buffer, Buffer]>> = {
    'r = 0': [small(0), s],
    's = 0': [r, small(0)],
    'r = s = 0': [small(0), small(0)],
    'r = s = 1': [small(1), small(1)],
    'r = n': [order, s],
    's = n': [r, order],
    'r = 0, s = n': [small(0), order],
    'r and s changed round': [s, r],
    'r twice': [r, r],
  };
  const integer = (bytes: Buffer) => {
    const positive = (bytes[0] ?? 0) > 127 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes;
    return Buffer.concat([Buffer.from([2, positive.length]), positive]);
  };
  const sequence = Buffer.concat([integer(r), integer(s)]);
  return {
    ...Object.fromEntries(Object.entries(pairs).map(([name, pair]) => [name, Buffer.concat([...pair])])),
    'DER instead of r and s': Buffer.concat([Buffer.from([0x30, sequence.length]), sequence]),
    'r and s of 33 bytes': Buffer.concat([Buffer.from([0]), r, Buffer.from([0]), s]),
  };
}

const groupOrder = 2n ** 252n + 27742317777372353535851937790883648493n;

/** RFC 8032, section 5.1.7: S must be below the order, or one signature has many spellings. */
function scalars(signature: Buffer): Readonly<Record<string, Buffer>> {
  const [r, s] = [signature.subarray(0, 32), signature.subarray(32)];
  const little = (number: bigint) => Buffer.from(number.toString(16).padStart(64, '0'), 'hex').reverse();
  const value = BigInt(`0x${Buffer.from(s).reverse().toString('hex')}`);
  const identity = Buffer.concat([Buffer.from([1]), Buffer.alloc(31)]);
  return {
    'S + L': Buffer.concat([r, little(value + groupOrder)]),
    'S + 2 L': Buffer.concat([r, little(value + 2n * groupOrder)]),
    'S = L': Buffer.concat([r, little(groupOrder)]),
    'S = 0': Buffer.concat([r, Buffer.alloc(32)]),
    'R of small order': Buffer.concat([identity, s]),
    'R of small order, S = 0': Buffer.concat([identity, Buffer.alloc(32)]),
    'R and S changed round': Buffer.concat([s, r]),
  };
}
