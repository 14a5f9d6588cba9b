import type { ExecutionResult } from 'graphql';
import type { Requester } from '../access/requester.js';

/** What the engine sends to a subgraph. */
export interface SubgraphRequest {
  readonly query?: string | undefined;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

/** A subgraph that answers in this process, without a way over HTTP; told who asks where the hub knows. */
export type LocalSubgraph = (request: SubgraphRequest, requester?: Requester) => Promise<ExecutionResult>;
