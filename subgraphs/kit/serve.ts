import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TlsIdentity } from '../../schema/protocol/tlsIdentity.js';
import { graphqlAnswer } from './graphqlAnswer.js';
import { type FindKey, startGuard } from './guard/guard.js';
import { guardedHandler } from './guard/guardedHandler.js';
import { httpServer } from './guard/httpServer.js';
import { startRefusalLog } from './guard/refusalLog.js';
import type { Subgraph } from './subgraph.js';
import type { Witness } from './witness/witness.js';
import { witnessDoor } from './witness/witnessDoor.js';

export interface SubgraphServer {
  /** Where a subgraph of this server answers. */
  url(name: string): string;
  close(): Promise<void>;
}

export interface SubgraphServerOptions {
  readonly subgraphs: readonly Subgraph[];
  /** Finds the keys that requests to a subgraph may be signed with. */
  readonly findKey: (subgraph: string) => FindKey;
  /** 0 takes a free one. */
  readonly port: number;
  readonly host: string;
  /** Scheme, host and port that hubs send to, where something stands between them and this server. */
  readonly publicOrigin?: string | undefined;
  /** Answers over https, and only hubs whose certificate its authority signed. */
  readonly tls?: TlsIdentity | undefined;
  readonly clock?: () => Date;
  readonly onError: (error: unknown) => void;
  /** What keeps the checkpoints of the hub's audit log, handed over at `/<subgraph>/checkpoint`. */
  readonly witness?: (subgraph: string) => Witness;
  /** Told in one line of requests that a guard refused. */
  readonly onRefusals?: (line: string) => void;
}

/** Serves each subgraph over HTTP under `/<its name>`, to requests that its hub signed and nobody else. */
export async function startSubgraphServer(options: SubgraphServerOptions): Promise<SubgraphServer> {
  const { subgraphs, port, host } = options;
  const handlers = new Map<string, RequestListener>();
  const { witness } = options;
  if (witness)
    for (const { name } of subgraphs)
      handlers.set(`/${name}/checkpoint`, witnessDoor(witness(name), options.onError));
  const server = httpServer(options.tls, (request, response) => {
    const handler = handlers.get(request.url?.split('?')[0] ?? '');
    if (handler) handler(request, response);
    else response.writeHead(404, { 'content-type': 'text/plain' }).end('No subgraph answers here.\n');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  const origin = options.publicOrigin ?? `${options.tls ? 'https' : 'http'}://${host}:${taken}`;
  for (const subgraph of subgraphs) {
    handlers.set(`/${subgraph.name}`, guarded(subgraph, `${origin}/${subgraph.name}`, options));
  }
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await Promise.all(subgraphs.map((subgraph) => subgraph.close()));
  };
  return { url: (name) => `${origin}/${name}`, close };
}

function guarded(subgraph: Subgraph, targetUri: string, options: SubgraphServerOptions): RequestListener {
  const { findKey, clock = () => new Date(), onError, onRefusals = console.error } = options;
  const log = startRefusalLog({ subgraph: subgraph.name, clock, write: onRefusals });
  return guardedHandler({
    guard: startGuard({ targetUri, findKey: findKey(subgraph.name), clock }),
    answer: graphqlAnswer(subgraph, onError),
    onRefusal: log.note,
    onError,
  });
}
