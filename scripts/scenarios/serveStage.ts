import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { LocalSubgraph } from '../../gateway/engine/localSubgraph.js';

const requestBody = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

export interface ServedStage {
  readonly urlOf: (name: string) => string;
  close(): Promise<void>;
}

/** The subgraphs of a stage over HTTP, each at a path of one server on a free port. One that throws answers 500. */
export async function serveStage(local: ReadonlyMap<string, LocalSubgraph>): Promise<ServedStage> {
  const server = createServer((request, response) => {
    void answer(local, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    urlOf: (name) => `http://127.0.0.1:${port}/${name}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  local: ReadonlyMap<string, LocalSubgraph>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { query, operationName, variables } = requestBody.parse(
      JSON.parse(Buffer.concat(chunks).toString('utf8')),
    );
    const serve = local.get((request.url ?? '').slice(1));
    if (!serve) throw new Error('No such subgraph.');
    const answered = await serve({
      query,
      operationName: operationName ?? undefined,
      variables: variables ?? undefined,
    });
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answered));
  } catch (error) {
    const message = error instanceof Error ? error.message : 'failed';
    response.writeHead(500, { 'content-type': 'text/plain' }).end(message);
  }
}
