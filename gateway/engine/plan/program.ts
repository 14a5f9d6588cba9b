import type { Representation } from './representation.js';
import type { Rewrite } from './rewrites.js';
import type { Shape } from './shape.js';
import type { TargetPath } from './targets.js';

/** One request to one subgraph, but for its variables. */
export interface Call {
  readonly subgraph: string;
  readonly isMutation: boolean;
  readonly query: string;
  /** The request's body up to its variables: `{"query":"...","variables":{`. */
  readonly bodyStart: string;
  /** The client's variables it needs. */
  readonly variables: readonly string[];
}

export interface RootFetch {
  readonly kind: 'root';
  readonly call: Call;
  readonly shape: Shape;
  readonly outputRewrites: readonly Rewrite[];
}

/** Entities of one kind that a fetch asks for. */
export interface EntityBatch {
  /** Key of the list in the answer. */
  readonly answerKey: string;
  /** Variable that holds the representations. */
  readonly variable: string;
  readonly paths: readonly TargetPath[];
  readonly representation: Representation;
  readonly shape: Shape;
  readonly outputRewrites: readonly Rewrite[];
}

export interface EntityFetch {
  readonly kind: 'entities';
  readonly call: Call;
  readonly batches: readonly EntityBatch[];
}

/** Steps one after the other. */
export interface Sequence {
  readonly kind: 'sequence';
  readonly steps: readonly Step[];
}

/** Steps at the same time. */
export interface Parallel {
  readonly kind: 'parallel';
  readonly steps: readonly Step[];
}

/** What to do to fetch everything an operation needs. */
export type Step = RootFetch | EntityFetch | Sequence | Parallel;
