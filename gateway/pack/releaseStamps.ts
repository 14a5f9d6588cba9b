import { z } from 'zod';
import type { UsedReleaseStamp } from './pack.js';

const releaseSchema = z.object({
  id: z.string(),
  vintage: z.string(),
  ageInDays: z.number(),
  provenance: z.string(),
  sha256: z.string(),
  source: z.object({ title: z.string(), publisher: z.string() }).nullish(),
  owners: z.array(z.object({ name: z.string() })).optional(),
});

/** A release as an answer states it; a dataset's series names its owners beside the release, not in it. */
export type FoundStamp = Omit<UsedReleaseStamp, 'owner' | 'isRegister'> & {
  readonly owner: string | undefined;
};

/** Every release that an answer names with its hash, by its id. */
export function releaseStamps(
  node: unknown,
  found = new Map<string, FoundStamp>(),
): ReadonlyMap<string, FoundStamp> {
  if (typeof node !== 'object' || node === null) return found;
  const release = releaseSchema.safeParse(node);
  if (release.success) {
    const { source, owners, ...stamp } = release.data;
    const owner = owners?.map(({ name }) => name).join('; ');
    const publication = source ? `${source.title}, from ${source.publisher}` : undefined;
    found.set(stamp.id, { ...stamp, owner, publication });
  }
  for (const item of Object.values(node)) releaseStamps(item, found);
  return found;
}
