import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DocumentNode } from 'graphql';
import { AccessGuard, type Denial } from '../access/directives/accessGuard.js';
import type { Authorisation } from '../access/directives/authorisation.js';
import { denied } from '../access/directives/denialError.js';
import { canonicalText } from './operation/canonicalText.js';
import type { VariableValues } from './operation/conditions.js';
import { DataKeys } from './operation/dataKeys.js';
import { introspectionOf } from './operation/introspection.js';
import { LiftedLiterals } from './operation/liftedLiterals.js';
import type { NamedOperation } from './operation/namedOperation.js';
import { permittedPlace } from './operation/permittedPlace.js';
import { type Place, SelectionTree } from './operation/selectionTree.js';
import { type VariableNames, variableNames } from './operation/variableNames.js';
import type { PlanCache } from './plan/planCache.js';
import { planOperation } from './plan/planOperation.js';
import type { Step } from './plan/program.js';
import type { Supergraph } from './supergraph/supergraph.js';

/** Whether selections that a requester may not make are left out, or refuse the whole operation. */
export type UnauthorisedMode = 'filter' | 'reject';

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
  /** What was left out because the requester may not see it. */
  readonly denials: readonly Denial[];
}

export interface PrepareMeans {
  readonly supergraph: Supergraph;
  readonly plans: PlanCache;
  readonly maxFields: number;
  /** Whether what was selected must remember the client's own words. */
  readonly keepNodes: boolean;
  /** Fields that the gate needs beside those a client asked for. */
  readonly complete: (root: Place) => Place;
  readonly unauthorised: UnauthorisedMode;
}

/**
 * Plans and compiles an operation for the values its conditions have.
 * @throws GraphQLError; AggregateError of several where nothing is left that the requester may see
 */
export async function prepareOperation(
  named: NamedOperation,
  { variables, authorisation }: { readonly variables: VariableValues; readonly authorisation: Authorisation },
  { supergraph, plans, maxFields, keepNodes, complete, unauthorised }: PrepareMeans,
): Promise<PreparedOperation> {
  // The document has just been validated; a large one must not take the next turn as well.
  await nextTurn();
  const { operation, fragments } = named;
  const rootTypename =
    operation.operation === 'mutation' ? (supergraph.mutationName ?? 'Mutation') : supergraph.queryName;
  const keys = new DataKeys(supergraph);
  const names = variableNames(operation);
  const literals = new LiftedLiterals(operation, names);
  const guard = supergraph.access && new AccessGuard(supergraph.access, authorisation);
  const means = { supergraph, fragments, variables, keys, literals, maxFields, keepNodes, guard };
  const tree = new SelectionTree(means);
  const root = tree.place(rootTypename, operation.selectionSet);
  const denials = guard?.denials ?? [];
  const isNothingLeft = root.selected.every(({ isDenied }) => isDenied);
  if (denials.length > 0 && (isNothingLeft || unauthorised === 'reject'))
    throw denied(denials, authorisation);
  const fetched = complete(denials.length > 0 ? permittedPlace(root, supergraph) : root);
  const name = operation.name?.value ?? '';
  const textOf = (place: Place) => canonicalText(operation, place, { names, literals });
  const step = await planOperation(fetched, {
    plans,
    supergraph,
    isMutation: operation.operation === 'mutation',
    textOf,
    keyOf: (text) => [supergraph.id, authorisation.fingerprint, name, text].join('\n'),
  });
  const introspection = introspectionOf(operation, fragments);
  return { root, text: textOf(fetched), names, literals: literals.values, step, introspection, denials };
}
