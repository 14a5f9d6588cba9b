import { closest, distance } from 'fastest-levenshtein';
import { comparable } from '../columns/words.js';

/** Kinds of personal data that have a shape of their own. Anchored nowhere: one within a longer text counts too. */
const shapes: readonly (readonly [string, RegExp])[] = [
  ['an e-mail address', /[^\s@]+@[^\s@]+\.[a-z]{2,}/i],
  ['a phone number', /(?<![\d-])(?:\+\d{1,3}[\s().-]*|\(?0)(?:\d[\s().-]*){9,12}(?!\d)/],
  ['an NHS number', /(?<!\d)\d{3}[ -]\d{3}[ -]\d{4}(?!\d)/],
  [
    'a National Insurance number',
    /\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b/i,
  ],
  ['a postcode', /\b(?:[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}|GIR\s?0AA)\b/i],
  ['a Home Office reference', /\b[A-Z]\d{7,8}(?:\/\d{1,3})?\b(?!\d)/i],
  ['a Home Office reference', /\b(?:CID|HO|NRM|MSHTU|IE|GWF|UAN|ASC)[\s:/#-]*\d{4,}\b/i],
  [
    'a case reference of a tribunal or a unique application number',
    /\b\d{4}-\d{4}-\d{4}-\d{4}\b|\b(?:PA|HU|EA)\/\d{5}\/\d{4}\b/,
  ],
  ['a name with a title', /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev)\.? \p{Lu}/u],
  ['a date of birth', /\b(?:dob|d\.o\.b\.|born(?: on)?)\b/i],
  ['a web address of a person', /\b(?:https?:\/\/|www\.)\S+/i],
];

/** ONS codes have the shape of a Home Office reference: letter and eight digits. */
const onsCode = /^[EWSNK]\d{8}$/i;

/** Words as they stand in code lists and area names, which no name is made of. */
export type KnownWords = ReadonlySet<string>;

export const knownWords = (texts: readonly string[]): KnownWords =>
  new Set(texts.flatMap((text) => comparable(text).split(' ')));

const ordinary = new Set(
  'and or of the not no yes other unknown known none trans woman man girl boy non binary both all any adult child uk abroad support house home hostel hotel tenancy family friends prison street shelter prefer say new old north south east west city upon'.split(
    ' ',
  ),
);

/** What kind of personal data a text looks like; undefined where it looks like none. */
export function personalData(text: string, known: KnownWords): string | undefined {
  if (onsCode.test(text.trim())) return undefined;
  const shape = shapes.find(([, pattern]) => pattern.test(text));
  if (shape) return shape[0];
  return looksLikeName(text, known) ? 'a name' : undefined;
}

/** Two to four words that begin with a capital, none of which stands in a code list or is near one that does. */
function looksLikeName(text: string, known: KnownWords): boolean {
  const words = text.trim().replace(/,/g, ' ').split(/\s+/);
  if (words.length < 2 || words.length > 4) return false;
  if (!words.every((word) => /^\p{Lu}[\p{L}'’.-]*$/u.test(word))) return false;
  return words.every((word) => !isOrdinary(comparable(word), known));
}

function isOrdinary(word: string, known: KnownWords): boolean {
  if (word === '' || ordinary.has(word) || known.has(word)) return true;
  if (word.length < 5 || known.size === 0) return false;
  return distance(word, closest(word, [...known])) <= 1;
}

/** What may be said of a value that isn't understood: the value, unless it could be somebody's. */
export function sayable(text: string, known: KnownWords): string {
  const kind = personalData(text, known);
  if (kind !== undefined) return `what looks like ${kind} (not repeated here)`;
  // A single word beyond the code lists may be a first name: it is described, not repeated.
  const isPlain =
    /^[\d\s.,;:/<>=*+-]+$/.test(text) ||
    comparable(text)
      .split(' ')
      .every((word) => isOrdinary(word, known));
  return isPlain && text.length <= 40
    ? `"${text}"`
    : `a text of ${[...text].length} characters that is none of them`;
}
