import type { ShopSubgraph } from './shopSdl.js';

/** An object of a subgraph: values of its fields by their names. */
export interface ShopRecord {
  readonly [field: string]: ShopValue;
}
export type ShopValue = string | number | boolean | null | ShopRecord | readonly ShopRecord[];

/** Makes an answer of some 88 KB to the benchmark's question. */
const counts = { users: 6, products: 9, reviews: 27 };

const words =
  'A table that holds what it promises, carries what it must and asks for little in return; again'.split(' ');
const text = (at: number, length: number): string =>
  Array.from({ length }, (_, word) => words[(at * 7 + word * 3) % words.length]).join(' ');
const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);

const users = upTo(counts.users).map((at) => ({
  __typename: 'User',
  id: `${at + 1}`,
  name: `Reader ${text(at, 2)}`,
  username: `@reader${at + 1}`,
  birthday: 1950 + at,
}));

const products = upTo(counts.products).map((at) => ({
  __typename: 'Product',
  upc: `${at + 1}`,
  name: `Table ${text(at, 2)}`,
  price: 899 + at * 13,
  weight: 100 + at * 50,
}));

const reviewed = upTo(counts.reviews).map((at) => {
  const user = users[at % users.length];
  return {
    __typename: 'Review',
    id: `${at + 1}`,
    body: text(at, 5),
    author: { __typename: 'User', id: `${user?.id}`, username: `${user?.username}` },
    product: { __typename: 'Product', upc: `${(at % products.length) + 1}` },
  };
});

/** Reviews lead to their author and product, those to their reviews: records are linked, as an object graph is. */
function linkedReviews(): Readonly<Record<string, readonly ShopRecord[]>> {
  const reviews: Record<string, ShopValue>[] = reviewed.map((review) => ({ ...review }));
  const owners = users.map(({ id, username }) => {
    const own = reviews.filter((_, at) => reviewed[at]?.author.id === id);
    return { __typename: 'User', id, username, numberOfReviews: own.length, reviews: own };
  });
  const wares = products.map(({ upc }) => ({
    __typename: 'Product',
    upc,
    reviews: reviews.filter((_, at) => reviewed[at]?.product.upc === upc),
  }));
  reviews.forEach((review, at) => {
    const { author, product } = reviewed[at] ?? {};
    review['author'] = owners.find(({ id }) => id === author?.id) ?? null;
    review['product'] = wares.find(({ upc }) => upc === product?.upc) ?? null;
  });
  return { Review: reviews, User: owners, Product: wares };
}

/** What each subgraph holds, by type. */
export const shopRecords: Readonly<Record<ShopSubgraph, Readonly<Record<string, readonly ShopRecord[]>>>> = {
  users: { User: users },
  products: { Product: products },
  inventory: {
    Product: products.map(({ upc }, at) => ({ __typename: 'Product', upc, inStock: at % 3 !== 0 })),
  },
  reviews: linkedReviews(),
};
