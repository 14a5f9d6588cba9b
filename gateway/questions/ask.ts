import type { FormattedExecutionResult } from 'graphql';
import type { Requester } from '../access/requester.js';

/** A document with its variables, as any client sends it. */
export interface Question {
  readonly query: string;
  readonly operationName?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** Puts a question to the graph under the requester's own authority, by the same way every client goes. */
export type Ask = (question: Question, requester: Requester) => Promise<FormattedExecutionResult>;
