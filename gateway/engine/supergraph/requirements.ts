import { type DocumentNode, type FieldNode, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { argumentsOf } from './joinDirectives.js';
import type { SubgraphEntry } from './supergraph.js';

/** What subgraphs require of others to resolve their fields. */
export interface Requirements {
  /** The fields of its own entity that a field requires; empty where it requires none. */
  of(subgraph: string, typename: string, name: string): readonly FieldNode[];
  /** Whether some subgraph requires fields of this name with arguments. */
  hasArguments(name: string): boolean;
  /** Whether any does. */
  readonly haveArguments: boolean;
}

const none: readonly FieldNode[] = [];

export function readRequirements(
  document: DocumentNode,
  join: string,
  subgraphs: ReadonlyMap<string, SubgraphEntry>,
): Requirements {
  const byField = new Map<string, readonly FieldNode[]>();
  const withArguments = new Set<string>();
  for (const definition of document.definitions) {
    if (!('fields' in definition && 'name' in definition)) continue;
    for (const field of definition.fields ?? []) {
      for (const directive of field.directives ?? []) {
        if (directive.name.value !== `${join}__field`) continue;
        const { graph, requires } = argumentsOf(directive);
        if (typeof requires !== 'string') continue;
        const place = `${subgraphs.get(String(graph))?.name}/${definition.name?.value}.${field.name.value}`;
        byField.set(place, fieldsOf(requires));
        for (const [, name] of requires.matchAll(/([_A-Za-z]\w*)\s*\(/g)) if (name) withArguments.add(name);
      }
    }
  }
  return {
    of: (subgraph, typename, name) => byField.get(`${subgraph}/${typename}.${name}`) ?? none,
    hasArguments: (name) => withArguments.has(name),
    haveArguments: withArguments.size > 0,
  };
}

/** Fields of a selection set, those of its fragments among them. */
function fieldsOf(requires: string): readonly FieldNode[] {
  const { definitions } = parse(`{${requires}}`, { noLocation: true });
  const flat = ({ selections }: OperationDefinitionNode['selectionSet']): readonly FieldNode[] =>
    selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection];
      return selection.kind === Kind.INLINE_FRAGMENT ? flat(selection.selectionSet) : [];
    });
  return definitions.flatMap((one) => (one.kind === Kind.OPERATION_DEFINITION ? flat(one.selectionSet) : []));
}
