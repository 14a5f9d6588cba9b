import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { conditionVariables } from './conditions.js';
import { incrementalRefused, operationNotFound, subscriptionRefused } from './operationRefusal.js';

/** One operation of a document with what it needs of it. */
export interface NamedOperation {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Variables that decide, by `@skip` and `@include`, what is selected. */
  readonly conditions: readonly string[];
}

/**
 * Finds an operation and refuses what isn't served.
 * @throws GraphQLError
 */
export function namedOperation(document: DocumentNode, operationName: string | undefined): NamedOperation {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  const operation =
    operationName === undefined && operations.length === 1
      ? operations[0]
      : operations.find(({ name }) => name?.value === operationName);
  if (!operation || (operationName === undefined && operations.length > 1)) throw operationNotFound();
  if (operation.operation === 'subscription') throw subscriptionRefused();
  refuseIncremental(document);
  return {
    operation,
    fragments: new Map(fragments.map((fragment) => [fragment.name.value, fragment])),
    conditions: conditionVariables([operation, ...fragments].map(({ selectionSet }) => selectionSet)),
  };
}

function refuseIncremental(document: DocumentNode): void {
  visit(document, {
    Directive({ name }) {
      if (name.value === 'defer' || name.value === 'stream') throw incrementalRefused(name.value);
    },
  });
}
