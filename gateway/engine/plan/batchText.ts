import type { BatchFetchNode, EntityBatchAlias } from '@graphql-hive/router-query-planner';
import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parseType,
  print,
  type SelectionSetNode,
  type VariableDefinitionNode,
} from 'graphql';
import type { ParsedFetch } from './parsedFetch.js';

/** Entities to ask for beside others in one request. */
export interface NewBatch {
  readonly selectionSet: SelectionSetNode;
  readonly alias: EntityBatchAlias;
}

const name = (value: string) => ({ kind: Kind.NAME, value }) as const;
const variable = (value: string) => ({ kind: Kind.VARIABLE, name: name(value) }) as const;

/** Writes one request for several batches of entities. Fragments are printed beside it, where any are left. */
export function batchText(
  { operation, fragments }: ParsedFetch,
  batches: readonly NewBatch[],
  variables: readonly string[],
): Pick<BatchFetchNode, 'operation' | 'entityBatch' | 'variableUsages'> {
  const named = batches.map(({ alias, selectionSet }, at) => ({
    selectionSet,
    alias: { ...alias, alias: `_e${at}`, representationsVariableName: `__batch_reps_${at}` },
  }));
  const fields = named.map(({ alias, selectionSet }) => entitiesField(alias, selectionSet));
  const body = print({ kind: Kind.SELECTION_SET, selections: fields });
  const definitions = fragmentsText(fragments, body);
  const used = variables.filter((one) => new RegExp(`\\$${one}(?!\\w)`).test(body + definitions));
  const own = (operation.variableDefinitions ?? []).filter(({ variable: { name: found } }) =>
    used.includes(found.value),
  );
  const made: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: operation.operation,
    variableDefinitions: [...named.map(({ alias }) => definitionOf(alias)), ...own],
    selectionSet: { kind: Kind.SELECTION_SET, selections: fields },
  };
  return {
    operation: `${print(made)}${definitions}`,
    entityBatch: { aliases: named.map(({ alias }) => alias) },
    variableUsages: [...used],
  };
}

const entitiesField = (alias: EntityBatchAlias, selectionSet: SelectionSetNode): FieldNode => ({
  kind: Kind.FIELD,
  alias: name(alias.alias),
  name: name('_entities'),
  arguments: [
    {
      kind: Kind.ARGUMENT,
      name: name('representations'),
      value: variable(alias.representationsVariableName),
    },
  ],
  selectionSet,
});

const definitionOf = (alias: EntityBatchAlias): VariableDefinitionNode => ({
  kind: Kind.VARIABLE_DEFINITION,
  variable: variable(alias.representationsVariableName),
  type: parseType('[_Any!]!'),
});

function fragmentsText(fragments: ParsedFetch['fragments'], body: string): string {
  // Fragments that fields below still spread; those of the entities themselves were taken in.
  const spread = new Set<string>();
  const follow = (text: string): void => {
    for (const [, found] of text.matchAll(/\.\.\.\s*([_A-Za-z]\w*)/g)) {
      const fragment = found === undefined || found === 'on' ? undefined : fragments.get(found);
      if (!fragment || found === undefined || spread.has(found)) continue;
      spread.add(found);
      follow(print(fragment.selectionSet));
    }
  };
  follow(body);
  return [...spread]
    .map((one) => {
      const fragment = fragments.get(one);
      return fragment ? `\nfragment ${one} on ${fragment.on} ${print(fragment.selectionSet)}` : '';
    })
    .join('');
}
