import {
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import type { OperationLimits } from './operationLimits.js';

/** What is counted over the expanded operation without expanding it. */
export type Size = Pick<OperationLimits, 'selections' | 'depth' | 'rootFields' | 'aliases' | 'directives'>;

const nothing: Size = { selections: 0, depth: 0, rootFields: 0, aliases: 0, directives: 0 };

/** Sizes of the operations of a document: each fragment is measured once, however often it is spread. */
export function operationSizes(document: DocumentNode): readonly Size[] {
  const sizeOf = fragmentSizes(fragmentsOf(document));
  return document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? [operationSize(definition, sizeOf)] : [],
  );
}

/** Fragment definitions by name; the first of a name counts, as validation refuses the second. */
export function fragmentsOf({ definitions }: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const found = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions) {
    if (definition.kind !== Kind.FRAGMENT_DEFINITION || found.has(definition.name.value)) continue;
    found.set(definition.name.value, definition);
  }
  return found;
}

type SizeOf = (fragment: string) => Size;

/** A fragment that spreads itself counts as empty there: validation refuses it afterwards. */
function fragmentSizes(fragments: ReadonlyMap<string, FragmentDefinitionNode>): SizeOf {
  const sizes = new Map<string, Size>();
  const sizeOf: SizeOf = (name) => {
    const known = sizes.get(name);
    if (known) return known;
    sizes.set(name, nothing);
    const fragment = fragments.get(name);
    const size = fragment
      ? withDirectives(setSize(fragment.selectionSet, sizeOf), fragment.directives)
      : nothing;
    sizes.set(name, size);
    return size;
  };
  return sizeOf;
}

function operationSize(operation: OperationDefinitionNode, sizeOf: SizeOf): Size {
  const size = withDirectives(setSize(operation.selectionSet, sizeOf), operation.directives);
  const defaults = (operation.variableDefinitions ?? []).map(({ defaultValue }) => valueDepth(defaultValue));
  return { ...size, depth: defaults.reduce((most, depth) => Math.max(most, depth), size.depth) };
}

function setSize({ selections }: SelectionSetNode, sizeOf: SizeOf): Size {
  let sum = nothing;
  for (const selection of selections) sum = added(sum, selectionSize(selection, sizeOf));
  return sum;
}

const added = (one: Size, other: Size): Size => ({
  selections: one.selections + other.selections,
  depth: Math.max(one.depth, other.depth),
  rootFields: one.rootFields + other.rootFields,
  aliases: one.aliases + other.aliases,
  directives: one.directives + other.directives,
});

function selectionSize(selection: SelectionNode, sizeOf: SizeOf): Size {
  if (selection.kind !== Kind.FIELD) {
    const within =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? sizeOf(selection.name.value)
        : setSize(selection.selectionSet, sizeOf);
    return withDirectives({ ...within, selections: within.selections + 1 }, selection.directives);
  }
  const within = selection.selectionSet ? setSize(selection.selectionSet, sizeOf) : nothing;
  const values = (selection.arguments ?? []).map(({ value }) => valueDepth(value));
  const field = {
    selections: within.selections + 1,
    depth: values.reduce((most, depth) => Math.max(most, depth), within.depth + 1),
    rootFields: 1,
    aliases: within.aliases + (selection.alias ? 1 : 0),
    directives: within.directives,
  };
  return withDirectives(field, selection.directives);
}

const withDirectives = (size: Size, directives: readonly DirectiveNode[] = []): Size => ({
  ...size,
  directives: size.directives + directives.length,
});

/** Levels of lists and objects in a value; a loop, because a client chooses how deep they go. */
function valueDepth(value: ValueNode | undefined): number {
  let deepest = 0;
  const open = value ? [{ value, depth: 0 }] : [];
  for (let found = open.pop(); found; found = open.pop()) {
    const depth = found.depth + 1;
    const within = valuesWithin(found.value);
    if (within) deepest = Math.max(deepest, depth);
    for (const child of within ?? []) open.push({ value: child, depth });
  }
  return deepest;
}

function valuesWithin(value: ValueNode): readonly ValueNode[] | undefined {
  if (value.kind === Kind.LIST) return value.values;
  return value.kind === Kind.OBJECT ? value.fields.map((field) => field.value) : undefined;
}
