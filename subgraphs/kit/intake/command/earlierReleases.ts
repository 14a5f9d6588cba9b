import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { ConcordatError } from '../../../../schema/protocol/errors.js';
import { parsedJson } from '../../../../schema/protocol/parsedJson.js';
import { type ReleaseDocument, signedReleaseSchema } from '../../../../schema/protocol/release.js';
import { readNamed } from '../../files.js';

/**
 * Releases of an owner that lie where the kit writes them. All of them stay known, those that were withdrawn too, so
 * that a new one is protected together with them.
 * @throws ConcordatError DATA_INVALID where a file that is named like one holds something else
 */
export async function earlierReleases(folder: string, owner: string): Promise<readonly ReleaseDocument[]> {
  const names = await readdir(folder).catch(() => []);
  const own = names.filter((name) => isNamedLikeOne(name, owner)).sort();
  return Promise.all(own.map((name) => readRelease(path.join(folder, name))));
}

/** `owner.dataset.vintage.json`, or a correction of that; what ends otherwise is not signed yet, or no release. */
const isNamedLikeOne = (name: string, owner: string): boolean =>
  name.startsWith(`${owner}.`) && /\.\d{4}-\d{2}-\d{2}(\.correction-\d+)?\.json$/.test(name);

async function readRelease(file: string): Promise<ReleaseDocument> {
  const parsed = signedReleaseSchema.safeParse(parsedJson(new TextDecoder().decode(await readNamed(file))));
  if (parsed.success) return parsed.data.release;
  throw new ConcordatError('DATA_INVALID', {
    expected: `${file} to be an earlier release, because a new one must be protected together with it`,
    found: 'something else',
    remedy: 'Put the release back as it was signed, or move the file away if it never was one.',
  });
}
