import { type GraphQLSchema, getNamedType, parse, print, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/** A document that asks for the name of every count it asks for, so that the oracle knows where each stands. */
export function withCellNames(query: string, schema: GraphQLSchema): string {
  const types = new TypeInfo(schema);
  const named = visit(
    parse(query),
    visitWithTypeInfo(types, {
      SelectionSet: (set) => {
        const parent = types.getParentType();
        if (parent === null || parent === undefined || getNamedType(parent).name !== 'Count')
          return undefined;
        const cell = { kind: 'Field', name: { kind: 'Name', value: 'cell' } } as const;
        return { ...set, selections: [...set.selections, cell] };
      },
    }),
  );
  return print(named);
}
