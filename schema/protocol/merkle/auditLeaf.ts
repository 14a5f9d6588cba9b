import { leafHash } from './hashes.js';

/** What the tree's hash covers of an entry. */
export interface AuditLeaf {
  /** ISO 8601, never before that of the entry above. */
  readonly at: string;
  readonly kind: string;
  /** SHA-256 in hex over the salted parts. */
  readonly commitment: string;
}

/** Canonical JSON (RFC 8785) of a leaf. */
export const leafText = ({ at, kind, commitment }: AuditLeaf): string =>
  `{"at":"${at}","commitment":"${commitment}","kind":"${kind}","v":1}`;

const canonical =
  /^\{"at":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)","commitment":"([0-9a-f]{64})","kind":"([A-Z_]{1,40})","v":1\}$/;

/** Reads a leaf; undefined for any text but a canonical one. */
export function readLeaf(text: string): AuditLeaf | undefined {
  const [, at, commitment, kind] = canonical.exec(text) ?? [];
  return at && commitment && kind ? { at, commitment, kind } : undefined;
}

/** Hash of a leaf in the tree. */
export const auditLeafHash = (text: string): Uint8Array => leafHash(Buffer.from(text));
