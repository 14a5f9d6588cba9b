import type { RequiresSelection } from '@graphql-hive/router-query-planner';
import { type FieldNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { Requirements } from '../supergraph/requirements.js';
import { argumentsText } from './fetchedKeys.js';
import type { Fragments } from './shape.js';

/** Fields of entities that can be asked for with one representation. */
export interface RequiredFields {
  readonly selectionSet: SelectionSetNode;
  /** Arguments by the required field they belong to. */
  readonly required: ReadonlyMap<string, string>;
}

export interface RequiredGroup extends RequiredFields {
  readonly requires: RequiresSelection[];
}

export interface GroupMeans {
  readonly subgraph: string;
  readonly fragments: Fragments;
  readonly requirements: Requirements;
}

interface OpenGroup {
  readonly required: Map<string, string>;
  /** Fields by the type they are of. */
  readonly fields: Map<string, FieldNode[]>;
}

/** Puts fields of entities that require one field with different arguments into different groups. */
export function requiredGroups(selectionSet: SelectionSetNode, means: GroupMeans): readonly RequiredFields[] {
  const groups: OpenGroup[] = [];
  for (const { on, field } of typedFields(selectionSet, '', means.fragments)) {
    const needs = new Map(
      means.requirements
        .of(means.subgraph, on, field.name.value)
        .filter(({ name }) => means.requirements.hasArguments(name.value))
        .map((required) => [required.name.value, argumentsText(required)]),
    );
    const group = groups.find(({ required }) => agree(required, needs)) ?? open(groups);
    for (const [name, args] of needs) group.required.set(name, args);
    group.fields.set(on, [...(group.fields.get(on) ?? []), field]);
  }
  return groups.map(({ required, fields }) => ({ required, selectionSet: selectionOf(fields) }));
}

function open(groups: OpenGroup[]): OpenGroup {
  const made: OpenGroup = { required: new Map(), fields: new Map() };
  groups.push(made);
  return made;
}

const agree = (there: ReadonlyMap<string, string>, needs: ReadonlyMap<string, string>): boolean =>
  [...needs].every(([name, args]) => (there.get(name) ?? args) === args);

function typedFields(
  { selections }: SelectionSetNode,
  on: string,
  fragments: Fragments,
): readonly { readonly on: string; readonly field: FieldNode }[] {
  return selections.flatMap((selection: SelectionNode) => {
    if (selection.kind === Kind.FIELD) return [{ on, field: selection }];
    const inside =
      selection.kind === Kind.INLINE_FRAGMENT
        ? { on: selection.typeCondition?.name.value ?? on, selectionSet: selection.selectionSet }
        : fragments.get(selection.name.value);
    return inside ? typedFields(inside.selectionSet, inside.on, fragments) : [];
  });
}

function selectionOf(fields: ReadonlyMap<string, readonly FieldNode[]>): SelectionSetNode {
  const selections = [...fields].flatMap(([on, found]): readonly SelectionNode[] => {
    if (on === '') return found;
    const typeCondition = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: on } } as const;
    const selectionSet = { kind: Kind.SELECTION_SET, selections: found } as const;
    return [{ kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet }];
  });
  return { kind: Kind.SELECTION_SET, selections };
}

/** A representation that takes each required field from where it stands with the right arguments. */
export function withKeys(
  requires: readonly RequiresSelection[],
  required: ReadonlyMap<string, string>,
  keyOf: (name: string, args: string) => string | undefined,
): RequiresSelection[] {
  return requires.map((one): RequiresSelection => {
    if (one.kind === 'InlineFragment') {
      return { ...one, selections: withKeys(one.selections, required, keyOf) };
    }
    if (one.kind !== 'Field') return one;
    const sentAs = one.alias ?? one.name;
    const args = required.get(sentAs);
    const key = args === undefined ? undefined : keyOf(sentAs, args);
    return key === undefined ? one : { ...one, name: key, alias: sentAs };
  });
}
