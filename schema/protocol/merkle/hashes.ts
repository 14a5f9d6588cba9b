import { createHash } from 'node:crypto';

/** Bytes of a hash of the tree: SHA-256. */
export const hashBytes = 32;

/** Hash of an entry: 0x00 before its bytes, so that no entry passes for a node (RFC 9162, 2.1.1). */
export const leafHash = (entry: Uint8Array): Uint8Array =>
  createHash('sha256').update(Uint8Array.of(0)).update(entry).digest();

/** Hash of a node over its two children: 0x01 before them. */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array =>
  createHash('sha256').update(Uint8Array.of(1)).update(left).update(right).digest();

/** Root of the tree without entries: the hash of nothing. */
export const emptyRoot = (): Uint8Array => createHash('sha256').digest();

/** Whether these are the same bytes. Nothing here is secret, so time may tell. */
export const sameHash = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** Whether each has the length of a hash. */
export const areHashes = (hashes: readonly Uint8Array[]): boolean =>
  hashes.every(({ length }) => length === hashBytes);
