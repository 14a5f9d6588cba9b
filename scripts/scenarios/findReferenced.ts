import { isAbstractType, type SelectionSetNode } from 'graphql';
import { fieldsOf, holds } from './fieldSet.js';
import type { Graph, GraphSubgraph } from './graph.js';
import type { Seen } from './seen.js';
import { type Item, isItem, isRecord, type World } from './world.js';

type Representation = Readonly<Record<string, unknown>>;

/** Resolves references to the items of a graph as one subgraph would: by its own resolvable keys, or not at all. */
export function findReferenced(graph: Graph, { name, rules }: GraphSubgraph) {
  return (representation: Representation, world: World): Seen | null => {
    const { __typename: type } = representation;
    if (typeof type !== 'string') throw new Error(`A representation sent to ${name} names no type.`);
    const keys = (rules.get(type)?.keys ?? []).filter(({ resolvable }) => resolvable);
    if (keys.length === 0) throw new Error(`${name} resolves no reference to ${type}.`);
    const key = keys.find(({ selection }) => holds(representation, selection));
    if (!key) return null;
    const item = world
      .all(concreteTypes(graph, type))
      .find((candidate) => matches(world, candidate, representation, key.selection));
    if (!item || graph.missing.get(name)?.has(item.name ?? '')) return null;
    const isObject = rules.get(type)?.isInterfaceObject === true;
    return { __typename: isObject ? type : item.type, item, representation, provided: [] };
  };
}

function concreteTypes({ fullSchema }: Graph, name: string): readonly string[] {
  const type = fullSchema.getType(name);
  return isAbstractType(type) ? fullSchema.getPossibleTypes(type).map((possible) => possible.name) : [name];
}

function matches(world: World, item: Item, wanted: unknown, selection: SelectionSetNode): boolean {
  return fieldsOf(selection).every(({ name: { value: field }, selectionSet }) => {
    const found = world.read(item, { field, args: {}, type: field, required: () => undefined });
    return equal(world, found, isRecord(wanted) ? wanted[field] : undefined, selectionSet);
  });
}

function equal(world: World, found: unknown, wanted: unknown, selection?: SelectionSetNode): boolean {
  if (Array.isArray(found))
    return (
      Array.isArray(wanted) &&
      found.length === wanted.length &&
      found.every((entry, at) => equal(world, entry, wanted[at], selection))
    );
  if (isItem(found)) return selection !== undefined && matches(world, found, wanted, selection);
  return String(found) === String(wanted);
}
