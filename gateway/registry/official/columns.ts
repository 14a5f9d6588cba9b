import { z } from 'zod';

/** A quarter as `2023-Q4`; the message is what a fault says was expected. */
export const quarterColumn = z.string().regex(/^20\d\d-Q[1-4]$/, 'a quarter such as 2023-Q4');

/** A count of people or decisions. Nine digits are more than everybody in the United Kingdom. */
export const countColumn = z
  .string()
  .regex(/^\d{1,9}$/, 'a whole number from 0, in digits alone')
  .transform(Number);

/** One of the words of a publication, read as our code for it. */
export function codedColumn<Code extends string>(codes: Readonly<Record<string, Code>>) {
  return z.string().transform((word, context): Code => {
    const code = Object.hasOwn(codes, word) ? codes[word] : undefined;
    if (code !== undefined) return code;
    context.addIssue({ code: 'custom', message: `one of ${Object.keys(codes).join(', ')}` });
    return z.NEVER;
  });
}

export const ageColumn = codedColumn({
  ADULT: 'ADULT',
  CHILD: 'CHILD',
  UNKNOWN: 'UNKNOWN',
  'Not specified or unknown': 'UNKNOWN',
});

export const genderColumn = codedColumn({
  FEMALE: 'FEMALE',
  MALE: 'MALE',
  OTHER: 'OTHER_OR_UNKNOWN',
  'NOT RECORDED': 'OTHER_OR_UNKNOWN',
  UNKNOWN: 'OTHER_OR_UNKNOWN',
});

export const placeColumn = codedColumn({
  UK: 'UK',
  Overseas: 'OVERSEAS',
  'UK and Overseas': 'BOTH',
  'Not specified or unknown': 'UNKNOWN',
});
