import type { FormattedExecutionResult } from 'graphql';
import { z } from 'zod';
import {
  demonstrationToken,
  type TokenWish,
} from '../../gateway/access/identity/demonstration/demonstrationIssuer.js';
import { demonstrationPurpose } from '../../gateway/access/identity/demonstration/visitor.js';
import { readDemonstrationKey } from '../../scripts/identity/demonstrationKey.js';

/** Whom the demonstration's commands could ask as, and what for. */
export interface AskedAs {
  readonly as?: TokenWish['as'];
  readonly organisation?: string;
  readonly purpose?: string;
}

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
  const headers: TestHub['headers'] = async ({
    as = 'analyst',
    organisation,
    purpose = demonstrationPurpose,
  } = {}) => {
    const key = await readDemonstrationKey(home);
    if (key === undefined) throw new Error('The hub has made no key for its demonstration.');
    const token = await demonstrationToken(key, { as, organisation, lifeSeconds: 600, now: new Date() });
    return { authorization: `Bearer ${token}`, 'concordat-purpose': purpose };
  };
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
