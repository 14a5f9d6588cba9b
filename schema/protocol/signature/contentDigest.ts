import { createHash } from 'node:crypto';

/** Value of `Content-Digest` (RFC 9530) for the bytes of a body; text counts as UTF-8. */
export const contentDigest = (body: string | Uint8Array): string =>
  `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
