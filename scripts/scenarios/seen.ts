import { type GraphQLSchema, isObjectType, type SelectionSetNode } from 'graphql';
import type { Graph, GraphSubgraph } from './graph.js';
import { type Item, isItem } from './world.js';

/** An item as one subgraph holds it while it answers. */
export interface Seen {
  /** The type this subgraph gives it: its own, or that of an interface object. */
  readonly __typename: string;
  readonly item: Item;
  /** What the gateway sent, where it came by reference. */
  readonly representation?: Readonly<Record<string, unknown>>;
  /** Selections that lead here from a key or a `@provides`, which make external fields readable. */
  readonly provided: readonly SelectionSetNode[];
}

/** The value with each item as the subgraph sees it. */
export function see(value: unknown, typeNameOf: (item: Item) => string, provided: Seen['provided']): unknown {
  if (Array.isArray(value)) return value.map((entry) => see(entry, typeNameOf, provided));
  return isItem(value) ? { __typename: typeNameOf(value), item: value, provided } : value;
}

/** Which type a subgraph gives an item: an interface object stands for every type that implements it. */
export function typeNamer({ fullSchema }: Graph, { rules }: GraphSubgraph, schema: GraphQLSchema) {
  const objects = [...rules].filter(([, { isInterfaceObject }]) => isInterfaceObject).map(([name]) => name);
  return ({ type }: Item): string => {
    const full = fullSchema.getType(type);
    if (schema.getType(type) || !isObjectType(full)) return type;
    return full.getInterfaces().find(({ name }) => objects.includes(name))?.name ?? type;
  };
}
