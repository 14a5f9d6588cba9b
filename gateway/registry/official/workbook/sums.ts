import type { PublishedCount } from './count.js';

/** What a published total should be by its parts, in words; undefined where it agrees with them. */
export function sumFault(
  total: PublishedCount,
  parts: readonly PublishedCount[],
): { expected: string; found: string } | undefined {
  const known = parts.reduce((sum, part) => sum + (part.kind === 'COUNT' ? part.value : 0), 0);
  const unknown = parts.filter((part) => part.kind === 'MISSING' && part.status !== 'NOT_APPLICABLE').length;
  if (total.kind === 'COUNT') {
    if (total.value === known || (unknown > 0 && total.value > known)) return undefined;
    const more = unknown > 0 ? ` or more, ${unknown} of its parts being unknown` : '';
    return { expected: `${known}${more}, the sum of its ${parts.length} parts`, found: String(total.value) };
  }
  const isNothing = parts.every((part) => part.kind === 'MISSING' && part.status === 'NOT_APPLICABLE');
  if (unknown > 0 || isNothing) return undefined;
  return {
    expected: `${known}, the sum of its ${parts.length} parts`,
    found: 'a symbol instead of the total',
  };
}
