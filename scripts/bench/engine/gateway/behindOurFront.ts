import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import { anonymous } from '../../../../gateway/access/requester.js';
import { documentLimits } from '../../../../gateway/engine/limits/readDocument.js';
import { documentMemory } from '../../../../gateway/http/documents/documentMemory.js';
import { type ContextOf, graphqlRoute } from '../../../../gateway/http/graphqlRoute.js';
import { startHttpServer } from '../../../../gateway/http/server.js';
import type { RequestContext } from '../../../../gateway/hub.js';

interface FrontOptions {
  readonly plugins?: ApolloServerPlugin<RequestContext>[];
  /** Who asks, and what they may see; left out, everybody everything. */
  readonly contextOf?: ContextOf | undefined;
}

/** Serves a gateway as the hub does: Apollo Server behind the hub's own HTTP front. */
export async function behindOurFront(
  gateway: GatewayInterface,
  { plugins = [], contextOf = everybody }: FrontOptions = {},
): Promise<string> {
  const documents = documentMemory();
  const server = new ApolloServer<RequestContext>({
    ...documentLimits,
    gateway,
    documentStore: documents.store,
    plugins: [documents.plugin, ...plugins],
    includeStacktraceInErrorResponses: false,
  });
  await server.start();
  const { url } = await startHttpServer({
    routes: [graphqlRoute(server, contextOf)],
    host: '127.0.0.1',
    port: 0,
    onFault: (error) => {
      throw error;
    },
  });
  return `${url}/graphql`;
}

const everybody: ContextOf = ({ signal }) => ({
  requester: anonymous,
  engine: { signal, authorisation: { fingerprint: 'everyone' } },
});
