import { type DocumentNode, type FieldNode, Kind, print, type SelectionNode, visit } from 'graphql';
import { type Batch, namesOf, type PlaceVariables, valuesOf } from './batch.js';

/** Asks every place under names of its own. */
export function sideBySideBatch(document: DocumentNode, distinct: readonly PlaceVariables[]): Batch {
  const prefixOf = (place: PlaceVariables) =>
    prefixAt(distinct.findIndex((one) => JSON.stringify(one) === JSON.stringify(place)));
  const query = visit(document, {
    OperationDefinition: ({ variableDefinitions = [], selectionSet, ...operation }) => ({
      ...operation,
      variableDefinitions: distinct.flatMap((_, at) =>
        variableDefinitions.map((definition) => renamed(definition, at)),
      ),
      selectionSet: {
        ...selectionSet,
        selections: distinct.flatMap((_, at) => selectionSet.selections.map((field) => placed(field, at))),
      },
    }),
  });
  const names = namesOf(document);
  const variables = distinct.flatMap((place, at) =>
    Object.entries(valuesOf(place, names)).map(([name, value]) => [`${prefixAt(at)}${name}`, value]),
  );
  return {
    query: print(query),
    variables: Object.fromEntries(variables),
    answerAt: (data, place) => withoutPrefix(data, prefixOf(place)),
    pathAt: (_, place, path) => {
      if (!path.startsWith('at')) return path;
      return path.startsWith(prefixOf(place)) ? path.slice(prefixOf(place).length) : undefined;
    },
  };
}

const prefixAt = (position: number): string => `at${position}_`;

const renamed = <Node extends Parameters<typeof visit>[0]>(node: Node, at: number): Node =>
  visit(node, {
    Variable: (variable) => ({
      ...variable,
      name: { ...variable.name, value: `${prefixAt(at)}${variable.name.value}` },
    }),
  });

function placed(selection: SelectionNode, at: number): FieldNode {
  if (selection.kind !== Kind.FIELD)
    throw new TypeError('An indicator asks fields at the root of its document.');
  const name = selection.alias?.value ?? selection.name.value;
  return { ...renamed(selection, at), alias: { kind: Kind.NAME, value: `${prefixAt(at)}${name}` } };
}

function withoutPrefix(data: unknown, prefix: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(data ?? {}).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
    ),
  );
}
