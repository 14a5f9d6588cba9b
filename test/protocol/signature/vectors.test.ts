import { createPrivateKey, createPublicKey } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { contentDigest } from '../../../schema/protocol/signature/contentDigest.js';
import {
  ed25519SigningKey,
  ed25519VerifyingKey,
  hmacKey,
} from '../../../schema/protocol/signature/requestKey.js';

const bytes = (base64: string) => Buffer.from(base64, 'base64');

describe('RFC 9421', () => {
  /** Appendix B.1.5 and B.2.5. */
  test('signs its example with a shared secret to the published bytes', () => {
    const secret = 'uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==';
    const base = [
      '"date": Tue, 20 Apr 2021 02:07:55 GMT',
      '"@authority": example.com',
      '"content-type": application/json',
      '"@signature-params": ("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret"',
    ].join('\n');
    const key = hmacKey('test-shared-secret', bytes(secret));
    const signature = 'pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=';
    expect(key.sign(base)).toBe(signature);
    expect(key.verify(base, bytes(signature))).toBe(true);
    expect(key.verify(`${base} `, bytes(signature))).toBe(false);
    expect(key.verify(base, bytes(signature).subarray(1))).toBe(false);
  });

  /** Appendix B.1.4 and B.2.6. */
  test('signs its example with Ed25519 to the published bytes', () => {
    const privateKey = createPrivateKey({
      key: bytes('MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF'),
      format: 'der',
      type: 'pkcs8',
    });
    const publicKey = createPublicKey({
      key: bytes('MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs='),
      format: 'der',
      type: 'spki',
    });
    const base = [
      '"date": Tue, 20 Apr 2021 02:07:55 GMT',
      '"@method": POST',
      '"@path": /foo',
      '"@authority": example.com',
      '"content-type": application/json',
      '"content-length": 18',
      '"@signature-params": ("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"',
    ].join('\n');
    const signature =
      'wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==';
    expect(ed25519SigningKey('test-key-ed25519', privateKey).sign(base)).toBe(signature);
    expect(ed25519VerifyingKey('test-key-ed25519', publicKey).verify(base, bytes(signature))).toBe(true);
    expect(ed25519VerifyingKey('test-key-ed25519', publicKey).verify(`${base} `, bytes(signature))).toBe(
      false,
    );
  });
});

/** RFC 9530, appendix D: the example body with SHA-256. */
test('RFC 9530 gives its example the published digest', () => {
  expect(contentDigest('{"hello": "world"}\n')).toBe(
    'sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:',
  );
});
