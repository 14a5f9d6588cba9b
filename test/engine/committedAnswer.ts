import type { FormattedExecutionResult } from 'graphql';
import { z } from 'zod';

const answer = z.strictObject({
  data: z.unknown().optional(),
  errors: z.array(z.strictObject({ path: z.array(z.union([z.string(), z.int()])) })).optional(),
});

/** What a scenario's `expected.json` holds; its errors have places alone, because their words are each server's own. */
export function committedAnswer(text = '{}'): FormattedExecutionResult {
  // The schema only checks: what zod copies would lose an own `__proto__`.
  const { data, errors } = JSON.parse(text);
  answer.parse({ errors });
  return { ...(data !== undefined && { data }), ...(errors && { errors }) };
}
