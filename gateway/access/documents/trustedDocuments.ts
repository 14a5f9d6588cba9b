import { sha256 } from '../../../schema/protocol/canonicalJson.js';

/** Documents that somebody read before they were saved, by the SHA-256 of their text in hex. */
export type TrustedDocuments = ReadonlyMap<string, string>;

export const trustedDocuments = (sources: readonly string[]): TrustedDocuments =>
  new Map(sources.map((source) => [sha256(source), source]));
