import { duplicateMember } from './duplicateMember.js';

/** A token's two readable parts. Nothing of it may be believed before its signature was checked. */
export interface CompactToken {
  readonly header: JsonObject;
  readonly claims: JsonObject;
}

export type JsonObject = Readonly<Record<string, unknown>>;
export type ReadToken =
  | { readonly kind: 'read'; readonly token: CompactToken }
  | { readonly kind: 'refused'; readonly why: string };

/** Longer ones than any issuer sends, in characters. */
const maxLength = 8_000;
const compact = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const refused = (why: string): ReadToken => ({ kind: 'refused', why });

/**
 * Reads a token in the compact form of RFC 7515, section 7.1, and in no other: three parts of base64url in its one
 * canonical spelling, UTF-8, JSON objects without twins.
 */
export function readCompactToken(text: string): ReadToken {
  if (text.length > maxLength) return refused(`is longer than ${maxLength} characters`);
  if (!compact.test(text)) return refused('is not three parts of base64url joined by dots');
  const parts = text.split('.');
  if (!parts.every(isCanonical)) return refused('is base64url that no encoder writes');
  const [header, claims] = parts.slice(0, 2).map(jsonObject);
  if (header === undefined || claims === undefined) return refused('does not hold two JSON objects in UTF-8');
  if (header === 'twin' || claims === 'twin') return refused('names a header or a claim twice');
  return { kind: 'read', token: { header, claims } };
}

/** Decoders ignore leftover bits, so that many texts would be one token. */
const isCanonical = (part: string): boolean => Buffer.from(part, 'base64url').toString('base64url') === part;

function jsonObject(part: string): JsonObject | 'twin' | undefined {
  try {
    const text = utf8.decode(Buffer.from(part, 'base64url'));
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return duplicateMember(text) === undefined ? (value as JsonObject) : 'twin';
  } catch {
    return undefined;
  }
}
