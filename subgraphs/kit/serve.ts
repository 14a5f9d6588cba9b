import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { createHandler } from 'graphql-http/lib/use/http';
import { ConcordatError } from '../../schema/protocol/errors.js';
import type { Witness } from './witness/witness.js';
import { witnessDoor } from './witness/witnessDoor.js';

/** A subgraph ready to answer: a schema and what a request needs, made anew for each. */
export interface Subgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
  readonly sdl: string;
  readonly context: () => object;
  close(): Promise<void>;
}

export interface SubgraphServer {
  /** Where a subgraph of this server answers. */
  url(name: string): string;
  close(): Promise<void>;
}

export interface SubgraphServerOptions {
  readonly subgraphs: readonly Subgraph[];
  /** 0 takes a free one. */
  readonly port: number;
  readonly host: string;
  readonly onError: (error: unknown) => void;
  /** What keeps the checkpoints of the hub's audit log, handed over at `/<subgraph>/checkpoint`. */
  readonly witness?: (subgraph: string) => Witness;
}

/** Longer than any hub keeps a connection: the side that sends must be the one that closes, or requests get lost. */
const keepAliveMs = 65_000;

/** Serves each subgraph over HTTP under `/<its name>`. */
export async function startSubgraphServer(options: SubgraphServerOptions): Promise<SubgraphServer> {
  const { subgraphs, port, host } = options;
  const handlers = new Map<string, RequestListener>(
    subgraphs.map((subgraph) => [`/${subgraph.name}`, handlerOf(subgraph, options)]),
  );
  const { witness } = options;
  if (witness)
    for (const { name } of subgraphs)
      handlers.set(`/${name}/checkpoint`, witnessDoor(witness(name), options.onError));
  const server = createServer((request, response) => {
    const handler = handlers.get(request.url?.split('?')[0] ?? '');
    if (handler) void handler(request, response);
    else response.writeHead(404, { 'content-type': 'text/plain' }).end('No subgraph answers here.\n');
  });
  server.keepAliveTimeout = keepAliveMs;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await Promise.all(subgraphs.map((subgraph) => subgraph.close()));
  };
  return { url: (name) => `http://${host}:${taken}/${name}`, close };
}

function handlerOf({ schema, context }: Subgraph, { onError }: SubgraphServerOptions) {
  return createHandler({
    schema,
    context: () => context() as Record<string, unknown>,
    formatError: (error) => publicError(error, onError),
  });
}

/** What was first thrown, undefined where GraphQL itself refuses. A bad variable comes wrapped twice. */
function causeOf(error: Readonly<Error>): Readonly<Error> | undefined {
  if (!(error instanceof GraphQLError)) return error;
  return error.originalError ? causeOf(error.originalError) : undefined;
}

/** A refusal keeps its code and remedy; anything unexpected is logged here and says nothing outside. */
function publicError(error: Readonly<Error>, onError: (error: unknown) => void): GraphQLError {
  const cause = causeOf(error);
  const place = error instanceof GraphQLError ? { nodes: error.nodes, path: error.path } : {};
  if (cause instanceof ConcordatError) {
    const { code, expected, found, remedy } = cause;
    // Marked public: a hub shows no other text of a subgraph to anybody.
    const extensions = { code, expected, found, remedy, public: true };
    return new GraphQLError(cause.message, { ...place, extensions });
  }
  if (error instanceof GraphQLError && !cause) return error;
  onError(cause ?? error);
  return new GraphQLError('The subgraph could not answer.', {
    ...place,
    extensions: { code: 'SUBGRAPH_FAULT' },
  });
}
