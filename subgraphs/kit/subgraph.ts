import type { GraphQLSchema } from 'graphql';
import type { Caller } from './guard/caller.js';

/** A subgraph ready to answer: a schema and what a request needs, made anew for each. */
export interface Subgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
  readonly sdl: string;
  readonly context: (caller: Caller) => object;
  close(): Promise<void>;
}
