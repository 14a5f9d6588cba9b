import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Partner } from '../../schema/partners/partners.js';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { publicKeyText } from '../../schema/protocol/ownerKey.js';
import { demonstrationKey } from '../demonstration/demonstrationKey.js';
import { messageOf } from '../systemError.js';

/**
 * The key that signs for an owner: that of a demonstration follows from its name, any other is read from a file.
 * @throws ConcordatError ARGUMENT_INVALID
 */
export async function ownerKeyOf(partner: Partner, file: string | undefined): Promise<KeyObject> {
  if (partner.demonstration && file === undefined) return demonstrationKey(partner.id);
  if (file === undefined) throw unusable(`${partner.name} signs with a key of its own`, 'none');
  const key = await readOwnerKey(file);
  if (publicKeyText(key) === partner.publicKey) return key;
  throw unusable(`${file} to hold the key that the hub knows for ${partner.id}`, 'another key');
}

/** An owner's key from its file. @throws ConcordatError ARGUMENT_INVALID */
export async function readOwnerKey(file: string): Promise<KeyObject> {
  try {
    const key = createPrivateKey(await readFile(file));
    if (key.asymmetricKeyType === 'ed25519') return key;
    throw new TypeError(`a key of type ${key.asymmetricKeyType}`);
  } catch (cause) {
    throw unusable(`${file} to be an Ed25519 private key in PEM (PKCS #8)`, messageOf(cause));
  }
}

const unusable = (expected: string, found: string): ConcordatError =>
  new ConcordatError('ARGUMENT_INVALID', { expected, found, remedy: 'Name the file with --key.' });
