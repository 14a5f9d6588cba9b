import { all, type Dimension } from '../../../../schema/datasets/dataset.js';
import { codeSynonyms } from '../columns/synonyms.js';
import { comparable, nearest } from '../columns/words.js';

export type FoundCodes =
  | { readonly kind: 'FOUND'; readonly codes: readonly string[] }
  | { readonly kind: 'TOTAL' }
  | { readonly kind: 'COMBINED' }
  /** Several, without saying which. */
  | { readonly kind: 'UNNAMED' }
  | { readonly kind: 'UNKNOWN'; readonly part: string; readonly nearest?: string | undefined };

export interface CodeReader {
  /** Codes that a row may have, without totals and codes that follow from others. */
  readonly allowed: readonly string[];
  readonly labelOf: (code: string) => string;
  /** Whether a row may have several at once. */
  readonly takesSeveral: boolean;
  readonly read: (text: string) => FoundCodes;
}

/** What a table counts somebody under for whom several types were named: a row has to name them. */
const multiple = 'MULTIPLE';

/** Reads the codes of a dimension as partners write them: by code, by label, by a known word, by their own code. */
export function codeReader(dimension: Dimension, own: Readonly<Record<string, string>> = {}): CodeReader {
  const { name, values = {}, partition, overlapping = [] } = dimension;
  const namesTypes = partition?.includes('MULTIPLE') === true && overlapping.length > 0;
  const takesSeveral = overlapping.length > 0;
  const follows = (code: string) => namesTypes && (code === multiple || code.startsWith('ANY_'));
  const allowed = dimension.codes.filter((code) => code !== all && !follows(code));
  const known = new Map(Object.entries(own).map(([text, code]) => [comparable(text), code]));
  const add = (text: string, code: string) => {
    if (!known.has(comparable(text))) known.set(comparable(text), code);
  };
  for (const code of allowed) {
    add(code, code);
    add(values[code] ?? code, code);
    for (const text of codeSynonyms[name]?.[code] ?? []) add(text, code);
  }
  const near = [...known].map(([words, value]) => ({ value, words }));
  const read = (text: string): FoundCodes => {
    const whole = known.get(comparable(text));
    if (whole !== undefined) return { kind: 'FOUND', codes: [whole] };
    if (isTotal(text)) return { kind: 'TOTAL' };
    if (namesTypes && comparable(text) === comparable(multiple)) return { kind: 'UNNAMED' };
    const parts = text.split(/\s*(?:[+;,&/|]|\band\b)\s*/i).filter((part) => part !== '');
    const found = parts.map((part) => known.get(comparable(part)));
    const strange = parts.find((_, at) => found[at] === undefined);
    if (strange !== undefined || parts.length === 0)
      return {
        kind: 'UNKNOWN',
        part: parts.length > 1 ? (strange ?? text) : text,
        nearest: nearest(strange ?? text, near),
      };
    if (!takesSeveral && new Set(found).size > 1) return { kind: 'COMBINED' };
    return { kind: 'FOUND', codes: [...new Set(found.flatMap((code) => code ?? []))] };
  };
  return { allowed, labelOf: (code) => values[code] ?? code, takesSeveral, read };
}

/** What stands in the row of sums at the end of a table. */
export const isTotal = (text: string): boolean =>
  /^(?:grand |sub ?)?totals?\b|^all$|^sum$/i.test(text.trim());
