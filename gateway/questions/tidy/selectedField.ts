import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';

/** What an answer is read against. */
export interface Reading {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** One field of an answer's object, with what the schema and the document say about it. */
export interface SelectedField {
  /** Name in the answer: the alias, where there is one. */
  readonly key: string;
  readonly name: string;
  readonly type: GraphQLNamedType;
  readonly nodes: readonly FieldNode[];
  readonly value: unknown;
}

export function readingOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): Reading | undefined {
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  if (operation === undefined) return undefined;
  return {
    schema,
    operation,
    variables,
    fragments: new Map(fragments.map((node) => [node.name.value, node])),
  };
}

/** The fields an object of this type was asked for, in the document's order, fragments opened. */
export function selectedFields(
  reading: Reading,
  type: GraphQLObjectType,
  { sets, value }: { readonly sets: readonly SelectionSetNode[]; readonly value: object },
): readonly SelectedField[] {
  const nodes = new Map<string, FieldNode[]>();
  for (const set of sets) collect(reading, type, set, nodes);
  const values = new Map(Object.entries(value));
  return [...nodes].flatMap(([key, found]) => {
    const name = found[0]?.name.value ?? key;
    const declared = type.getFields()[name]?.type;
    // A field left out by @skip or @include, and __typename, which says nothing a reader asks for.
    if (declared === undefined || !values.has(key)) return [];
    return [{ key, name, type: getNamedType(declared), nodes: found, value: values.get(key) }];
  });
}

function collect(
  reading: Reading,
  type: GraphQLObjectType,
  set: SelectionSetNode,
  into: Map<string, FieldNode[]>,
): void {
  for (const node of set.selections) {
    if (node.kind === Kind.FIELD) {
      const key = node.alias?.value ?? node.name.value;
      into.set(key, [...(into.get(key) ?? []), node]);
      continue;
    }
    const spread = node.kind === Kind.FRAGMENT_SPREAD ? reading.fragments.get(node.name.value) : node;
    const condition = spread?.typeCondition?.name.value;
    const isForType =
      condition === undefined || condition === type.name || isAbstractOf(reading, condition, type);
    if (spread !== undefined && isForType) collect(reading, type, spread.selectionSet, into);
  }
}

function isAbstractOf({ schema }: Reading, name: string, type: GraphQLObjectType): boolean {
  const condition = schema.getType(name);
  return condition !== undefined && 'resolveType' in condition && schema.isSubType(condition, type);
}

export const setsOf = (field: SelectedField): readonly SelectionSetNode[] =>
  field.nodes.flatMap(({ selectionSet }) => selectionSet ?? []);

/** The value of a field's argument as text, or undefined where it has none. */
export function argumentOf(
  { nodes }: SelectedField,
  name: string,
  { variables }: Reading,
): string | undefined {
  const argument = nodes[0]?.arguments?.find((node) => node.name.value === name);
  const value: unknown = argument && valueFromASTUntyped(argument.value, { ...variables });
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** The objects a field answered: one, or a list of them without its nulls. */
export function objectsOf(value: unknown): readonly object[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((item): item is object => typeof item === 'object' && item !== null);
}

/** Whether a figure can stand anywhere under this field, by what the document asks. */
export function leadsToFigures(
  reading: Reading,
  type: GraphQLNamedType,
  sets: readonly SelectionSetNode[],
): boolean {
  if (!isObjectType(type)) return false;
  const nodes = new Map<string, FieldNode[]>();
  for (const set of sets) collect(reading, type, set, nodes);
  return [...nodes.values()].some((found) => {
    const declared = type.getFields()[found[0]?.name.value ?? '']?.type;
    const named = declared && getNamedType(declared);
    if (named === undefined) return false;
    const below = found.flatMap(({ selectionSet }) => selectionSet ?? []);
    return isFigure(named) || leadsToFigures(reading, named, below);
  });
}

export const isFigure = ({ name }: GraphQLNamedType): boolean => name === 'Count' || name === 'Rate';
