import { buildSubgraphSchema } from '@apollo/subgraph';
import { type ExecutionResult, graphql, parse } from 'graphql';
import type { LocalSubgraph } from '../../../gateway/engine/localSubgraph.js';
import { composeSupergraph } from '../../../scripts/generate/composeSupergraph.js';

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])';

const sdl = {
  nodes: `${link}
    type Query { node(ids: [Int]): Node headline: String areas: [Area!]! echo(value: Box): String secret: String }
    input Box { constructor: Int toString: String inner: Box }
    type Node @key(fields: "id") { id: ID! name: String next: Node constructor: String toString: String valueOf: Int }
    type Area @key(fields: "code") { code: ID! name: String }`,
  tags: `${link}
    type Node @key(fields: "id") { id: ID! tag: String hasOwnProperty: String }`,
};

export const hostileSdl = composeSupergraph(Object.entries(sdl).map(([name, text]) => ({ name, sdl: text })));

interface Node {
  readonly id: string;
  readonly name: string;
  readonly constructor: unknown;
  readonly toString: unknown;
  readonly valueOf: unknown;
  readonly next: () => Node;
}

const node: Node = {
  id: '1',
  name: 'one',
  constructor: () => 'a value named constructor',
  toString: () => 'a value named toString',
  valueOf: () => 42,
  next: () => node,
};

const schemas = {
  nodes: buildSubgraphSchema([
    {
      typeDefs: parse(sdl.nodes),
      resolvers: {
        Query: {
          node: () => node,
          headline: () => 'All is well.',
          areas: () => [{ code: 'E1', name: 'North' }],
          echo: (_: unknown, { value }: { value: unknown }) => JSON.stringify(value),
          secret: () => 'a secret',
        },
        Node: { __resolveReference: () => node },
        Area: { __resolveReference: ({ code }: { code: string }) => ({ code, name: 'North' }) },
      },
    },
  ]),
  tags: buildSubgraphSchema([
    {
      typeDefs: parse(sdl.tags),
      resolvers: {
        Node: {
          __resolveReference: ({ id }: { id: string }) => ({
            id,
            tag: `tag ${id}`,
            hasOwnProperty: () => 'own',
          }),
        },
      },
    },
  ]),
};

/** What was asked of a subgraph. */
export interface Asked {
  readonly subgraph: string;
  readonly query: string;
}

/** Both subgraphs in this process; `answered` may replace what one says. */
export function hostileSubgraphs(
  answered: (result: ExecutionResult, asked: Asked) => ExecutionResult = (one) => one,
) {
  const calls: Asked[] = [];
  const local = new Map<string, LocalSubgraph>(
    Object.entries(schemas).map(([subgraph, schema]) => [
      subgraph,
      async ({ query = '', variables = {} }) => {
        calls.push({ subgraph, query });
        const result = await graphql({ schema, source: query, variableValues: variables });
        // As over HTTP: JSON, and so a `__proto__` that is a key like any other.
        return answered(JSON.parse(JSON.stringify(result)), { subgraph, query });
      },
    ]),
  );
  return { calls, local };
}
