import type { GraphQLObjectType, GraphQLSchema } from 'graphql';

/** Which root a root type is; subgraphs may give theirs other names. */
export const rootKind = (schema: GraphQLSchema, type: GraphQLObjectType): 'Query' | 'Mutation' =>
  schema.getMutationType() === type ? 'Mutation' : 'Query';
