import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type GraphQLSchema, graphql } from 'graphql';
import { z } from 'zod';
import type { Exchange, Serve } from './fault.js';
import { value } from './reply.js';

/** A subgraph over real HTTP that answers honestly until it is told otherwise. */
export interface FaultyServer {
  readonly url: string;
  /** Calls since the start, in their order. */
  readonly calls: readonly { readonly query: string; readonly headers: IncomingMessage['headers'] }[];
  /** Connections that are open now. */
  openConnections(): number;
  /** Answers this way from now on; undefined is honestly. */
  serve(how: ((exchange: Exchange) => Serve | undefined) | undefined): void;
  /** Resolves once a call has come in and its connection is gone. */
  nextHangUp(): Promise<void>;
  /** Resolves once this many calls have come in since the start. */
  called(times: number): Promise<void>;
  close(): Promise<void>;
}

const asked = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()).optional() });

export async function startFaultyServer(
  schema: GraphQLSchema,
  serverOf: (listener: RequestListener) => Server = (listener) =>
    createServer({ keepAliveTimeout: 60_000 }, listener),
): Promise<FaultyServer> {
  const state = watched();
  let how: ((exchange: Exchange) => Serve | undefined) | undefined;
  const server = serverOf(async (request, response) => {
    const body = bodyOf(await buffer(request));
    state.call({ query: body.query, headers: request.headers });
    const answer = await honestAnswer(schema, body);
    const exchange = { request, response, asked: body, answer, isEntities: body.query.includes('_entities') };
    // A gateway that follows a redirect would find here what it must not find.
    const serve = request.url === '/graphql' ? how?.(exchange) : undefined;
    (serve ?? honestly)(exchange);
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => {
      sockets.delete(socket);
      state.hungUp();
    });
    // A gateway that hangs up in the middle is no failure of the test.
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    calls: state.calls,
    openConnections: () => sockets.size,
    serve: (next) => {
      how = next;
    },
    nextHangUp: state.nextHangUp,
    called: state.called,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** A GET, as after some redirects, has no body. */
const bodyOf = (found: Buffer) =>
  asked.parse(found.length === 0 ? { query: '{ __typename }' } : JSON.parse(found.toString('utf8')));

const honestly: Serve = (exchange) => value(exchange.answer)(exchange);

/** As plain JSON, so that it can be spoiled. */
async function honestAnswer(schema: GraphQLSchema, body: z.infer<typeof asked>): Promise<Exchange['answer']> {
  const result = await graphql({ schema, source: body.query, variableValues: body.variables });
  return JSON.parse(JSON.stringify(result));
}

/** What a test can wait for instead of sleeping. */
function watched() {
  const calls: FaultyServer['calls'][number][] = [];
  const hangUps: (() => void)[] = [];
  const waiting: { readonly times: number; readonly resolve: () => void }[] = [];
  return {
    calls,
    call: (one: FaultyServer['calls'][number]) => {
      calls.push(one);
      for (const { times, resolve } of waiting) if (calls.length >= times) resolve();
    },
    hungUp: () => {
      for (const resolve of hangUps.splice(0)) resolve();
    },
    nextHangUp: () => new Promise<void>((resolve) => hangUps.push(resolve)),
    called: (times: number) =>
      new Promise<void>((resolve) => {
        if (calls.length >= times) resolve();
        else waiting.push({ times, resolve });
      }),
  };
}
