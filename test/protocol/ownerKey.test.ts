import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isSignedBy, privateKeyFrom, publicKeyText, signText } from '../../schema/protocol/ownerKey.js';

const base64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64');

/** RFC 8032, section 7.1, tests 1 and 2. */
const vectors = [
  {
    seed: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    publicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    text: '',
    signature:
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  },
  {
    seed: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    publicKey: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    text: 'r',
    signature:
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  },
];

describe('an owner key', () => {
  test.each(vectors)('signs as RFC 8032 says ($text)', ({ seed, publicKey, text, signature }) => {
    const key = privateKeyFrom(Buffer.from(seed, 'hex'));
    expect(publicKeyText(key)).toBe(base64(publicKey));
    expect(signText(text, key)).toBe(base64(signature));
    expect(isSignedBy(text, base64(signature), base64(publicKey))).toBe(true);
  });

  test('must be made of 32 bytes', () => {
    expect(() => privateKeyFrom(Buffer.alloc(31))).toThrow();
  });
});

describe('a signature', () => {
  const key = privateKeyFrom(Buffer.alloc(32, 1));
  const publicKey = publicKeyText(key);
  const signature = signText('release', key);

  test('holds for its own text and key alone', () => {
    const other = privateKeyFrom(Buffer.alloc(32, 2));
    expect({
      own: isSignedBy('release', signature, publicKey),
      otherText: isSignedBy('release ', signature, publicKey),
      otherKey: isSignedBy('release', signature, publicKeyText(other)),
      othersSignature: isSignedBy('release', signText('release', other), publicKey),
    }).toEqual({ own: true, otherText: false, otherKey: false, othersSignature: false });
  });

  test('with any byte changed does not hold', () => {
    fc.assert(
      fc.property(fc.nat(63), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bytes = Buffer.from(signature, 'base64');
        bytes[at] = (bytes[at] ?? 0) ^ change;
        expect(isSignedBy('release', bytes.toString('base64'), publicKey)).toBe(false);
      }),
    );
  });

  test('of garbage, or under garbage, is false and never an exception', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (garbage, more) => {
        expect(isSignedBy('release', garbage, publicKey)).toBe(false);
        expect(isSignedBy('release', signature, garbage)).toBe(false);
        expect(isSignedBy('release', garbage, more)).toBe(false);
      }),
    );
  });

  test.each([
    ['empty', ''],
    ['cut short', publicKey.slice(0, 40)],
    ['too long', Buffer.concat([Buffer.from(publicKey, 'base64'), Buffer.from([0])]).toString('base64')],
  ])('under a key that is %s is false', (_, wrong) => {
    expect(isSignedBy('release', signature, wrong)).toBe(false);
  });
});
