import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { Fetched } from './fetched.js';
import type { GateBench, Question } from './gateBench.js';

/** A subgraph on a port of its own, which tells one lie about everything it is asked. */
export interface LyingServer {
  readonly url: string;
  /** What it does to an honest answer before it goes out. */
  tell: (data: Fetched) => void;
  /** Errors it adds, in whatever shape. */
  errors: readonly unknown[];
  readonly asked: string[];
  close(): Promise<void>;
}

const request = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()).optional() });

/** Serves a sector from the register by plain HTTP: no kit around it, no check, and lies where it is told to. */
export async function startLyingServer(bench: GateBench, sector: Question['sector']): Promise<LyingServer> {
  const server = createServer((incoming, outgoing) => {
    void answer(incoming).then((body) => {
      outgoing.setHeader('content-type', 'application/json');
      outgoing.end(JSON.stringify(body));
    });
  });
  const lying: { -readonly [Name in 'tell' | 'errors']: LyingServer[Name] } = { tell: () => {}, errors: [] };
  const asked: string[] = [];
  const answer = async (incoming: IncomingMessage) => {
    const { query, variables = {} } = request.parse(JSON.parse(await textOf(incoming)));
    asked.push(query);
    const data = await bench.execute(sector, query, variables);
    named(data);
    lying.tell(entitiesOf(data, variables));
    return { data, ...(lying.errors.length > 0 && { errors: lying.errors }) };
  };
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return Object.assign(lying, {
    url: `http://127.0.0.1:${port}/`,
    asked,
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  });
}

const representation = z.object({ __typename: z.string(), code: z.string() });

/**
 * The areas of an answer as one list, forces before regions as the questions name them, however an engine asked for
 * them; the objects are those of the answer.
 */
function entitiesOf(data: Fetched, variables: Fetched): Fetched {
  const inOrder = (values: Fetched) =>
    Object.keys(values)
      .sort()
      .flatMap((key) => values[key]);
  // Beside entities, variables hold the values that stood in the question.
  const codes = inOrder(variables).flatMap((value) => {
    const { success, data: one } = representation.safeParse(value);
    return success ? one.code : [];
  });
  const entities = inOrder(data).map((entity, at) => ({ entity, code: codes[at] ?? '' }));
  entities.sort((one, other) => (one.code > other.code ? -1 : 1));
  return { _entities: entities.map(({ entity }) => entity) };
}

/** Lets lies read `_a0_cells`, as an engine may call a field with arguments, by its own name too. */
function named(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    const name = /^_a\d+_(.+)$/.exec(key)?.[1];
    if (name !== undefined && !(name in value)) Object.defineProperty(value, name, { value: member });
    named(member);
  }
}

async function textOf(incoming: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
