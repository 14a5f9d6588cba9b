import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, parse } from 'graphql';
import { composeSupergraph } from '../../../scripts/generate/composeSupergraph.js';

/** What keeps its word: areas and how many live there. */
const areasSdl = /* GraphQL */ `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { areas: [Area!]! }
  type Mutation { renameArea(code: ID!, name: String!): Area }
  type Area @key(fields: "code") { code: ID! name: String! residents: Int }
`;

/** What a partner hosts, and what fails in every way there is. */
const partnerSdl = /* GraphQL */ `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { headline: String shelters: [Shelter!] }
  type Mutation { openShelter(name: String!): Int }
  type Area @key(fields: "code") {
    code: ID!
    beds: Int
    share: Float
    isOpen: Boolean
    label: String
    level: Level
    days: [Int!]
    shelter: Shelter
    place: Place
  }
  type Shelter { name: String! beds: Int }
  enum Level { LOW HIGH }
  union Place = House | Tent
  type House { rooms: Int }
  type Tent { pegs: Int }
`;

const areas = [
  { code: 'E47000001', name: 'Greater Manchester', residents: 2_900_000 },
  { code: 'E47000004', name: 'Liverpool City Region', residents: 1_600_000 },
  { code: 'E47000008', name: 'Cambridgeshire and Peterborough', residents: 900_000 },
];

const shelters = [
  { name: 'Harbour', beds: 12 },
  { name: 'Lantern', beds: 7 },
];

/** What the partner knows about the area at this position. */
const partnerArea = (at: number) => ({
  beds: 10 + at,
  share: 0.25 * (at + 1),
  isOpen: at !== 1,
  label: `area ${at}`,
  level: at === 0 ? 'LOW' : 'HIGH',
  days: [at, at + 1],
  shelter: shelters[at % 2],
  place: at === 2 ? { __typename: 'Tent', pegs: 40 } : { __typename: 'House', rooms: 3 + at },
});

export const supergraphSdl = composeSupergraph([
  { name: 'areas', sdl: areasSdl },
  { name: 'partner', sdl: partnerSdl },
]);

export const areasSchema: GraphQLSchema = buildSubgraphSchema([
  {
    typeDefs: parse(areasSdl),
    resolvers: {
      Query: { areas: () => areas },
      Mutation: {
        renameArea: (_: unknown, { code }: { code: string }) => areas.find((area) => area.code === code),
      },
      Area: { __resolveReference: ({ code }: { code: string }) => areas.find((area) => area.code === code) },
    },
  },
]);

export const partnerSchema: GraphQLSchema = buildSubgraphSchema([
  {
    typeDefs: parse(partnerSdl),
    resolvers: {
      Query: { headline: () => 'All beds are taken.', shelters: () => shelters },
      Mutation: { openShelter: () => 1 },
      Area: {
        __resolveReference: ({ code }: { code: string }) => ({
          code,
          ...partnerArea(areas.findIndex((area) => area.code === code)),
        }),
      },
    },
  },
]);

/** Asks everything of both. */
export const question = /* GraphQL */ `
  query Everything {
    areas {
      code name residents
      beds share isOpen label level days
      shelter { name beds }
      place { ... on House { rooms } ... on Tent { pegs } }
    }
    headline
    shelters { name beds }
  }
`;

/** The answer when nothing fails. */
export const wholeAnswer = {
  areas: areas.map((area, at) => {
    const { __typename: _, ...place } = partnerArea(at).place;
    return { ...area, ...partnerArea(at), place };
  }),
  headline: 'All beds are taken.',
  shelters,
};
