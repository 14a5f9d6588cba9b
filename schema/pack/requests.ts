import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { literalNumbers } from '../figures/literalNumbers.js';
import { ConcordatError } from '../protocol/errors.js';

const text = z.string().trim().min(1);
const letterSchema = z.strictObject({
  title: text,
  opening: z.array(text).min(1),
  closing: z.array(text).min(1),
});

const requestsSchema = z.strictObject({
  /** Names of the Act and its sections, which letters name as `{act}`. */
  facts: z.record(z.string(), text),
  source: text,
  /** To a public authority, which has to answer. */
  information: letterSchema,
  /** To whoever would have to publish it. */
  owner: letterSchema,
});

/** The words of the letters that a stated gap gives rise to. */
export type RequestTexts = Readonly<z.infer<typeof requestsSchema>>;
export type LetterTexts = RequestTexts['owner'];

const file = new URL('./requests.json', import.meta.url);

/** Reads the words of the letters and refuses literal numbers in them. @throws ConcordatError DATA_INVALID */
export function loadRequests(source = readFileSync(file, 'utf8')): RequestTexts {
  const parsed = requestsSchema.safeParse(JSON.parse(source));
  if (!parsed.success) throw invalid(z.prettifyError(parsed.error));
  const { information, owner } = parsed.data;
  const numbers = [information, owner]
    .flatMap(({ title, opening, closing }) => [title, ...opening, ...closing])
    .flatMap(literalNumbers);
  if (numbers.length > 0) throw invalid(`the literal numbers ${numbers.join(', ')}`);
  return parsed.data;
}

const invalid = (found: string): ConcordatError =>
  new ConcordatError('DATA_INVALID', {
    expected: 'letters as schema/pack/requests.ts declares them, without literal numbers',
    found,
    remedy: 'Correct schema/pack/requests.json.',
  });
