import { composeSupergraph } from '../../../generate/composeSupergraph.js';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@requires", "@external", "@shareable", "@provides"])`;

/**
 * The four subgraphs of the public gateway benchmark's shape. `seed` changes nothing in an answer: it makes operations
 * that no gateway has planned before.
 */
export const shopSdl = {
  users: `${link}
    type Query { me: User user(id: ID!): User users(seed: Int): [User] }
    type User @key(fields: "id") { id: ID! name(seed: Int): String username: String birthday: Int }`,
  products: `${link}
    type Query { topProducts(first: Int = 5, seed: Int): [Product] }
    type Product @key(fields: "upc") { upc: String! name(seed: Int): String price: Int weight: Int }`,
  inventory: `${link}
    type Product @key(fields: "upc") {
      upc: String!
      weight: Int @external
      price: Int @external
      inStock: Boolean
      shippingEstimate: Int @requires(fields: "price weight")
    }`,
  reviews: `${link}
    type Review @key(fields: "id") { id: ID! body(seed: Int): String author: User @provides(fields: "username") product: Product }
    type User @key(fields: "id") { id: ID! username: String @external numberOfReviews: Int reviews: [Review] }
    type Product @key(fields: "upc") { upc: String! reviews: [Review] }`,
} as const;

export type ShopSubgraph = keyof typeof shopSdl;

export const shopSubgraphs = Object.keys(shopSdl) as readonly ShopSubgraph[];

export const composeShop = (): string =>
  composeSupergraph(shopSubgraphs.map((name) => ({ name, sdl: shopSdl[name] })));
