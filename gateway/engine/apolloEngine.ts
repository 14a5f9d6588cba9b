import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import { disableTelemetry } from '../config.js';
import type { LocalSubgraph } from './localSubgraph.js';
import { SubgraphSource } from './subgraphSource.js';

export interface EngineOptions {
  readonly supergraphSdl: string;
  /** Where a subgraph answers; routing URLs in the supergraph are for composition only. */
  readonly subgraphUrl: (name: string) => string;
  /** Subgraphs that answer in this process, by name. */
  readonly local?: ReadonlyMap<string, LocalSubgraph>;
}

/** Executes on the committed supergraph. Subgraphs that are down fail their own fields, never the start. */
export function apolloEngine({ supergraphSdl, subgraphUrl, local }: EngineOptions): GatewayInterface {
  disableTelemetry();
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ name }) => {
      const found = local?.get(name);
      return found ? localSource(found) : new SubgraphSource({ name, url: subgraphUrl(name) });
    },
    logger: { debug() {}, info() {}, warn() {}, error() {} },
  });
  return gateway as unknown as GatewayInterface;
}

function localSource(answer: LocalSubgraph): GraphQLDataSource {
  return {
    process: async ({ request }) => {
      const { query, operationName, variables } = request;
      const { data, errors } = await answer({ query, operationName, variables });
      // As it would come over HTTP: plain objects, errors without their stacks.
      return { data, ...(errors && { errors: errors.map((error) => error.toJSON()) }) } as Awaited<
        ReturnType<GraphQLDataSource['process']>
      >;
    },
  };
}
