import type { FormattedExecutionResult } from 'graphql';
import { z } from 'zod';
import { type AskedAs, demonstrationHeaders } from './demonstrationHeaders.js';

export interface TestHub {
  readonly url: string;
  readonly home: string;
  /** Headers that show who asks: an analyst of London unless told otherwise. */
  headers(asked?: AskedAs): Promise<Readonly<Record<string, string>>>;
  /** Asks over HTTP as the demonstration's analyst. */
  ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<FormattedExecutionResult>;
  /** Asks and expects no error; the data may have any shape. */
  data(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer>;
}

/** An answer whose shape the test knows and TypeScript doesn't. */
// biome-ignore lint/suspicious/noExplicitAny: the tests assert whole values.
export type Answer = any;

const started = z.object({ url: z.string(), home: z.string() });

/** The hub that all tests of the front door share. */
export function testHub(): TestHub {
  const { url, home } = started.parse(JSON.parse(process.env.CONCORDAT_TEST_HUB ?? 'null'));
  const headers: TestHub['headers'] = (asked) => demonstrationHeaders(home, asked);
  const ask: TestHub['ask'] = async (query, variables = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await headers()) },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as FormattedExecutionResult;
  };
  const data: TestHub['data'] = async (query, variables) => {
    const answer = await ask(query, variables);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors, null, 2));
    return answer.data;
  };
  return { url, home, headers, ask, data };
}
