import { buildSubgraphSchema } from '@apollo/subgraph';
import { composeServices } from '@theguild/federation-composition';
import { type GraphQLResolveInfo, graphql, parse } from 'graphql';
import type { EngineOptions } from '../../../gateway/engine/engine.js';
import type { LocalSubgraph, SubgraphRequest } from '../../../gateway/engine/localSubgraph.js';

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])\n';

const goods = `${link}
  type Query { product(id: ID): Product products: [Product!]! thing: Thing }
  type Mutation { rename(id: ID!, name: String!): Product }
  union Thing = Product | Shelf
  type Shelf { name: String }
  type Product @key(fields: "id") { id: ID! name(upper: Boolean): String! }`;

const stock = `${link}
  type Query { warehouses: Int }
  type Product @key(fields: "id") { id: ID! count: Int level: Level! }
  enum Level { LOW HIGH }`;

type Resolvers = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const products = [
  { id: '1', name: 'Chair' },
  { id: '2', name: 'A "table"' },
];
const productOf = ({ id }: { readonly id: string }) => products.find((one) => one.id === id);

const goodsResolvers: Resolvers = {
  Query: {
    product: (_: unknown, args: { readonly id: string }) => productOf(args),
    products: () => products,
    thing: () => ({ __typename: 'Shelf', name: 'Top' }),
  },
  Mutation: { rename: (_: unknown, args: object) => ({ ...args }) },
  Thing: { __resolveType: ({ __typename = 'Product' }: { readonly __typename?: string }) => __typename },
  Product: {
    __resolveReference: productOf,
    name: ({ name }: { readonly name: string }, { upper }: { readonly upper?: boolean }) =>
      upper ? name.toUpperCase() : name,
  },
};

const stockResolvers: Resolvers = {
  Query: { warehouses: () => 2 },
  Product: {
    __resolveReference: (reference: object) => reference,
    count: ({ id }: { readonly id: string }, _: unknown, __: unknown, info: GraphQLResolveInfo) =>
      id === '2' ? Promise.reject(new Error(`no row in ${info.fieldName}_table`)) : 10,
    level: ({ id }: { readonly id: string }) => (id === '1' ? 'LOW' : 'HIGH'),
  },
};

/** Goods and their stock: two real subgraphs in this process, every request to them noted. */
export interface Shop {
  readonly options: EngineOptions & { readonly local: ReadonlyMap<string, LocalSubgraph> };
  readonly calls: { readonly subgraph: string; readonly request: SubgraphRequest }[];
}

export function openShop(): Shop {
  const calls: Shop['calls'] = [];
  const serve = (subgraph: string, sdl: string, resolvers: Resolvers): LocalSubgraph => {
    const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
    return async (request) => {
      calls.push({ subgraph, request });
      return graphql({ schema, source: request.query ?? '', variableValues: request.variables });
    };
  };
  const local = new Map([
    ['goods', serve('goods', goods, goodsResolvers)],
    ['stock', serve('stock', stock, stockResolvers)],
  ]);
  return { calls, options: { supergraphSdl: composeShop(), local } };
}

/** The supergraph, with more fields of Query where a test wants another one. */
export function composeShop(more = ''): string {
  const services = Object.entries({ goods: `${goods} ${more}`, stock }).map(([name, sdl]) => ({
    name,
    url: `http://${name}.invalid/`,
    typeDefs: parse(sdl),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new AggregateError(errors ?? []);
  return supergraphSdl;
}
