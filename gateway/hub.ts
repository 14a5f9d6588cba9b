import { randomUUID } from 'node:crypto';
import { ApolloServer } from '@apollo/server';
import type { FormattedExecutionResult } from 'graphql';
import type { PermissionsFor } from './access/agreements/startPermissions.js';
import { type DocumentRules, documentRulesPlugin } from './access/documents/documentRules.js';
import type { Identify } from './access/identify.js';
import type { Permissions } from './access/permissions.js';
import type { Requester } from './access/requester.js';
import type { RequestSigner } from './access/signing/requestSigner.js';
import { variantFor } from './access/variants/variants.js';
import { auditPlugin } from './audit/auditPlugin.js';
import type { AuditLog } from './audit/log/auditLog.js';
import type { CellGate, Figure } from './engine/cellGate.js';
import { type Engine, type EngineOptions, startEngine } from './engine/engine.js';
import type { EngineContext } from './engine/engineContext.js';
import { documentLimits } from './engine/limits/readDocument.js';
import { documentMemory } from './http/documents/documentMemory.js';
import { graphqlRoute } from './http/graphqlRoute.js';
import { publicError } from './http/publicError.js';
import { releasesRoute } from './http/releasesRoute.js';
import type { Route } from './http/route.js';
import { type HttpServer, startHttpServer } from './http/server.js';
import { withdrawalsRoute } from './http/withdrawalsRoute.js';
import type { Ask } from './questions/ask.js';
import type { PushMeans } from './registry/registerRelease.js';

/** What every resolver and plugin of a request can see. */
export interface RequestContext {
  readonly requester: Requester;
  /** Whether it came over HTTP, and not from the hub's own pages and reports. */
  readonly isFromOutside?: boolean;
  /** What agreements permit the requester, as they stood when the request came. */
  readonly permissions?: Permissions;
  /** The figures of its answer, as the gate left them. */
  readonly figures?: { readonly found: readonly Figure[] };
  /** What the engine is told about the request. */
  readonly engine?: EngineContext;
}

export interface HubOptions {
  readonly engine: Omit<EngineOptions, 'gate'>;
  /** No hub without it: what it doesn't let through is in no answer. */
  readonly gate: CellGate;
  readonly registry: PushMeans;
  readonly audit: AuditLog;
  readonly identify: Identify;
  readonly documents: DocumentRules;
  /** Signs every request to a subgraph that isn't in this process. */
  readonly signer: RequestSigner;
  /** What agreements permit a requester now. */
  readonly permissionsFor: PermissionsFor;
  readonly host: string;
  readonly port: number;
  /** Pages and other doors beside GraphQL and the register. */
  readonly routes: (ask: Ask) => readonly Route[];
  /** Who publishes subgraphs, and what is served of it; left out, the hub serves one supergraph for good. */
  readonly publishing?: (engine: Pick<Engine, 'swap'>) => Promise<Publishing>;
  readonly onFault: (error: unknown) => void;
}

/** The doors of the subgraph registry, and what follows the supergraphs that come out of it. */
export interface Publishing {
  readonly routes: readonly Route[];
  close(): Promise<void>;
}

/** Starts the hub: the graph, the register's door and the pages, on one port. */
export async function startHub(options: HubOptions): Promise<HttpServer> {
  const engine = await startEngine({ ...options.engine, gate: options.gate });
  const documents = documentMemory();
  const server = new ApolloServer<RequestContext>({
    ...documentLimits,
    gateway: engine.gateway,
    introspection: true,
    documentStore: documents.store,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    plugins: [documents.plugin, documentRulesPlugin(options.documents), auditPlugin(options.audit)],
    formatError: (formatted, error) => publicError(formatted, error, options.onFault),
  });
  await server.start();
  const publishing = await options.publishing?.(engine);
  const routes = [
    graphqlRoute(
      server,
      async (incoming, asksForPlan) => {
        const requester = await options.identify(incoming);
        const own = { signal: incoming.signal, asksForPlan };
        return { ...(await contextOf(options, requester, own)), isFromOutside: true };
      },
      options.documents.trusted,
    ),
    releasesRoute(options.registry),
    withdrawalsRoute(options.registry),
    ...(publishing?.routes ?? []),
    ...options.routes(askOf(server, options)),
  ];
  const http = await startHttpServer({ ...options, routes });
  const close = () =>
    http
      .close()
      .then(() => publishing?.close())
      .then(() => server.stop())
      .then(engine.close);
  return { url: http.url, close };
}

/** Analysts may see how their questions are answered: plans name subgraphs and fields, never data. */
const planRole = 'analyst';

/** What a request is served with: everything that is decided about its requester. */
export async function contextOf(
  { signer, permissionsFor }: Pick<HubOptions, 'signer' | 'permissionsFor'>,
  requester: Requester,
  { signal, asksForPlan = false }: { readonly signal?: AbortSignal; readonly asksForPlan?: boolean } = {},
): Promise<RequestContext> {
  const permissions = await permissionsFor(requester);
  const { organisation, purpose, roles } = requester;
  const figures: { found: readonly Figure[] } = { found: [] };
  const onFigures = (found: readonly Figure[]) => {
    figures.found = found;
  };
  const mandate = { requestId: randomUUID(), organisation, purpose, owners: permissions.owners };
  return {
    requester,
    permissions,
    figures,
    engine: {
      onFigures,
      signal,
      headersFor: signer.forQuestion(mandate),
      authorisation: permissions,
      variant: variantFor(requester),
      requester,
      showPlan: asksForPlan && roles.includes(planRole),
    },
  };
}

/** Puts a question through Apollo Server, plugins and all, without the way over HTTP. */
function askOf(server: ApolloServer<RequestContext>, options: HubOptions): Ask {
  return async ({ query, operationName, variables }, requester): Promise<FormattedExecutionResult> => {
    const request = { query, operationName, variables: { ...variables } };
    const contextValue = await contextOf(options, requester);
    const { body } = await server.executeOperation(request, { contextValue });
    if (body.kind !== 'single') throw new TypeError('Incremental answers are not served.');
    return body.singleResult;
  };
}
