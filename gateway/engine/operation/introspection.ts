import {
  type DocumentNode,
  executeSync,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** What an operation asks about the schema itself; undefined where it doesn't. */
export function introspectionOf(
  operation: OperationDefinitionNode,
  fragments: Fragments,
): DocumentNode | undefined {
  const selections = introspecting(operation.selectionSet.selections, fragments);
  if (selections.length === 0) return undefined;
  const selectionSet = { kind: Kind.SELECTION_SET, selections } as const;
  return { kind: Kind.DOCUMENT, definitions: [{ ...operation, selectionSet }, ...fragments.values()] };
}

function introspecting(selections: readonly SelectionNode[], fragments: Fragments): readonly SelectionNode[] {
  return selections.flatMap((selection): readonly SelectionNode[] => {
    if (selection.kind === Kind.FIELD) {
      return selection.name.value === '__schema' || selection.name.value === '__type' ? [selection] : [];
    }
    const inside = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    const kept = introspecting(inside?.selectionSet.selections ?? [], fragments);
    if (kept.length === 0) return [];
    const { directives = [] } = selection;
    return [
      {
        kind: Kind.INLINE_FRAGMENT,
        directives,
        selectionSet: { kind: Kind.SELECTION_SET, selections: kept },
      },
    ];
  });
}

/** Answers what is asked about the schema, as JSON by response key. */
export function introspect(
  schema: GraphQLSchema,
  document: DocumentNode,
  variableValues: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, string> {
  const { data } = executeSync({ schema, document, variableValues: { ...variableValues } });
  return new Map(Object.entries(data ?? {}).map(([key, value]) => [key, JSON.stringify(value)]));
}
