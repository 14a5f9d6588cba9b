import {
  type DirectiveNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parseConstValue,
  print,
  type SelectionSetNode,
  type TypeDefinitionNode,
} from 'graphql';
import { graphsOf, joinField, joinType, keysOf } from './joinDirectives.js';

/** The subgraph that stands for what was fetched already. */
export const continuation = 'CONTINUATION_';
/** The root field that begins at an entity of a type. */
export const rootFieldFor = (typename: string): string => `continue_${typename}`;

type Composite = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;
/** Fields that keys select, by type. */
type KeyFields = Map<string, Set<string>>;

/**
 * The supergraph with one more subgraph, which has a root field for every entity and knows nothing but keys. A plan on
 * it begins at an entity that another plan has fetched.
 */
export function continuationSupergraph(document: DocumentNode): string {
  const types = new Map<string, TypeDefinitionNode>();
  for (const definition of document.definitions)
    if ('name' in definition && definition.name && isType(definition))
      types.set(definition.name.value, definition);
  const entities = [...types.values()].filter(isComposite).filter((type) => keysOf(type).length > 0);
  const known: KeyFields = new Map();
  for (const entity of entities)
    for (const key of keysOf(entity)) collect(entity, key.selection, types, known);
  const queryName = queryNameOf(document);
  const definitions = document.definitions.map((definition) => {
    if (!isType(definition)) return definition;
    const { value: name } = definition.name;
    if (name === 'join__Graph' && definition.kind === Kind.ENUM_TYPE_DEFINITION) return withGraph(definition);
    if (name === queryName && isComposite(definition)) return withRoots(definition, entities);
    const fields = known.get(name);
    return fields ? withKeys(definition, fields) : definition;
  });
  return print({ ...document, definitions });
}

const isType = (definition: { kind: string }): definition is TypeDefinitionNode =>
  definition.kind.endsWith('TypeDefinition');

const isComposite = (type: TypeDefinitionNode): type is Composite =>
  type.kind === Kind.OBJECT_TYPE_DEFINITION || type.kind === Kind.INTERFACE_TYPE_DEFINITION;

function queryNameOf({ definitions }: DocumentNode): string {
  for (const definition of definitions)
    if (definition.kind === Kind.SCHEMA_DEFINITION)
      for (const { operation, type } of definition.operationTypes)
        if (operation === 'query') return type.name.value;
  return 'Query';
}

/** Notes every field a key selects, at every depth, and the enums and scalars they are of. */
function collect(
  type: TypeDefinitionNode,
  selection: SelectionSetNode,
  types: ReadonlyMap<string, TypeDefinitionNode>,
  known: KeyFields,
): void {
  if (!isComposite(type)) return;
  const fields = known.get(type.name.value) ?? new Set<string>();
  known.set(type.name.value, fields);
  for (const one of selection.selections) {
    if (one.kind !== Kind.FIELD) continue;
    fields.add(one.name.value);
    const definition = type.fields?.find(({ name }) => name.value === one.name.value);
    const below = definition && types.get(namedType(definition));
    if (below && !isComposite(below)) known.set(below.name.value, new Set());
    if (below && one.selectionSet) collect(below, one.selectionSet, types, known);
  }
}

function namedType({ type }: FieldDefinitionNode): string {
  let at = type;
  while (at.kind !== Kind.NAMED_TYPE) at = at.type;
  return at.name.value;
}

function withGraph(definition: EnumTypeDefinitionNode): EnumTypeDefinitionNode {
  const [first] = definition.values ?? [];
  if (!first) return definition;
  const directives = (first.directives ?? []).map((directive) => ({
    ...directive,
    arguments: (directive.arguments ?? []).map((argument) => ({
      ...argument,
      value: parseConstValue(
        argument.name.value === 'name' ? `"${continuation}"` : '"http://continuation.invalid"',
      ),
    })),
  }));
  const value = { ...first, name: { ...first.name, value: continuation }, directives };
  return { ...definition, values: [...(definition.values ?? []), value] };
}

function withRoots(query: Composite, entities: readonly Composite[]): Composite {
  const roots = entities.map(
    ({ name }): FieldDefinitionNode => ({
      kind: Kind.FIELD_DEFINITION,
      name: { kind: Kind.NAME, value: rootFieldFor(name.value) },
      type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name.value } },
      directives: [joinField(continuation)],
    }),
  );
  return {
    ...query,
    directives: [...(query.directives ?? []), joinType(continuation)],
    fields: [...(query.fields ?? []).map((field) => placed(field, query)), ...roots],
  };
}

function withKeys(type: TypeDefinitionNode, keyFields: ReadonlySet<string>): TypeDefinitionNode {
  const { directives = [] } = type;
  if (type.kind === Kind.ENUM_TYPE_DEFINITION)
    return {
      ...type,
      directives: [...directives, joinType(continuation)],
      values: type.values?.map(everywhere),
    };
  if (!isComposite(type))
    return { ...type, directives: [...directives, joinType(continuation)] } as typeof type;
  const texts = [...new Set(keysOf(type).map(({ text }) => text))];
  const isInterface = type.kind === Kind.INTERFACE_TYPE_DEFINITION;
  const joined =
    texts.length === 0
      ? [joinType(continuation)]
      : texts.map((key) => joinType(continuation, { key, isInterfaceObject: isInterface }));
  const fields = (type.fields ?? []).map((field) => {
    const own = placed(field, type);
    if (!keyFields.has(field.name.value)) return own;
    return { ...own, directives: [...(own.directives ?? []), joinField(continuation)] };
  });
  return { ...type, directives: [...directives, ...joined], fields };
}

const everywhere = (value: NonNullable<EnumTypeDefinitionNode['values']>[number]) => ({
  ...value,
  directives: [...(value.directives ?? []), enumValueIn(value.directives ?? [])].filter(
    (directive) => directive !== undefined,
  ),
});

function enumValueIn(directives: readonly DirectiveNode[]) {
  const like = directives.find(({ name }) => name.value === 'join__enumValue');
  return like ? { ...joinField(continuation), name: like.name } : undefined;
}

/** A field that names no subgraph is in all of its type's: those must be named before there is one more. */
function placed(field: FieldDefinitionNode, type: Composite): FieldDefinitionNode {
  const isNamed = (field.directives ?? []).some(({ name }) => name.value === 'join__field');
  if (isNamed) return field;
  const graphs = graphsOf(type).map((graph) => joinField(graph));
  return { ...field, directives: [...(field.directives ?? []), ...graphs] };
}
