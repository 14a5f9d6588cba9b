import type { QueryPlan } from '@graphql-hive/router-query-planner';
import type { DocumentNode } from 'graphql';
import { canonicalText } from './operation/canonicalText.js';
import type { VariableValues } from './operation/conditions.js';
import { DataKeys } from './operation/dataKeys.js';
import { introspectionOf } from './operation/introspection.js';
import type { NamedOperation } from './operation/namedOperation.js';
import { type Place, SelectionTree } from './operation/selectionTree.js';
import { compilePlan } from './plan/compilePlan.js';
import type { PlanCache } from './plan/planCache.js';
import type { Step } from './plan/program.js';
import type { Supergraph } from './supergraph/supergraph.js';

/** Everything about an operation that doesn't change from one request to the next. */
export interface PreparedOperation {
  readonly named: NamedOperation;
  /** The selection as the client wrote it, conditions decided. */
  readonly root: Place;
  /** The operation as it was planned; undefined where nothing is fetched. */
  readonly text: string | undefined;
  readonly plan: QueryPlan | undefined;
  readonly step: Step;
  readonly introspection: DocumentNode | undefined;
}

export interface PrepareMeans {
  readonly supergraph: Supergraph;
  readonly plans: PlanCache;
  readonly maxFields: number;
  /** Fields that the gate needs beside those a client asked for. */
  readonly complete: (root: Place) => Place;
}

const nothing: Step = { kind: 'sequence', steps: [] };

/**
 * Plans and compiles an operation for the values its conditions have.
 * @throws GraphQLError
 */
export async function prepareOperation(
  named: NamedOperation,
  { variables, fingerprint }: { readonly variables: VariableValues; readonly fingerprint: string },
  { supergraph, plans, maxFields, complete }: PrepareMeans,
): Promise<PreparedOperation> {
  const { operation, fragments } = named;
  const rootTypename =
    operation.operation === 'mutation' ? (supergraph.mutationName ?? 'Mutation') : supergraph.queryName;
  const keys = new DataKeys(supergraph);
  const tree = new SelectionTree({ supergraph, fragments, variables, keys, maxFields });
  const root = tree.place(rootTypename, operation.selectionSet);
  const text = canonicalText(operation, complete(root));
  const introspection = introspectionOf(operation, fragments);
  if (text === undefined) return { named, root, text, plan: undefined, step: nothing, introspection };
  const name = operation.name?.value ?? '';
  const plan = await plans.plan([supergraph.id, fingerprint, name, text].join('\n'), text);
  const step = compilePlan(plan, { book: supergraph.book, rootTypename });
  return { named, root, text, plan, step, introspection };
}
