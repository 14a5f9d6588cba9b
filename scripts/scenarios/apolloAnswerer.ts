import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import { Kind, parse, print, visit } from 'graphql';
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
  // It reports its use to its maker unless it is told not to.
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
  const gateway = new ApolloGateway({
    supergraphSdl: withoutSecurity(graph.supergraphSdl),
    buildService: ({ name }) => dataSource(local.get(name)),
    logger: silent,
  });
  return startBehindApollo(gateway as unknown as GatewayInterface);
}

/**
 * The stock gateway refuses a supergraph with features for security, which it hasn't. The oracle asks as somebody who
 * may see everything, so it is told that it need not know them.
 */
const withoutSecurity = (supergraphSdl: string): string =>
  print(
    visit(parse(supergraphSdl), {
      Argument: ({ name, value }) =>
        name.value === 'for' && value.kind === Kind.ENUM && value.value === 'SECURITY' ? null : undefined,
    }),
  );

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
