import type { FormattedExecutionResult } from 'graphql';
import { z } from 'zod';
import type { Ask } from '../../gateway/questions/ask.js';
import { ConcordatError } from '../../schema/protocol/errors.js';

const answerTimeoutMs = 60_000;

const resultSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.looseObject({ message: z.string() })).optional(),
});

/** Asks a hub over HTTP, as any client does. Who asks is what the hub makes of the connection. */
export function httpAsk(url: string, get: typeof fetch): Ask {
  return async ({ query, operationName, variables }) => {
    const response = await get(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, operationName, variables }),
      signal: AbortSignal.timeout(answerTimeoutMs),
    }).catch((cause: unknown) => {
      throw outOfReach(url, 'nothing that answers', cause);
    });
    const parsed = resultSchema.safeParse(await response.json().catch(() => undefined));
    if (!parsed.success) throw outOfReach(url, `something else that answers with ${response.status}`);
    return parsed.data satisfies object as FormattedExecutionResult;
  };
}

export function outOfReach(url: string, found: string, cause?: unknown): ConcordatError {
  return new ConcordatError('HUB_OUT_OF_REACH', {
    expected: `a hub of this project at ${url}`,
    found,
    remedy: 'Start it with npm start, or set CONCORDAT_PORT to the port it runs on, or to a free one.',
    cause,
  });
}
