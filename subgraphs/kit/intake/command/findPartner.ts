import { readdir } from 'node:fs/promises';
import { ConcordatError } from '../../../../schema/protocol/errors.js';
import { readNamed } from '../../files.js';
import { type KnownPartner, parsePartner } from '../partnerFile.js';

const ending = '.partner.json';

/** The partner whose file was named, or the only one in this folder. @throws ConcordatError ARGUMENT_INVALID */
export async function findPartner(file: string | undefined): Promise<KnownPartner> {
  if (file !== undefined) return parsePartner(new TextDecoder().decode(await readNamed(file)));
  const found = (await readdir('.')).filter((name) => name.endsWith(ending));
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return findPartner(only);
  throw new ConcordatError('ARGUMENT_INVALID', {
    expected: 'the partner file that keygen wrote',
    found: only === undefined ? 'none in this folder' : `${found.length} in this folder`,
    remedy: 'Name it with --partner.',
  });
}

export const partnerFileName = (id: string): string => `${id}${ending}`;
/** What the owner agreed to, signed, where it lies beside its partner file. */
export const agreementFileName = (id: string): string => `${id}.agreement.json`;
export const keyFileName = (id: string): string => `${id}.key.pem`;
