import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { isRecord } from './world.js';

/** The selections of a field set such as `id owner { name }`. */
export function parseFieldSet(text: string): SelectionSetNode {
  const [operation] = parse(`{${text}}`, { noLocation: true }).definitions;
  return (operation as OperationDefinitionNode).selectionSet;
}

/** Fields of a selection, those of its fragments among them. */
export function fieldsOf({ selections }: SelectionSetNode): readonly FieldNode[] {
  return selections.flatMap((selection: SelectionNode): readonly FieldNode[] => {
    if (selection.kind === Kind.FIELD) return [selection];
    return selection.kind === Kind.INLINE_FRAGMENT ? fieldsOf(selection.selectionSet) : [];
  });
}

/** What is selected below a field, in each of the selections. */
export const below = (selections: readonly SelectionSetNode[], field: string): readonly SelectionSetNode[] =>
  selections
    .flatMap(fieldsOf)
    .flatMap(({ name, selectionSet }) => (name.value === field && selectionSet ? [selectionSet] : []));

export const selects = (selections: readonly SelectionSetNode[], field: string): boolean =>
  selections.flatMap(fieldsOf).some(({ name }) => name.value === field);

/** The part of a representation that a selection names; what a representation lacks is left out. */
export function pick(value: unknown, selection: SelectionSetNode): unknown {
  if (Array.isArray(value)) return value.map((entry) => pick(entry, selection));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    fieldsOf(selection).flatMap(({ name, selectionSet }) => {
      const found = Object.hasOwn(value, name.value) ? value[name.value] : undefined;
      if (found === undefined) return [];
      return [[name.value, selectionSet ? pick(found, selectionSet) : found] as const];
    }),
  );
}

/** Whether a representation holds every field of a key, at every depth, none of them null. */
export function holds(value: unknown, selection: SelectionSetNode): boolean {
  if (Array.isArray(value)) return value.every((entry) => holds(entry, selection));
  if (!isRecord(value)) return false;
  return fieldsOf(selection).every(({ name, selectionSet }) => {
    const found = value[name.value];
    if (found === undefined || found === null) return false;
    return selectionSet ? holds(found, selectionSet) : true;
  });
}
