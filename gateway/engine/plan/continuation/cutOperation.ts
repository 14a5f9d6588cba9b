import type { FlattenNodePathSegment } from '@graphql-hive/router-query-planner';
import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { rootFieldFor } from './continuationSupergraph.js';
import type { OutputTypes } from './outputTypes.js';
import { type LostPlace, waysTo } from './waysTo.js';

/** An operation in parts: one ends at an entity, the others begin there. */
export interface CutOperation {
  /** The operation without what is selected below the entity but for these keys. */
  readonly firstText: (keys: SelectionSetNode) => string;
  readonly laterTexts: readonly string[];
  /** The root field of the later operations. */
  readonly root: string;
  /** Where the entity stands in the data of the first. */
  readonly place: readonly FlattenNodePathSegment[];
}

/**
 * Cuts an operation at the entity furthest down a way to a place; undefined where none stands there.
 * @param done selections that a cut has left, so that the next cut is made elsewhere
 */
export function cutOperation(
  text: string,
  at: LostPlace,
  { types, done }: { readonly types: OutputTypes; readonly done: Set<string> },
): CutOperation | undefined {
  const [operation] = parse(text, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return undefined;
  const found = waysTo(operation, at, types)
    .flatMap((way) => way.findLast(({ typename }) => types.isEntity(typename)) ?? [])
    .find(({ place, field }) => !done.has(keyFor(place, field.selectionSet)));
  const selections = found?.field.selectionSet;
  if (!found || !selections) return undefined;
  const root = rootFieldFor(found.typename);
  const query = { ...operation, operation: OperationTypeNode.QUERY };
  const later = (selectionSet: SelectionSetNode): string =>
    textWith(query, {
      kind: Kind.SELECTION_SET,
      selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: root }, selectionSet }],
    });
  return {
    root,
    place: found.place,
    laterTexts: (at.isSplit ? partsOf(selections) : [selections]).map(later),
    firstText: (keys) => {
      done.add(keyFor(found.place, keys));
      return textWith(operation, replaced(operation.selectionSet, found.field, keys));
    },
  };
}

const keyFor = (place: readonly FlattenNodePathSegment[], selection: SelectionSetNode | undefined): string =>
  `${JSON.stringify(place)} ${selection ? print(selection) : ''}`;

/** A selection in parts: each fragment by itself, and what is in none. */
function partsOf({ selections, ...set }: SelectionSetNode): readonly SelectionSetNode[] {
  const plain = selections.filter(({ kind }) => kind === Kind.FIELD);
  const fragments = selections.filter(({ kind }) => kind !== Kind.FIELD).map((one) => [one]);
  return [...(plain.length > 0 ? [plain] : []), ...fragments].map((part) => ({ ...set, selections: part }));
}

function replaced(set: SelectionSetNode, field: FieldNode, keys: SelectionSetNode): SelectionSetNode {
  const selections = set.selections.map((selection): SelectionNode => {
    if (selection === field) return { ...field, selectionSet: keys };
    if (selection.kind === Kind.FRAGMENT_SPREAD || !selection.selectionSet) return selection;
    return { ...selection, selectionSet: replaced(selection.selectionSet, field, keys) };
  });
  return { ...set, selections };
}

/** The operation with another selection, and only the variables it uses. */
function textWith(operation: OperationDefinitionNode, selectionSet: SelectionSetNode): string {
  const body = print(selectionSet);
  const used = new Set([...body.matchAll(/\$(\w+)/g)].map(([, name]) => name));
  const variableDefinitions = (operation.variableDefinitions ?? []).filter(({ variable }) =>
    used.has(variable.name.value),
  );
  return print({ ...operation, variableDefinitions, selectionSet });
}
