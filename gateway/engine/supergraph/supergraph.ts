import type { GraphQLOutputType, GraphQLSchema } from 'graphql';
import type { TypeBook } from './typeBook.js';

/** A subgraph as the supergraph names it. */
export interface SubgraphEntry {
  readonly name: string;
  readonly routingUrl: string;
}

/** One supergraph, read once and never changed: a request runs from start to end on the one it began with. */
export interface Supergraph {
  /** SHA-256 of the SDL. */
  readonly id: string;
  readonly sdl: string;
  /** What clients see: validation and introspection use this. */
  readonly apiSchema: GraphQLSchema;
  /** Types as all subgraphs together have them. */
  readonly book: TypeBook;
  readonly subgraphs: readonly SubgraphEntry[];
  readonly queryName: string;
  readonly mutationName: string | undefined;
  /** Begins every key that the engine makes up; no field of the supergraph begins with it. */
  readonly keyPrefix: string;
  /** The fields of keys by subgraph and type, where the subgraph has it as an entity. */
  readonly keyFields: (subgraph: string, typename: string) => ReadonlySet<string>;
  /** Whether clients see a field. */
  hasField(typename: string, name: string): boolean;
  /** What a subgraph requires to resolve a field of an entity, as a selection set without its braces. */
  requirementOf(subgraph: string, typename: string, name: string): string | undefined;
  /** The type a client's field has. */
  fieldType(typename: string, name: string): GraphQLOutputType;
  /** Whether the members of an abstract type have fields of this name with different types. */
  isContested(typename: string, name: string): boolean;
  /** Whether some subgraph requires fields of this name with arguments. */
  isRequiredWithArguments(name: string): boolean;
}
