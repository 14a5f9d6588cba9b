import type { GraphQLSchema } from 'graphql';
import type { TypeRules } from './federationRules.js';
import type { World } from './world.js';

export interface GraphSubgraph {
  readonly name: string;
  readonly sdl: string;
  readonly rules: ReadonlyMap<string, TypeRules>;
}

/** A composed graph and the truth behind it. */
export interface Graph {
  readonly name: string;
  readonly subgraphs: readonly GraphSubgraph[];
  readonly supergraphSdl: string;
  /** What clients see. */
  readonly publicSchema: GraphQLSchema;
  /** With what is inaccessible to them. */
  readonly fullSchema: GraphQLSchema;
  /** A fresh truth; mutations change only that. */
  readonly newWorld: () => World;
  /** Subgraphs that answer nothing. */
  readonly down: readonly string[];
  /** By subgraph: names of items that it doesn't know. */
  readonly missing: ReadonlyMap<string, ReadonlySet<string>>;
}
