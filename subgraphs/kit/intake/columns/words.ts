import { closest, distance } from 'fastest-levenshtein';

/** A heading or code as it is compared: lower case, camelCase split, letters and digits alone. */
export const comparable = (text: string): string =>
  text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

export interface Named<Value> {
  readonly value: Value;
  readonly words: string;
}

/** The value whose words are fewest edits away, where that is a slip of the hand and not another word. */
export function nearest<Value>(text: string, known: readonly Named<Value>[]): Value | undefined {
  const asked = comparable(text);
  if (asked.length < 3 || known.length === 0) return undefined;
  const words = known.map((one) => comparable(one.words));
  const found = closest(asked, words);
  if (distance(asked, found) > Math.max(1, Math.floor(asked.length / 4))) return undefined;
  return known[words.indexOf(found)]?.value;
}
