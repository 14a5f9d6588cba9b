import type { OperationDefinitionNode } from 'graphql';
import type { LiftedLiterals } from './liftedLiterals.js';
import type { Place, Selected } from './selectionTree.js';
import { printRenamed, type VariableNames } from './variableNames.js';

interface Group {
  readonly field: Selected;
  readonly children: Place[];
}

/**
 * The operation as it is planned: without aliases, conditions, fragments' names and introspection, with each field once,
 * and with variables for its values. Operations that differ in these alone share a plan. Undefined where nothing is left to fetch.
 */
export function canonicalText(
  operation: OperationDefinitionNode,
  root: Place,
  { names, literals }: { readonly names: VariableNames; readonly literals: LiftedLiterals },
): string | undefined {
  const body = selectionText([root], true);
  if (body === '') return undefined;
  const used = new Set(body.match(/\$\w+/g));
  const isUsed = (name: string): boolean => used.has(`$${name}`);
  const declared = (operation.variableDefinitions ?? [])
    .filter(({ variable: { name } }) => isUsed(names.get(name.value) ?? name.value))
    .map((definition) => printRenamed({ ...definition, directives: [] }, names));
  const lifted = [...literals.types]
    .filter(([name]) => isUsed(name))
    .map(([name, type]) => `$${name}: ${type}`);
  const variables = [...declared, ...lifted].join(', ');
  return `${operation.operation}${variables && `(${variables})`}{${body}}`;
}

function selectionText(places: readonly Place[], isRoot = false): string {
  const parts = new Map<string, Map<string, Group>>();
  places.forEach((place) => {
    for (const field of place.selected) {
      if (field.name.startsWith('__') && (isRoot || field.name !== '__typename')) continue;
      const on = field.on.join('>');
      const group = parts.get(on) ?? new Map<string, Group>();
      parts.set(on, group);
      const known = group.get(field.dataKey);
      if (known && field.child) known.children.push(field.child);
      if (!known) group.set(field.dataKey, { field, children: field.child ? [field.child] : [] });
    }
  });
  return [...parts.values()].map(partText).join(' ');
}

function partText(group: Map<string, Group>): string {
  const fields = [...group.values()];
  const text = fields.map(fieldText).join(' ');
  const on = fields[0]?.field.on ?? [];
  return on.reduceRight((inner, condition) => `...on ${condition}{${inner}}`, text);
}

function fieldText({ field, children }: Group): string {
  const alias = field.dataKey === field.name ? '' : `${field.dataKey}:`;
  const args = field.args === '' ? '' : `(${field.args})`;
  const below = children.length === 0 ? '' : `{${selectionText(children) || '__typename'}}`;
  return `${alias}${field.name}${args}${below}`;
}
