import {
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

const known = new WeakMap<DocumentNode, readonly string[]>();

/** The fields a validated document asks for, as `Area.referralsMade`, sorted, each once. */
export function askedCoordinates(schema: GraphQLSchema, document: DocumentNode): readonly string[] {
  const before = known.get(document);
  if (before) return before;
  const found = new Set<string>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION)
      addCoordinates(definition.selectionSet, schema.getRootType(definition.operation), { schema, found });
    else if (definition.kind === Kind.FRAGMENT_DEFINITION)
      addCoordinates(definition.selectionSet, schema.getType(definition.typeCondition.name.value), {
        schema,
        found,
      });
  }
  const coordinates = [...found].sort();
  known.set(document, coordinates);
  return coordinates;
}

interface Walk {
  readonly schema: GraphQLSchema;
  readonly found: Set<string>;
}

/** Adds what a selection asks of a type. A walk that visits fields alone: this stands before every question. */
function addCoordinates(
  { selections }: SelectionSetNode,
  parent: GraphQLNamedType | null | undefined,
  walk: Walk,
): void {
  for (const selection of selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const { typeCondition, selectionSet } = selection;
      addCoordinates(
        selectionSet,
        typeCondition ? walk.schema.getType(typeCondition.name.value) : parent,
        walk,
      );
    } else if (selection.kind === Kind.FIELD) {
      const { name, selectionSet } = selection;
      // What every object has tells nothing.
      if (name.value.startsWith('__')) continue;
      if (!isObjectType(parent) && !isInterfaceType(parent)) continue;
      walk.found.add(`${parent.name}.${name.value}`);
      const type = parent.getFields()[name.value]?.type;
      if (selectionSet && type) addCoordinates(selectionSet, getNamedType(type), walk);
    }
  }
}
