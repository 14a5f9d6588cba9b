import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A subgraph that comes in editions, each with an address of its own that answers nothing but the edition's name. */
export interface Editions {
  /** SDL of an edition: its description and its address say which one it is. */
  readonly sdl: (edition: string) => string;
  readonly url: (edition: string) => string;
  close(): Promise<void>;
}

/** Asks which edition describes the graph and which one answers: in a request on one supergraph they are the same. */
export const editionQuestion = '{ __type(name: "Query") { fields { name description } } lanternLeaflet }';

const sdlOf = (edition: string): string => `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@tag"])

"""
Where questions start.
"""
type Query {
  """
  ${edition}
  """
  lanternLeaflet: String @tag(name: "published-text")
}
`;

export async function startEditions(): Promise<Editions> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const body = JSON.stringify({ data: { lanternLeaflet: request.url?.slice(1) } });
      response.writeHead(200, { 'content-type': 'application/json' }).end(body);
    });
  });
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    sdl: sdlOf,
    url: (edition) => `http://127.0.0.1:${port}/${edition}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What an answer to the question shows: both editions, or undefined where it failed. */
export function editionsIn(
  answer: unknown,
): { readonly described: string; readonly answered: string } | undefined {
  const { data, errors } = answer as {
    data?: {
      __type: { fields: readonly { name: string; description: string }[] };
      lanternLeaflet: string | null;
    };
    errors?: unknown;
  };
  const described = data?.__type.fields.find(({ name }) => name === 'lanternLeaflet')?.description;
  const answered = data?.lanternLeaflet;
  return errors === undefined && described !== undefined && answered != null
    ? { described, answered }
    : undefined;
}
