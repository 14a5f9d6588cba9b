import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'undici';
import type { TlsIdentity } from '../../../../schema/protocol/tlsIdentity.js';
import { type FindKey, startGuard } from '../guard.js';
import { guardedHandler } from '../guardedHandler.js';
import { httpServer } from '../httpServer.js';
import { startRefusalLog } from '../refusalLog.js';
import { forwardTo } from './forward.js';

/** A guard in front of a service that doesn't know of it. */
export interface GuardProxy {
  /** Where a hub sends its requests. */
  readonly url: string;
  close(): Promise<void>;
}

export interface GuardProxyOptions {
  readonly subgraph: string;
  /** The service's GraphQL endpoint. It should listen to this proxy alone. */
  readonly upstream: string;
  readonly findKey: FindKey;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** The whole address that hubs send to, where it isn't `http://<host>:<port>/<subgraph>`. */
  readonly publicUrl?: string | undefined;
  /** Answers over https, and only hubs whose certificate its authority signed. */
  readonly tls?: TlsIdentity | undefined;
  readonly clock?: () => Date;
  readonly onError: (error: unknown) => void;
  /** Told in one line of requests that were refused. */
  readonly onRefusals: (line: string) => void;
}

/** A hub waits five seconds for an answer; this only ends what it has long given up. */
const upstreamMs = 15_000;

/** Starts a reverse proxy that lets through what the hub signed, for services in any language. */
export async function startGuardProxy(options: GuardProxyOptions): Promise<GuardProxy> {
  const { subgraph, host, port, clock = () => new Date(), tls, findKey, onError, onRefusals } = options;
  const upstream = new URL(options.upstream);
  const pool = new Pool(upstream.origin, { headersTimeout: upstreamMs, bodyTimeout: upstreamMs });
  let listener: RequestListener = (_, response) => void response.writeHead(503).end();
  const server = httpServer(tls, (request, response) => listener(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  const url = options.publicUrl ?? `${tls ? 'https' : 'http'}://${host}:${taken}/${subgraph}`;
  listener = guardedHandler({
    guard: startGuard({ targetUri: url, findKey, clock }),
    answer: forwardTo(pool, `${upstream.pathname}${upstream.search}`, onError),
    onRefusal: startRefusalLog({ subgraph, clock, write: onRefusals }).note,
    onError,
  });
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await pool.destroy();
  };
  return { url, close };
}
