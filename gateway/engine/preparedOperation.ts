import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DocumentNode } from 'graphql';
import { canonicalText } from './operation/canonicalText.js';
import type { VariableValues } from './operation/conditions.js';
import { DataKeys } from './operation/dataKeys.js';
import { introspectionOf } from './operation/introspection.js';
import { LiftedLiterals } from './operation/liftedLiterals.js';
import type { NamedOperation } from './operation/namedOperation.js';
import { type Place, SelectionTree } from './operation/selectionTree.js';
import { type VariableNames, variableNames } from './operation/variableNames.js';
import type { PlanCache } from './plan/planCache.js';
import { planOperation } from './plan/planOperation.js';
import type { Step } from './plan/program.js';
import type { Supergraph } from './supergraph/supergraph.js';

/** Everything about an operation that doesn't change from one request to the next. */
export interface PreparedOperation {
  /** The selection as the client wrote it, conditions decided. */
  readonly root: Place;
  /** The operation as it was planned; undefined where nothing is fetched. */
  readonly text: string | undefined;
  readonly names: VariableNames;
  /** What stood in the document as values, as JSON by the variable it is sent as. */
  readonly literals: ReadonlyMap<string, string>;
  readonly step: Step;
  readonly introspection: DocumentNode | undefined;
}

export interface PrepareMeans {
  readonly supergraph: Supergraph;
  readonly plans: PlanCache;
  readonly maxFields: number;
  /** Whether what was selected must remember the client's own words. */
  readonly keepNodes: boolean;
  /** Fields that the gate needs beside those a client asked for. */
  readonly complete: (root: Place) => Place;
}

/**
 * Plans and compiles an operation for the values its conditions have.
 * @throws GraphQLError
 */
export async function prepareOperation(
  named: NamedOperation,
  { variables, fingerprint }: { readonly variables: VariableValues; readonly fingerprint: string },
  { supergraph, plans, maxFields, keepNodes, complete }: PrepareMeans,
): Promise<PreparedOperation> {
  // The document has just been validated; a large one must not take the next turn as well.
  await nextTurn();
  const { operation, fragments } = named;
  const rootTypename =
    operation.operation === 'mutation' ? (supergraph.mutationName ?? 'Mutation') : supergraph.queryName;
  const keys = new DataKeys(supergraph);
  const names = variableNames(operation);
  const literals = new LiftedLiterals(operation, names);
  const tree = new SelectionTree({ supergraph, fragments, variables, keys, literals, maxFields, keepNodes });
  const root = tree.place(rootTypename, operation.selectionSet);
  const fetched = complete(root);
  const name = operation.name?.value ?? '';
  const textOf = (place: Place) => canonicalText(operation, place, { names, literals });
  const step = await planOperation(fetched, {
    plans,
    supergraph,
    isMutation: operation.operation === 'mutation',
    textOf,
    keyOf: (text) => [supergraph.id, fingerprint, name, text].join('\n'),
  });
  const introspection = introspectionOf(operation, fragments);
  return { root, text: textOf(fetched), names, literals: literals.values, step, introspection };
}
