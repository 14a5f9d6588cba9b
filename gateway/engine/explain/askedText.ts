import { type FieldNode, Kind, parse, print, type SelectionSetNode } from 'graphql';

/** What a subgraph is asked for, a line for each root field or type of entity: `Area: clients, housingAtEntry`. */
export function askedText(operation: string): readonly string[] {
  const document = parse(operation, { noLocation: true });
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  );
  const fieldsOf = ({ selections }: SelectionSetNode): readonly FieldNode[] =>
    selections.flatMap((one) => {
      if (one.kind === Kind.FIELD) return one.name.value === '__typename' ? [] : [one];
      if (one.kind === Kind.INLINE_FRAGMENT) return fieldsOf(one.selectionSet);
      const spread = fragments.get(one.name.value);
      return spread ? fieldsOf(spread.selectionSet) : [];
    });
  const namesIn = (set: SelectionSetNode) =>
    [...new Set(fieldsOf(set).map(({ name }) => name.value))].join(', ');
  const entities = ({ selectionSet }: FieldNode) =>
    (selectionSet?.selections ?? []).flatMap((one) =>
      one.kind === Kind.INLINE_FRAGMENT
        ? [`${one.typeCondition?.name.value ?? '_Entity'}: ${namesIn(one.selectionSet)}`]
        : [],
    );
  const root = (field: FieldNode) => {
    const given = field.arguments?.length ? `(${field.arguments.map(print).join(', ')})` : '';
    return `${field.name.value}${given}${field.selectionSet ? `: ${namesIn(field.selectionSet)}` : ''}`;
  };
  return document.definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION
      ? fieldsOf(one.selectionSet).flatMap((field) =>
          field.name.value === '_entities' ? entities(field) : [root(field)],
        )
      : [],
  );
}
