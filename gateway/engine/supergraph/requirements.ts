import type { DocumentNode } from 'graphql';
import { argumentsOf } from './joinDirectives.js';
import type { SubgraphEntry } from './supergraph.js';

/** Reads what subgraphs require of others to resolve their fields. */
export function readRequirements(
  document: DocumentNode,
  join: string,
  subgraphs: ReadonlyMap<string, SubgraphEntry>,
) {
  const byField = new Map<string, string>();
  const withArguments = new Set<string>();
  for (const definition of document.definitions) {
    if (!('fields' in definition && 'name' in definition)) continue;
    for (const field of definition.fields ?? []) {
      for (const directive of field.directives ?? []) {
        if (directive.name.value !== `${join}__field`) continue;
        const { graph, requires } = argumentsOf(directive);
        if (typeof requires !== 'string') continue;
        const subgraph = subgraphs.get(String(graph))?.name;
        byField.set(`${subgraph}/${definition.name?.value}.${field.name.value}`, requires);
        for (const [, name] of requires.matchAll(/([_A-Za-z]\w*)\s*\(/g)) if (name) withArguments.add(name);
      }
    }
  }
  return {
    of: (subgraph: string, typename: string, name: string) => byField.get(`${subgraph}/${typename}.${name}`),
    hasArguments: (name: string) => withArguments.has(name),
  };
}
