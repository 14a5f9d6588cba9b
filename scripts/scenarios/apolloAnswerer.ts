import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import type { LocalSubgraph } from '../../gateway/engine/localSubgraph.js';
import type { Answerer } from './answerer.js';
import type { Graph } from './graph.js';

export interface StartedAnswerer {
  readonly answer: Answerer;
  stop(): Promise<void>;
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** The stock gateway over the same subgraphs: the oracle that shares our protocol, and some of our difficulties. */
export function startApollo(
  graph: Graph,
  local: ReadonlyMap<string, LocalSubgraph>,
): Promise<StartedAnswerer> {
  const gateway = new ApolloGateway({
    supergraphSdl: graph.supergraphSdl,
    buildService: ({ name }) => dataSource(local.get(name)),
    logger: silent,
  });
  return startBehindApollo(gateway as unknown as GatewayInterface);
}

/** Any gateway behind Apollo Server, as a client meets it. */
export async function startBehindApollo(gateway: GatewayInterface): Promise<StartedAnswerer> {
  const server = new ApolloServer({ gateway, logger: silent, stopOnTerminationSignals: false });
  await server.start();
  return {
    answer: async ({ query, operationName, variables }) => {
      const { body } = await server.executeOperation({
        query,
        ...(operationName !== undefined && { operationName }),
        ...(variables && { variables }),
      });
      if (body.kind !== 'single') throw new Error('The answer came in parts.');
      return body.singleResult;
    },
    stop: () => server.stop(),
  };
}

function dataSource(answer: LocalSubgraph | undefined): GraphQLDataSource {
  return {
    process: async ({ request: { query, operationName, variables } }) => {
      if (!answer) throw new Error('No such subgraph.');
      // As it comes over HTTP: plain objects, errors without their stacks.
      return JSON.parse(JSON.stringify(await answer({ query, operationName, variables })));
    },
  };
}
