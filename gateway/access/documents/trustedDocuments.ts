import { sha256 } from '../../../schema/protocol/canonicalJson.js';

/** Documents that somebody read before they were saved, by the SHA-256 of their text in hex. */
export type TrustedDocuments = Pick<ReadonlyMap<string, string>, 'get' | 'has'>;

/**
 * Saved documents, and what reports compose of them: the same questions for several places at once. There are many of
 * these, so they are composed when somebody first sends what isn't saved as it stands.
 */
export function trustedDocuments(
  sources: readonly string[],
  composed: () => readonly string[] = () => [],
): TrustedDocuments {
  const saved = bySha256(sources);
  let further: ReadonlyMap<string, string> | undefined;
  const get = (hash: string): string | undefined => {
    const found = saved.get(hash);
    if (found !== undefined || !/^[0-9a-f]{64}$/.test(hash)) return found;
    further ??= bySha256(composed());
    return further.get(hash);
  };
  return { get, has: (hash) => get(hash) !== undefined };
}

const bySha256 = (sources: readonly string[]): ReadonlyMap<string, string> =>
  new Map(sources.map((source) => [sha256(source), source]));
