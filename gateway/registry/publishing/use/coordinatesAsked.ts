import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/**
 * Elements of a schema that a document asks for, as `Type.field`, `Type.field.argument`, `Enum.CODE` and `Input.field`.
 * What a variable holds isn't known: its type counts as asked for, as `Enum` and `Input`.
 */
export function coordinatesAsked(schema: GraphQLSchema, document: DocumentNode): ReadonlySet<string> {
  const found = new Set<string>();
  const info = new TypeInfo(schema);
  const enters = {
    Field: () => {
      const [parent, field] = [info.getParentType(), info.getFieldDef()];
      if (parent && field && !field.name.startsWith('__')) found.add(`${parent.name}.${field.name}`);
    },
    Argument: () => {
      const [parent, field, argument] = [info.getParentType(), info.getFieldDef(), info.getArgument()];
      if (parent && field && argument) found.add(`${parent.name}.${field.name}.${argument.name}`);
    },
    EnumValue: ({ value }: { readonly value: string }) => {
      const type = getNamedType(info.getInputType());
      if (isEnumType(type)) found.add(`${type.name}.${value}`);
    },
    ObjectField: ({ name }: { readonly name: { readonly value: string } }) => {
      const type = getNamedType(info.getParentInputType());
      if (isInputObjectType(type)) found.add(`${type.name}.${name.value}`);
    },
    VariableDefinition: () => {
      const type = getNamedType(info.getInputType());
      if (isEnumType(type) || isInputObjectType(type)) found.add(type.name);
    },
    FragmentDefinition: () => addType(found, info),
    InlineFragment: () => addType(found, info),
  };
  visit(document, visitWithTypeInfo(info, enters));
  return found;
}

function addType(found: Set<string>, info: TypeInfo): void {
  const type = getNamedType(info.getType());
  if (type) found.add(type.name);
}
