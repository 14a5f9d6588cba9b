import { createPrivateKey, type KeyObject } from 'node:crypto';
import { ConcordatError } from '../../../../schema/protocol/errors.js';
import { publicKeyText } from '../../../../schema/protocol/ownerKey.js';
import { readNamed } from '../../files.js';
import type { KnownPartner } from '../partnerFile.js';
import { keyFileName } from './findPartner.js';

/** The key of the partner's own file. @throws ConcordatError ARGUMENT_INVALID */
export async function ownerKey({ id, publicKey }: KnownPartner, file = keyFileName(id)): Promise<KeyObject> {
  const pem = await readNamed(file);
  const key = privateKey(file, pem);
  if (publicKeyText(key) === publicKey) return key;
  throw unusable(`${file} to hold the key that ${id} signs with`, 'another key');
}

function privateKey(file: string, pem: Uint8Array): KeyObject {
  try {
    return createPrivateKey(Buffer.from(pem));
  } catch (cause) {
    throw unusable(`${file} to be an Ed25519 private key in PEM`, 'something else', cause);
  }
}

const unusable = (expected: string, found: string, cause?: unknown): ConcordatError =>
  new ConcordatError('ARGUMENT_INVALID', { expected, found, remedy: 'Name the right file.', cause });
