import type { FormattedExecutionResult } from 'graphql';
import type { Ask } from '../questions/ask.js';

/** What a busy hour does to an answer. Anything else would be answered the same the next time. */
const passing: ReadonlySet<unknown> = new Set([
  'SUBGRAPH_TIMEOUT',
  'SUBGRAPH_UNREACHABLE',
  'SUBGRAPH_CIRCUIT_OPEN',
  'OVERLOADED',
]);

/** Asks once more what was not answered for a reason that passes: a pack is built once and read for months. */
export const askAgain =
  (ask: Ask): Ask =>
  async (question, requester) => {
    const first = await ask(question, requester);
    return isPassing(first) ? ask(question, requester) : first;
  };

const isPassing = ({ errors = [] }: FormattedExecutionResult): boolean =>
  errors.some(({ extensions }) => passing.has(extensions?.['code']));
