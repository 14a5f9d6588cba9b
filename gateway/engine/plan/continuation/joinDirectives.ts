import {
  type ConstDirectiveNode,
  type ConstValueNode,
  type DirectiveNode,
  Kind,
  parse,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';

interface Joined {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

export interface JoinedKey {
  readonly text: string;
  readonly selection: SelectionSetNode;
}

export function argumentOf(directive: DirectiveNode, name: string): unknown {
  const found = directive.arguments?.find((argument) => argument.name.value === name);
  return found && valueFromASTUntyped(found.value);
}

const named = ({ directives = [] }: Joined, name: string): readonly ConstDirectiveNode[] =>
  directives.filter((directive) => directive.name.value === name);

/** The subgraphs a type is in, each once. */
export const graphsOf = (type: Joined): readonly string[] => [
  ...new Set(named(type, 'join__type').map((directive) => String(argumentOf(directive, 'graph')))),
];

/** The keys of an entity, whichever subgraph has them. */
export const keysOf = (type: Joined): readonly JoinedKey[] =>
  named(type, 'join__type').flatMap((directive) => {
    const text = argumentOf(directive, 'key');
    return typeof text === 'string' ? [{ text, selection: selectionOf(text) }] : [];
  });

function selectionOf(text: string): SelectionSetNode {
  const [operation] = parse(`{${text}}`, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new TypeError(`A key selects nothing: ${text}.`);
  return operation.selectionSet;
}

/** `@join__field(graph:)`. */
export const joinField = (graph: string): ConstDirectiveNode =>
  directive('join__field', { graph: { kind: Kind.ENUM, value: graph } });

/** `@join__type` for a subgraph; its keys lead out of it and never in. */
export const joinType = (
  graph: string,
  entity?: { readonly key: string; readonly isInterfaceObject: boolean },
): ConstDirectiveNode =>
  directive('join__type', {
    graph: { kind: Kind.ENUM, value: graph },
    ...(entity && {
      key: { kind: Kind.STRING, value: entity.key },
      resolvable: { kind: Kind.BOOLEAN, value: false },
      isInterfaceObject: { kind: Kind.BOOLEAN, value: entity.isInterfaceObject },
    }),
  });

const directive = (name: string, values: Readonly<Record<string, ConstValueNode>>): ConstDirectiveNode => ({
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: name },
  arguments: Object.entries(values).map(([argument, value]) => ({
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: argument },
    value,
  })),
});
