import type { PackEvidence } from './evidence.js';

/** A number as people write it: at least three digits, a decimal or a percentage. */
const number = /\d[\d,]*(?:\.\d+)?(?:\s?(?:%|per cent))?/g;
const year = /^(?:19|20)\d\d$/;

/** Numbers that would be recognised as those of a claim; years and small counts stand in any text. */
export const tellingNumbers = (text: string): readonly string[] =>
  (text.match(number) ?? [])
    .filter((found) => /%|per cent|\./.test(found) || found.replace(/\D/g, '').length >= 3)
    .map((found) => found.replace(/,|\s?(?:%|per cent)|,$/g, ''))
    .filter((found) => !year.test(found));

/** Numbers of claims that are not safe to repeat and that no claim says in their place. */
export function unsafeNumbers({ claims }: Pick<PackEvidence, 'claims'>): ReadonlySet<string> {
  const allowed = new Set(claims.flatMap(({ sayInstead }) => tellingNumbers(sayInstead)));
  const held = claims.filter(({ safeToRepeat }) => safeToRepeat);
  for (const found of held.flatMap(({ figuresAsWritten }) => figuresAsWritten.flatMap(tellingNumbers)))
    allowed.add(found);
  const unsafe = claims.filter(({ safeToRepeat }) => !safeToRepeat);
  const written = unsafe.flatMap(({ figuresAsWritten }) => figuresAsWritten.flatMap(tellingNumbers));
  return new Set(written.filter((found) => !allowed.has(found)));
}

/** Whether a text repeats a number that must not be repeated, even to deny it. */
export const repeatsUnsafe = (text: string, unsafe: ReadonlySet<string>): boolean =>
  tellingNumbers(text).some((found) => unsafe.has(found));
