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

/** An operation in two: one ends at an entity, the other begins there. */
export interface CutOperation {
  /** The operation without what is selected below the entity but for these keys. */
  readonly firstText: (keys: SelectionSetNode) => string;
  readonly laterText: string;
  /** The root field of the later operation. */
  readonly root: string;
  /** Where the entity stands in the data of the first. */
  readonly place: readonly FlattenNodePathSegment[];
}

/** Cuts an operation at the entity furthest down a path; undefined where none stands there. */
export function cutOperation(
  text: string,
  path: readonly string[],
  types: OutputTypes,
): CutOperation | undefined {
  const [operation] = parse(text, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return undefined;
  const found = walk(operation, path, types).findLast(({ typename }) => types.isEntity(typename));
  const selections = found?.field.selectionSet;
  if (!found || !selections) return undefined;
  const root = rootFieldFor(found.typename);
  const later = {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: root },
    selectionSet: selections,
  } as const;
  return {
    root,
    place: found.place,
    laterText: textWith(
      { ...operation, operation: OperationTypeNode.QUERY },
      { kind: Kind.SELECTION_SET, selections: [later] },
    ),
    firstText: (keys) => textWith(operation, replaced(operation.selectionSet, found.field, keys)),
  };
}

interface Step {
  readonly field: FieldNode;
  readonly typename: string;
  readonly place: readonly FlattenNodePathSegment[];
}

/** The fields along a path, with the types of their values. */
function walk(
  operation: OperationDefinitionNode,
  path: readonly string[],
  types: OutputTypes,
): readonly Step[] {
  const steps: Step[] = [];
  let selections = operation.selectionSet;
  let parent = types.rootName(operation.operation);
  let place: readonly FlattenNodePathSegment[] = [];
  for (const key of path) {
    const found = fieldAt(selections, key, parent);
    const type = found && types.fieldType(found.on, found.field.name.value);
    if (!found?.field.selectionSet || !type) break;
    const condition = found.on === parent ? [] : [{ TypeCondition: [found.on] }];
    place = [...place, ...condition, { Field: key }, ...(type.isList ? ['@' as const] : [])];
    steps.push({ field: found.field, typename: type.named, place });
    selections = found.field.selectionSet;
    parent = type.named;
  }
  return steps;
}

interface Found {
  readonly field: FieldNode;
  readonly on: string;
}

/** The field of a response key, on the type itself or in a fragment. */
function fieldAt({ selections }: SelectionSetNode, key: string, on: string): Found | undefined {
  for (const selection of selections) {
    if (
      selection.kind === Kind.FIELD &&
      (selection.alias ?? selection.name).value === key &&
      selection.selectionSet
    )
      return { field: selection, on };
    if (selection.kind !== Kind.INLINE_FRAGMENT) continue;
    const found = fieldAt(selection.selectionSet, key, selection.typeCondition?.name.value ?? on);
    if (found) return found;
  }
  return undefined;
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
