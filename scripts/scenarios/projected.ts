import {
  type FieldNode,
  GraphQLError,
  getArgumentValues,
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Graph } from './graph.js';
import { type Item, isItem, type World } from './world.js';

/** What a field set selects of an item, read from the truth: what a correct gateway puts into a representation. */
export function projected(
  graph: Graph,
  world: World,
  item: Item,
  selection: SelectionSetNode,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    fieldsFor(graph, item, selection).map((node) => [node.name.value, fieldValue(graph, world, item, node)]),
  );
}

function fieldValue(graph: Graph, world: World, item: Item, node: FieldNode): unknown {
  const { value: field } = node.name;
  if (field === '__typename') return item.type;
  const type = graph.fullSchema.getType(item.type);
  const definition = isObjectType(type) ? type.getFields()[field] : undefined;
  if (!definition) throw new GraphQLError(`${item.type} has no field ${field}.`);
  const below = (value: unknown): unknown => {
    if (value instanceof Error) throw value;
    if (Array.isArray(value)) return value.map(below);
    return isItem(value) && node.selectionSet ? projected(graph, world, value, node.selectionSet) : value;
  };
  if (isDown(graph, item.type, field)) throw new GraphQLError(`No subgraph answers ${item.type}.${field}.`);
  const requires = requiresOf(graph, item.type, field);
  const required = requires && projected(graph, world, item, requires);
  return below(
    world.read(item, {
      field,
      args: getArgumentValues(definition, node),
      type: getNamedType(definition.type).name,
      required: () => required,
    }) ?? null,
  );
}

function isDown({ subgraphs, down }: Graph, type: string, field: string): boolean {
  const serving = subgraphs.filter(({ rules }) => rules.get(type)?.fields.get(field)?.isExternal === false);
  return serving.length > 0 && serving.every(({ name }) => down.includes(name));
}

const requiresOf = ({ subgraphs }: Graph, type: string, field: string): SelectionSetNode | undefined =>
  subgraphs.flatMap(({ rules }) => rules.get(type)?.fields.get(field)?.requires ?? [])[0];

/** The fields of a selection that hold for an item's own type. */
function fieldsFor(graph: Graph, item: Item, { selections }: SelectionSetNode): readonly FieldNode[] {
  return selections.flatMap((selection: SelectionNode): readonly FieldNode[] => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind !== Kind.INLINE_FRAGMENT) return [];
    const { typeCondition, selectionSet } = selection;
    const holds = !typeCondition || isOf(graph, item.type, typeCondition.name.value);
    return holds ? fieldsFor(graph, item, selectionSet) : [];
  });
}

function isOf({ fullSchema }: Graph, name: string, condition: string): boolean {
  const [type, wanted] = [fullSchema.getType(name), fullSchema.getType(condition)];
  return (
    name === condition || (isAbstractType(wanted) && isObjectType(type) && fullSchema.isSubType(wanted, type))
  );
}
