import { type DocumentNode, type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

const known = new WeakMap<DocumentNode, readonly string[]>();

/** The fields a validated document asks for, as `Area.referralsMade`, sorted, each once. */
export function askedCoordinates(schema: GraphQLSchema, document: DocumentNode): readonly string[] {
  const before = known.get(document);
  if (before) return before;
  const found = new Set<string>();
  const types = new TypeInfo(schema);
  const enter = ({ name }: { readonly name: { readonly value: string } }): void => {
    const parent = types.getParentType()?.name;
    // What every object has tells nothing.
    if (parent !== undefined && !name.value.startsWith('__')) found.add(`${parent}.${name.value}`);
  };
  visit(document, visitWithTypeInfo(types, { Field: enter }));
  const coordinates = [...found].sort();
  known.set(document, coordinates);
  return coordinates;
}
