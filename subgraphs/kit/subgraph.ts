import type { GraphQLSchema } from 'graphql';
import type { Caller } from './guard/caller.js';
import type { Remarks } from './remarks.js';

/** One request that a subgraph answers. */
export interface ServedRequest {
  readonly caller: Caller;
  /** Takes what is to be said beside the values of the answer. */
  readonly remarks: Remarks;
}

/** A subgraph ready to answer: a schema and what a request needs, made anew for each. */
export interface Subgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
  readonly sdl: string;
  readonly context: (request: ServedRequest) => object;
  close(): Promise<void>;
}
