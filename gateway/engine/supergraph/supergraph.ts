import type { GraphQLInputType, GraphQLOutputType, GraphQLSchema } from 'graphql';
import type { AccessRules } from '../../access/directives/accessRules.js';
import type { Requirements } from './requirements.js';
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
  /** Whether a field has an argument that can't be left out. */
  needsArguments(typename: string, name: string): boolean;
  readonly requirements: Requirements;
  /** What is asked of those who read protected fields; undefined where none is. */
  readonly access: AccessRules | undefined;
  /** The type a client's field has. */
  fieldType(typename: string, name: string): GraphQLOutputType;
  /** The type an argument of a client's field has; undefined for the fields that every schema has. */
  argumentType(typename: string, field: string, name: string): GraphQLInputType | undefined;
  /** Whether the members of an abstract type have fields of this name with different types. */
  isContested(typename: string, name: string): boolean;
}
