import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { sha256 } from '../protocol/canonicalJson.js';
import { ConcordatError } from '../protocol/errors.js';
import { type SignedAgreement, signedAgreementSchema } from './signedAgreement.js';

const folder = new URL('./demonstration/', import.meta.url);
const terms = new URL('./terms/', import.meta.url);

/** The agreements of the demonstration's partners that ship, by id. @throws ConcordatError DATA_INVALID */
export function loadAgreements(): readonly SignedAgreement[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const all = files
    .sort()
    .flatMap((name) =>
      parseAgreements(readFileSync(new URL(name, folder), 'utf8'), `schema/agreements/demonstration/${name}`),
    );
  for (const { agreement } of all) checkText(agreement.id, agreement.text);
  return all;
}

/** One signed agreement of a file, or a list of them. @throws ConcordatError DATA_INVALID */
export function parseAgreements(text: string, file: string): readonly SignedAgreement[] {
  const read = readJson(text, file);
  const parsed = z
    .array(signedAgreementSchema)
    .min(1)
    .safeParse(Array.isArray(read) ? read : [read]);
  if (parsed.success) return parsed.data;
  throw invalid(file, z.prettifyError(parsed.error).slice(0, 2000));
}

/** SHA-256 of a wording that ships. */
export const textHash = (name: string): string => sha256(readFileSync(new URL(name, terms)));

function checkText(
  id: string,
  { name, sha256: agreed }: { readonly name: string; readonly sha256: string },
): void {
  if (textHash(name) !== agreed)
    throw invalid(`schema/agreements/terms/${name}`, `another wording than ${id} was signed for`);
}

function readJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid(file, "text that isn't JSON", cause);
  }
}

const invalid = (file: string, found: string, cause?: unknown): ConcordatError =>
  new ConcordatError('DATA_INVALID', {
    expected: 'signed agreements as schema/agreements/ declares them',
    found: `${file}: ${found}`,
    remedy: 'Let the owner sign what it agreed to anew.',
    cause,
  });
