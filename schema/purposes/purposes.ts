import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConcordatError } from '../protocol/errors.js';
import { isImmigrationEnforcement } from './immigrationEnforcement.js';

const purposeSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/),
    title: z.string().min(1),
    /** What an answer may be used for, in a sentence. */
    use: z.string().min(1),
  })
  .refine(
    (purpose) => !Object.values(purpose).some(isImmigrationEnforcement),
    'Immigration enforcement is no purpose of this hub, under any name.',
  );

const purposesSchema = z
  .array(purposeSchema)
  .min(1)
  .refine(
    (purposes) => new Set(purposes.map(({ id }) => id)).size === purposes.length,
    'Two purposes have one id.',
  );

/** What an answer is for. */
export type Purpose = Readonly<z.infer<typeof purposeSchema>>;

/** Reads purposes.json beside this file. @throws ConcordatError DATA_INVALID */
export function loadPurposes(): readonly Purpose[] {
  return parsePurposes(readFileSync(new URL('./purposes.json', import.meta.url), 'utf8'));
}

/** @throws ConcordatError DATA_INVALID */
export function parsePurpose(purpose: unknown): Purpose {
  const parsed = purposeSchema.safeParse(purpose);
  if (parsed.success) return parsed.data;
  throw new ConcordatError('DATA_INVALID', {
    expected:
      'a purpose: an id in lower-case letters, digits and hyphens, a title, and its use in a sentence',
    found: z.prettifyError(parsed.error),
    remedy: 'Name a purpose that owners could permit.',
  });
}

/** @throws ConcordatError DATA_INVALID */
export function parsePurposes(text: string): readonly Purpose[] {
  const parsed = purposesSchema.safeParse(readJson(text));
  if (parsed.success) return parsed.data;
  throw invalid(z.prettifyError(parsed.error));
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid("text that isn't JSON", cause);
  }
}

const invalid = (found: string, cause?: unknown): ConcordatError =>
  new ConcordatError('DATA_INVALID', {
    expected: 'purposes as schema/purposes/purposes.ts declares them',
    found,
    remedy: 'Correct schema/purposes/purposes.json.',
    cause,
  });
