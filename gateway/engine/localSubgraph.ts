import type { ExecutionResult } from 'graphql';

/** What the engine sends to a subgraph. */
export interface SubgraphRequest {
  readonly query?: string | undefined;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

/** A subgraph that answers in this process, without a way over HTTP. */
export type LocalSubgraph = (request: SubgraphRequest) => Promise<ExecutionResult>;
