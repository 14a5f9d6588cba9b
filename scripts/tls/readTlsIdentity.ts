import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ConcordatError } from '../../schema/protocol/errors.js';
import type { TlsIdentity } from '../../schema/protocol/tlsIdentity.js';
import { codeOf } from '../systemError.js';

/**
 * The identity in a folder: `certificate.pem`, `key.pem` and `authority.pem`; undefined where no folder is named.
 * @throws ConcordatError CONFIGURATION_INVALID
 */
export async function readTlsIdentity(folder: string | undefined): Promise<TlsIdentity | undefined> {
  if (folder === undefined) return undefined;
  const read = (name: string) => readFile(path.join(folder, name), 'utf8');
  try {
    const [certificate, key, authority] = await Promise.all([
      read('certificate.pem'),
      read('key.pem'),
      read('authority.pem'),
    ]);
    const isOwnKey = new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key));
    if (!isOwnKey) throw new Error('The key is not that of the certificate.');
    return { certificate, key, authority: new X509Certificate(authority).toString() };
  } catch (cause) {
    throw new ConcordatError('CONFIGURATION_INVALID', {
      expected: `certificate.pem, its key.pem and authority.pem in ${folder}, all PEM`,
      found: codeOf(cause) ?? 'files that do not belong together',
      remedy: 'put all three there, readable to this process, or leave TLS with certificates out.',
      cause,
    });
  }
}
