import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLResolveInfo, graphql, parse } from 'graphql';
import { composeSupergraph } from '../../../scripts/generate/composeSupergraph.js';

/**
 * A charity's own federated service, which knows nothing of our kit: its own field on Area, its own types, its own
 * HTTP. It shares Count and Rate with everybody else.
 */
const sdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
  type Area @key(fields: "code") {
    code: ID!
    havenReferrals: [HavenReferral!]
  }
  type HavenReferral { area: Area! period: String! figure: Count rate: Rate story: String }
  type Count @shareable { cell: ID! value: Int status: CellStatus! note: String }
  type Rate @shareable {
    numerator: Count! denominator: Count! percent: Float low: Float high: Float status: CellStatus!
  }
  enum CellStatus { RELEASED WITHHELD NOT_COLLECTED NOT_APPLICABLE }
  type Query { haven: HavenReferral }
`;

/** What it answers of an area: anything. */
export type Referrals = (info: GraphQLResolveInfo) => unknown;

export interface Stranger {
  readonly url: string;
  readonly supergraphSdl: string;
  answers: Referrals;
  /** Added to every answer beside its data. */
  errors: readonly unknown[];
  close(): Promise<void>;
}

const mayors = () =>
  readFileSync(new URL('../../../schema/subgraphs/mayors.graphql', import.meta.url), 'utf8');

export async function startStranger(): Promise<Stranger> {
  const open: { answers: Referrals; errors: readonly unknown[] } = { answers: () => null, errors: [] };
  const havenReferrals = (_: unknown, __: unknown, ___: unknown, info: GraphQLResolveInfo) =>
    open.answers(info);
  const schema = buildSubgraphSchema([
    {
      typeDefs: parse(sdl),
      resolvers: { Area: { __resolveReference: (area: unknown) => area, havenReferrals } },
    },
  ]);
  const server = createServer((incoming, outgoing) => {
    void bodyOf(incoming).then(async ({ query: source, variables: variableValues }) => {
      const { data, errors = [] } = await graphql({ schema, source, variableValues });
      outgoing.setHeader('content-type', 'application/json');
      outgoing.end(JSON.stringify({ data, errors: [...errors, ...open.errors] }));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return Object.assign(open, {
    url: `http://127.0.0.1:${port}/`,
    supergraphSdl: composeSupergraph([
      { name: 'mayors', sdl: mayors() },
      { name: 'haven', sdl },
    ]),
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  });
}

interface Body {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

async function bodyOf(incoming: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
}
