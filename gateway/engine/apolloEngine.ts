import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import { disableTelemetry } from '../config.js';

export interface EngineOptions {
  readonly supergraphSdl: string;
  /** Where a subgraph answers; routing URLs in the supergraph are for composition only. */
  readonly subgraphUrl: (name: string) => string;
}

/** Executes on the committed supergraph. Subgraphs that are down fail their own fields, never the start. */
export function apolloEngine({ supergraphSdl, subgraphUrl }: EngineOptions): GatewayInterface {
  disableTelemetry();
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ name }) =>
      new RemoteGraphQLDataSource({ url: subgraphUrl(name), honorSubgraphCacheControlHeader: false }),
    logger: { debug() {}, info() {}, warn() {}, error() {} },
  });
  return gateway as unknown as GatewayInterface;
}
