import { type DocumentNode, type FormattedExecutionResult, GraphQLError, parse, validate } from 'graphql';
import type { Answerer } from './answerer.js';
import type { Graph } from './graph.js';
import { monolith } from './monolith.js';

/** An answer as scenarios compare it: data with its order, errors by the places they stand at. */
export interface Outcome {
  readonly data?: unknown;
  readonly errors?: readonly { readonly path: readonly (string | number)[] }[];
}

/** Errors in the order of their paths, each path once; an error without a path stands at the root. */
export function outcomeOf({ data, errors = [] }: FormattedExecutionResult): Outcome {
  const paths = new Set(errors.map(({ path = [] }) => JSON.stringify(path)));
  return {
    ...(data !== undefined && { data }),
    ...(paths.size > 0 && { errors: [...paths].sort().map((path) => ({ path: JSON.parse(path) })) }),
  };
}

/** The monolith as an answerer: refuses what doesn't parse or validate, as a gateway must. */
export function monolithAnswerer(graph: Graph): Answerer {
  const answer = monolith(graph);
  return async ({ query, operationName, variables }) => {
    const document = validDocument(graph, query);
    if (!('kind' in document)) return { errors: document.map((error) => error.toJSON()) };
    const { data, errors } = await answer({ document, operationName, variables });
    return {
      ...(data !== undefined && { data }),
      ...(errors && { errors: errors.map((error) => error.toJSON()) }),
    };
  };
}

function validDocument({ publicSchema }: Graph, query: string): DocumentNode | readonly GraphQLError[] {
  try {
    const document = parse(query);
    const errors = validate(publicSchema, document);
    return errors.length > 0 ? errors : document;
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}
