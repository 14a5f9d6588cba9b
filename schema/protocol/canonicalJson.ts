import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/**
 * RFC 8785 JSON: one text for one value, so that a hash or a signature means the same on both sides. A release has
 * hundreds of thousands of members; what is in canonical order already is left to `JSON.stringify`, which writes
 * strings and numbers as the RFC does and is many times faster.
 */
export function canonicalJson(value: unknown): string {
  if (isInOrder(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (isPlain(value)) return `{${membersOf(value).join(',')}}`;
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Only JSON values have a canonical form.');
  return text;
}

function membersOf(value: object): readonly string[] {
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
}

/** Whether `JSON.stringify` writes the value canonically: members sorted, none that JavaScript would put elsewhere. */
function isInOrder(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isInOrder);
  if (!isPlain(value)) return false;
  let last = '';
  // A release has millions of members: a list of pairs for each object would cost more than looking at them.
  for (const name in value) {
    if (name < last || isDigit(name.charCodeAt(0))) return false;
    const member: unknown = Reflect.get(value, name);
    if (!(member === undefined || isInOrder(member))) return false;
    last = name;
  }
  return true;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('toJSON' in value);

/** SHA-256 of the canonical form, in hex. */
export const canonicalHash = (value: unknown): string => sha256(canonicalJson(value));

/** SHA-256 in hex. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
