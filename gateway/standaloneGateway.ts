import { ApolloServer } from '@apollo/server';
import { startEngine } from './engine/engine.js';
import type { EngineContext } from './engine/engineContext.js';
import { documentLimits } from './engine/limits/readDocument.js';
import { documentMemory } from './http/documents/documentMemory.js';
import { graphqlRoute } from './http/graphqlRoute.js';
import { publicError } from './http/publicError.js';
import { type HttpServer, startHttpServer } from './http/server.js';

export interface StandaloneOptions {
  readonly supergraphSdl: string;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly onFault: (error: unknown) => void;
}

/**
 * Serves any supergraph by itself, its subgraphs at their routing URLs: engine and front door without the hub. Nobody is
 * asked who they are, so it belongs on this machine alone, or behind something that asks.
 */
export async function startStandaloneGateway(options: StandaloneOptions): Promise<HttpServer> {
  const { supergraphSdl, onFault } = options;
  const engine = await startEngine({ supergraphSdl, onFault });
  const documents = documentMemory();
  const server = new ApolloServer<{ engine: EngineContext }>({
    ...documentLimits,
    gateway: engine.gateway,
    introspection: true,
    documentStore: documents.store,
    plugins: [documents.plugin],
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    formatError: (formatted, error) => publicError(formatted, error, onFault),
  });
  await server.start();
  const route = graphqlRoute(server, ({ signal }) => ({ engine: { signal } }));
  const http = await startHttpServer({ ...options, routes: [route] });
  return {
    url: http.url,
    close: () =>
      http
        .close()
        .then(() => server.stop())
        .then(engine.close),
  };
}
