import { ApolloServer } from '@apollo/server';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import { demonstrationAnalyst, type Requester } from './access/requester.js';
import type { Audit } from './audit/audit.js';
import { auditPlugin } from './audit/auditPlugin.js';
import type { CellGate } from './engine/cellGate.js';
import { type EngineOptions, startEngine } from './engine/engine.js';
import type { EngineContext } from './engine/engineContext.js';
import { graphqlRoute } from './http/graphqlRoute.js';
import { releasesRoute } from './http/releasesRoute.js';
import type { Route } from './http/route.js';
import { type HttpServer, startHttpServer } from './http/server.js';
import { withdrawalsRoute } from './http/withdrawalsRoute.js';
import type { Ask } from './questions/ask.js';
import type { PushMeans } from './registry/registerRelease.js';

/** What every resolver and plugin of a request can see. */
export interface RequestContext {
  readonly requester: Requester;
  /** What the engine is told about the request. */
  readonly engine?: EngineContext;
}

export interface HubOptions {
  readonly engine: Omit<EngineOptions, 'gate'>;
  /** No hub without it: what it doesn't let through is in no answer. */
  readonly gate: CellGate;
  readonly registry: PushMeans;
  readonly audit: Audit;
  readonly host: string;
  readonly port: number;
  /** Pages and other doors beside GraphQL and the register. */
  readonly routes: (ask: Ask) => readonly Route[];
  readonly onFault: (error: unknown) => void;
}

/** Starts the hub: the graph, the register's door and the pages, on one port. */
export async function startHub(options: HubOptions): Promise<HttpServer> {
  const engine = await startEngine({ ...options.engine, gate: options.gate });
  const server = new ApolloServer<RequestContext>({
    gateway: engine.gateway,
    introspection: true,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    plugins: [auditPlugin(options.audit)],
    formatError: (formatted, error) => publicError(formatted, error, options.onFault),
  });
  await server.start();
  const routes = [
    graphqlRoute(server, (incoming, asksForPlan) =>
      contextOf(demonstrationAnalyst, { signal: incoming.signal, asksForPlan }),
    ),
    releasesRoute(options.registry),
    withdrawalsRoute(options.registry),
    ...options.routes(askOf(server)),
  ];
  const http = await startHttpServer({ ...options, routes });
  const close = () =>
    http
      .close()
      .then(() => server.stop())
      .then(engine.close);
  return { url: http.url, close };
}

/** Analysts may see how their questions are answered: plans name subgraphs and fields, never data. */
const planRole = 'analyst';

function contextOf(
  requester: Requester,
  { signal, asksForPlan = false }: { readonly signal?: AbortSignal; readonly asksForPlan?: boolean } = {},
): RequestContext {
  const { organisation, purpose, roles } = requester;
  return {
    requester,
    engine: {
      signal,
      authorisation: { fingerprint: JSON.stringify([organisation, purpose, roles]) },
      showPlan: asksForPlan && roles.includes(planRole),
    },
  };
}

/** Puts a question through Apollo Server, plugins and all, without the way over HTTP. */
function askOf(server: ApolloServer<RequestContext>): Ask {
  return async ({ query, operationName, variables }, requester): Promise<FormattedExecutionResult> => {
    const request = { query, operationName, variables: { ...variables } };
    const { body } = await server.executeOperation(request, { contextValue: contextOf(requester) });
    if (body.kind !== 'single') throw new TypeError('Incremental answers are not served.');
    return body.singleResult;
  };
}

/** Keeps what a refusal says; drops what names a machine, and tells what nobody foresaw to the log alone. */
function publicError(
  { message, locations, path, extensions = {} }: GraphQLFormattedError,
  error: unknown,
  onFault: (error: unknown) => void,
): GraphQLFormattedError {
  if (extensions['code'] === ApolloServerErrorCode.INTERNAL_SERVER_ERROR) {
    onFault(error);
    return { message: 'The hub could not answer.', ...(path && { path }), extensions: { code: 'HUB_FAULT' } };
  }
  const { code, expected, found, remedy, owner, dataset, subgraph } = extensions;
  const kept = Object.fromEntries(
    Object.entries({ code, expected, found, remedy, owner, dataset, subgraph }).filter(
      ([, value]) => value !== undefined,
    ),
  );
  return { message, ...(locations && { locations }), ...(path && { path }), extensions: kept };
}
