import { buildSubgraphSchema } from '@apollo/subgraph';
import { defaultFieldResolver, isObjectType, parse } from 'graphql';
import type { Caller, ServedRequest, Subgraph } from '../../../subgraphs/kit/index.js';

/** A federated subgraph that counts every resolver that runs, those of `_service` and `_entities` included. */
export interface CountedSubgraph {
  readonly subgraph: Subgraph;
  readonly runs: () => number;
  readonly callers: readonly Caller[];
}

export const countedSdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { shelters: [Shelter!]! }
  type Shelter @key(fields: "id") { id: ID! beds: Int! }
`;
const typeDefs = parse(countedSdl);
const resolvers = {
  Query: { shelters: () => [{ id: '1', beds: 12 }] },
  Shelter: { __resolveReference: ({ id }: { id: string }) => ({ id, beds: 12 }) },
};

export function countedSubgraph(name: string): CountedSubgraph {
  const schema = buildSubgraphSchema([{ typeDefs, resolvers }]);
  let runs = 0;
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    for (const field of Object.values(type.getFields())) {
      const { resolve = defaultFieldResolver } = field;
      field.resolve = (...parameters) => {
        runs += 1;
        return resolve(...parameters);
      };
    }
  }
  const callers: Caller[] = [];
  const context = ({ caller }: ServedRequest) => {
    callers.push(caller);
    return {};
  };
  const subgraph = { name, schema, sdl: '', context, close: async () => {} };
  return { subgraph, runs: () => runs, callers };
}
