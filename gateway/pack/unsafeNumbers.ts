import { tellingNumbers } from '../../schema/evidence/tellingNumbers.js';
import type { PackEvidence } from './evidence.js';

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
