import type { FlattenNodePathSegment } from '@graphql-hive/router-query-planner';
import { type FieldNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import type { OutputTypes } from './outputTypes.js';

/** A place in an operation that the planner has no right plan for. */
export interface LostPlace {
  /** Response keys, without list marks and conditions. */
  readonly path: readonly string[];
  /** Type of the object the path begins at; left out, the root. */
  readonly from?: string | undefined;
  /** Whether what is selected there must be planned fragment by fragment. */
  readonly isSplit: boolean;
}

/** A field on the way, and where its value stands. */
export interface Stage {
  readonly field: FieldNode;
  readonly typename: string;
  readonly place: readonly FlattenNodePathSegment[];
}

interface At {
  readonly selectionSet: SelectionSetNode;
  readonly typename: string;
  readonly way: readonly Stage[];
}

/** The fields on every way to a place that selects something of its own. */
export function waysTo(
  operation: OperationDefinitionNode,
  { path, from }: LostPlace,
  types: OutputTypes,
): readonly (readonly Stage[])[] {
  const typename = types.rootName(operation.operation);
  const root: At = { selectionSet: operation.selectionSet, typename, way: [] };
  const starts = from === undefined || from === typename ? [root] : placesOf(from, root, types);
  return starts.flatMap((start) => along(path, start, types)).map(({ way }) => way);
}

function along(path: readonly string[], at: At, types: OutputTypes): readonly At[] {
  const [key, ...rest] = path;
  if (key === undefined) return at.way.length > 0 ? [at] : [];
  return nextOf(at, types).flatMap((next) => {
    const { field } = next.way.at(-1) ?? {};
    return field && keyOf(field) === key ? along(rest, next, types) : [];
  });
}

/** Every place whose object is of a type, the deepest of a branch last. */
function placesOf(typename: string, at: At, types: OutputTypes): readonly At[] {
  return nextOf(at, types).flatMap((next) => [
    ...(next.typename === typename ? [next] : []),
    ...placesOf(typename, next, types),
  ]);
}

/** The objects one level down, those in fragments too. */
function nextOf({ selectionSet, typename, way }: At, types: OutputTypes): readonly At[] {
  const before = way.at(-1)?.place ?? [];
  return objectFields(selectionSet, typename).flatMap(({ field, on }): readonly At[] => {
    const type = types.fieldType(on, field.name.value);
    if (!type || !field.selectionSet) return [];
    const place: readonly FlattenNodePathSegment[] = [
      ...before,
      ...(on === typename ? [] : [{ TypeCondition: [on] }]),
      { Field: keyOf(field) },
      ...(type.isList ? (['@'] as const) : []),
    ];
    const stage = { field, typename: type.named, place };
    return [{ selectionSet: field.selectionSet, typename: type.named, way: [...way, stage] }];
  });
}

interface Found {
  readonly field: FieldNode;
  readonly on: string;
}

function objectFields({ selections }: SelectionSetNode, on: string): readonly Found[] {
  return selections.flatMap((one): readonly Found[] => {
    if (one.kind === Kind.FIELD) return one.selectionSet ? [{ field: one, on }] : [];
    if (one.kind !== Kind.INLINE_FRAGMENT) return [];
    return objectFields(one.selectionSet, one.typeCondition?.name.value ?? on);
  });
}

const keyOf = ({ alias, name }: FieldNode): string => (alias ?? name).value;
