import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { HubError, refusalBody } from '../errors.js';
import { challengeOf } from './challenge.js';
import { readBody } from './readBody.js';
import { jsonReply, type Reply, type Route } from './route.js';
import { findRoute, pathMatcher } from './router.js';

export interface HttpServer {
  readonly url: string;
  close(): Promise<void>;
}

export interface HttpServerOptions {
  readonly routes: readonly Route[];
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly onFault: (error: unknown) => void;
}

/** Longer than clients keep an idle connection: the side that sends must be the one that closes, or requests get lost. */
const keepAliveTimeout = 65_000;

/** How long requests under way may take to finish once the server closes. */
const closeWithinMs = 10_000;

/** Starts the front door. Throws `PORT_IN_USE` where the port is taken. */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const routes = options.routes.map((route) => ({ ...route, match: pathMatcher(route.path) }));
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout, maxHeaderSize: 16_384 },
    (request, response) => {
      // A connection kept open would keep a server that closes waiting.
      const reply = (found: Reply) => send(response, found, server.listening);
      const lost = (error: unknown) => {
        options.onFault(error);
        response.destroy();
      };
      answer({ request, signal: goneSignal(response) }, routes, options.onFault)
        .then(reply)
        .catch(lost);
    },
  );
  await listen(server, options);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.host === '127.0.0.1' ? 'localhost' : options.host}:${port}`,
    close: () => close(server),
  };
}

type Matched = Parameters<typeof findRoute>[0];

/** Aborted where the connection ends before the answer does. */
function goneSignal(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}

interface Arrived {
  readonly request: IncomingMessage;
  readonly signal: AbortSignal;
}

async function answer(
  { request, signal }: Arrived,
  routes: Matched,
  onFault: (error: unknown) => void,
): Promise<Reply> {
  try {
    const url = addressOf(request);
    const { route, parts } = findRoute(routes, request.method ?? '', url.pathname);
    const body = await readBody(request, route.maxBodyBytes);
    return await route.handle({ method: route.method, url, headers: request.headers, parts, body, signal });
  } catch (error) {
    return faultReply(error, onFault);
  }
}

/** A target such as `//` or `http://[` is no address, and no fault of ours. */
function addressOf({ url = '/' }: IncomingMessage): URL {
  const base = 'http://localhost';
  if (!URL.canParse(url, base)) throw new HubError('NOT_FOUND', 'There is nothing at this address.');
  return new URL(url, base);
}

function faultReply(error: unknown, onFault: (error: unknown) => void): Reply {
  if (error instanceof HubError) return refusalReply(error);
  if (error instanceof ConcordatError) return jsonReply(400, { errors: [refusalBody(error)] });
  onFault(error);
  return jsonReply(500, { errors: [refusalBody(new HubError('HUB_FAULT', 'The hub could not answer.'))] });
}

function refusalReply(error: HubError): Reply {
  const { status, body, headers } = jsonReply(error.status, { errors: [refusalBody(error)] });
  const { allowed } = error.details;
  const more = {
    ...(typeof allowed === 'string' && { allow: allowed }),
    ...challengeOf(error),
    // What is still on its way would otherwise be read to its end.
    ...(error.code === 'BODY_TOO_LARGE' && { connection: 'close' }),
  };
  return { status, body, headers: { ...headers, ...more } };
}

const everywhere = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

function send(response: ServerResponse, { status, headers, body }: Reply, keepAlive: boolean): void {
  response.shouldKeepAlive &&= keepAlive;
  response
    .writeHead(status, { ...everywhere, ...headers, 'content-length': Buffer.byteLength(body) })
    .end(body);
}

async function listen(server: Server, { host, port }: HttpServerOptions): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server
      .once('error', (cause: NodeJS.ErrnoException) => reject(portError(cause, port)))
      .listen(port, host, resolve);
  });
}

function portError(cause: NodeJS.ErrnoException, port: number): Error {
  if (cause.code !== 'EADDRINUSE') return cause;
  return new ConcordatError('PORT_IN_USE', {
    expected: `port ${port} to be free`,
    found: 'another program listening on it',
    remedy: 'Stop that program, or choose another port: CONCORDAT_PORT=4001 npm start.',
    cause,
  });
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), closeWithinMs);
  await closed;
  clearTimeout(late);
}
