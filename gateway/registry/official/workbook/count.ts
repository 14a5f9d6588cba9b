import type { MissingCount } from '../leaf.js';

/** What stands where a count should: a number, or a symbol that says why there is none. */
export type PublishedCount =
  | { readonly kind: 'COUNT'; readonly value: number }
  | { readonly kind: 'MISSING'; readonly status: MissingCount };

/** Government Statistical Service shorthand, with and without brackets, and what stood for it before. */
const symbols: Readonly<Record<string, MissingCount>> = {
  x: 'NOT_COLLECTED',
  ':': 'NOT_COLLECTED',
  '..': 'NOT_COLLECTED',
  'n/a': 'NOT_COLLECTED',
  z: 'NOT_APPLICABLE',
  c: 'WITHHELD',
  '*': 'WITHHELD',
};

/** What may stand beside a number without changing it: notes, provisional, revised, estimated. */
const marks = /\s*\[(?:notes? [\d, ]+|[a-z]|\d+)\]/gi;

/** Expected of a cell with a count, in words. */
export const countExpected = 'a whole number from 0, or one of the symbols [x] [z] [c] : .. * -';

/** Reads a cell that should hold a count; undefined where it is neither count nor symbol. */
export function readCount(text: string): PublishedCount | undefined {
  const symbol = symbols[text.toLowerCase().replace(/^\[(.+)\]$/, '$1')];
  if (symbol !== undefined) return { kind: 'MISSING', status: symbol };
  const bare = text.replace(marks, '').replace(/^(\d{1,3})((?:,\d{3})+)$/, (all) => all.replaceAll(',', ''));
  // A dash is the older sign for nil; that the totals add up proves it, as it does every other number.
  if (/^[-–—]$/.test(bare)) return { kind: 'COUNT', value: 0 };
  return /^\d{1,9}$/.test(bare) ? { kind: 'COUNT', value: Number(bare) } : undefined;
}
