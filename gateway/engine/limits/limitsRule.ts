import { type DocumentNode, GraphQLError, Kind, type ValidationRule } from 'graphql';
import { fragmentsOf, operationSizes, type Size } from './documentSize.js';
import { defaultOperationLimits, type OperationLimits } from './operationLimits.js';
import { overlapPairs } from './overlapPairs.js';

const words: Readonly<Record<keyof OperationLimits, string>> = {
  operations: 'operations in a document',
  fragments: 'fragments in a document',
  selections: 'selections, fragments expanded',
  depth: 'levels',
  rootFields: 'fields at the root',
  aliases: 'aliases, fragments expanded',
  directives: 'directives, fragments expanded',
  overlaps: 'pairs of fields that share a response key',
};

/**
 * A validation rule: refuses a document that is larger than the limits. It empties what it refuses for the rules beside
 * it, some of which take quadratic time, so it must stand in the same `validate` call as they do.
 */
export function limitsRule(limits: OperationLimits = defaultOperationLimits): ValidationRule {
  return (context) => ({
    Document: (document) => {
      const exceeded = exceededLimit(document, limits);
      if (exceeded === undefined) return undefined;
      context.reportError(tooLarge(exceeded, limits));
      return { kind: Kind.DOCUMENT, definitions: [] };
    },
  });
}

/** The first limit that a document exceeds, found in time linear to the document or to the limits. */
export function exceededLimit(
  document: DocumentNode,
  limits: OperationLimits,
): keyof OperationLimits | undefined {
  const sizes = operationSizes(document);
  if (sizes.length > limits.operations) return 'operations';
  if (fragmentsOf(document).size > limits.fragments) return 'fragments';
  const measured = [
    'depth',
    'selections',
    'rootFields',
    'aliases',
    'directives',
  ] as const satisfies (keyof Size)[];
  const found = measured.find((name) => sizes.some((size) => size[name] > limits[name]));
  if (found !== undefined) return found;
  const places = sizes.reduce((sum, { selections }) => sum + selections, 0);
  return overlapPairs(document, places) > limits.overlaps ? 'overlaps' : undefined;
}

/** Says which limit, and nothing of the document. */
const tooLarge = (limit: keyof OperationLimits, limits: OperationLimits): GraphQLError =>
  new GraphQLError(`The operation is too large: at most ${limits[limit]} ${words[limit]}.`, {
    extensions: {
      code: 'OPERATION_TOO_LARGE',
      expected: `at most ${limits[limit]} ${words[limit]}`,
      remedy: 'Ask for less at once.',
    },
  });
