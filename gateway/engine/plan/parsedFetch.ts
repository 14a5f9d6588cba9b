import { type FieldNode, Kind, type OperationDefinitionNode, parse, type SelectionSetNode } from 'graphql';
import type { Fragments } from './shape.js';

/** The document of a fetch. */
export interface ParsedFetch {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Fragments;
}

export function parseFetch(text: string): ParsedFetch {
  const document = parse(text, { noLocation: true });
  const fragments = new Map<string, { on: string; selectionSet: SelectionSetNode }>();
  let operation: OperationDefinitionNode | undefined;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) operation = definition;
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      const { name, typeCondition, selectionSet } = definition;
      fragments.set(name.value, { on: typeCondition.name.value, selectionSet });
    }
  }
  if (!operation) throw new TypeError('The plan sends a document without an operation.');
  return { operation, fragments };
}

/** The field of the root that has this key. */
export function rootField(
  { operation }: ParsedFetch,
  key: string,
): FieldNode & { selectionSet: SelectionSetNode } {
  for (const selection of operation.selectionSet.selections) {
    if (selection.kind !== Kind.FIELD || (selection.alias ?? selection.name).value !== key) continue;
    const { selectionSet } = selection;
    if (selectionSet) return { ...selection, selectionSet };
  }
  throw new TypeError(`The plan's document doesn't select ${key}.`);
}
