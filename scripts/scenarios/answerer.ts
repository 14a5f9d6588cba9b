import type { FormattedExecutionResult } from 'graphql';

export interface Question {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

/** Anything that answers questions about a graph: the monolith, the engine, a gateway of somebody else. */
export type Answerer = (question: Question) => Promise<FormattedExecutionResult>;
