import { readFileSync } from 'node:fs';
import { buildSubgraphSchema, printSubgraphSchema } from '@apollo/subgraph';
import { GraphQLError, graphql, parse } from 'graphql';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { anonymous } from '../access/requester.js';
import type { LocalSubgraph } from '../engine/localSubgraph.js';
import { graphqlRefusal } from '../errors.js';
import { enumSdl } from './enumSdl.js';
import { type HubGraphContext, type HubGraphMeans, hubResolvers } from './hubResolvers.js';
import { registerLoaders } from './registerLoaders.js';

/** Name of the hub's own subgraph in the supergraph. */
export const hubSubgraphName = 'hub';

const typeDefs = () =>
  parse(`${readFileSync(new URL('./hub.graphql', import.meta.url), 'utf8')}\n${enumSdl}`);

/** The SDL that composition reads; it needs no database. */
export const hubSubgraphSdl = (): string =>
  printSubgraphSchema(buildSubgraphSchema([{ typeDefs: typeDefs() }]));

/** The hub's own subgraph: partners, releases, datasets, saved questions and indicators, in this process. */
export function hubSubgraph(means: HubGraphMeans, onFault: (error: unknown) => void): LocalSubgraph {
  const schema = buildSubgraphSchema([{ typeDefs: typeDefs(), resolvers: hubResolvers(means) }]);
  return async ({ query: source = '', variables: variableValues, operationName }, requester = anonymous) => {
    const contextValue: HubGraphContext = { loaders: registerLoaders(means.pool), requester };
    const result = await graphql({ schema, source, variableValues, operationName, contextValue });
    const errors = result.errors?.map((error) => refusal(error, onFault));
    return { ...result, ...(errors && { errors }) };
  };
}

/** A foreseen refusal keeps its code and what to do; anything else is told to the log alone. */
function refusal({ originalError, path }: GraphQLError, onFault: (error: unknown) => void): GraphQLError {
  if (originalError instanceof ConcordatError) {
    const { message, extensions } = graphqlRefusal(originalError);
    return new GraphQLError(message, { path, extensions: { ...extensions, public: true } });
  }
  onFault(originalError);
  return new GraphQLError('The hub could not answer this.', { path, extensions: { code: 'HUB_FAULT' } });
}
