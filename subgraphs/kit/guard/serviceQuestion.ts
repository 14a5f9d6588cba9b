import { type DocumentNode, Kind, type OperationDefinitionNode, parse, visit } from 'graphql';

/** What a request asks of a subgraph: its schema, something else, or both at once. */
export type AskedFor = 'schema' | 'data' | 'both';

const named = /(?<![A-Za-z0-9_])_service(?![A-Za-z0-9_])/;

/** A schema is asked for in a few words; what is longer asks for more. */
const mostTokens = 50;

/**
 * Whether a request body asks for `_service`. Names in GraphQL have no escapes, so a text without the word doesn't, and
 * needs no parsing; what can't be read is left to whoever executes it.
 */
export function askedFor(body: string): AskedFor {
  const query = queryOf(body);
  if (query === undefined || !named.test(query)) return 'data';
  const document = parsed(query);
  return document ? askedIn(document) : 'both';
}

function queryOf(body: string): string | undefined {
  try {
    const request: unknown = JSON.parse(body);
    const isObject = typeof request === 'object' && request !== null && 'query' in request;
    return isObject && typeof request.query === 'string' ? request.query : undefined;
  } catch {
    return undefined;
  }
}

function parsed(query: string): DocumentNode | undefined {
  try {
    return parse(query, { noLocation: true, maxTokens: mostTokens });
  } catch {
    return undefined;
  }
}

function askedIn(document: DocumentNode): AskedFor {
  const [only, ...others] = document.definitions;
  if (only?.kind === Kind.OPERATION_DEFINITION && others.length === 0 && isSchemaQuestion(only))
    return 'schema';
  let isNamed = false;
  visit(document, {
    Field: ({ name }) => {
      isNamed ||= name.value === '_service';
    },
  });
  return isNamed ? 'both' : 'data';
}

/** `{ _service { sdl } }`, as a registry asks it. */
function isSchemaQuestion({ operation, selectionSet: { selections } }: OperationDefinitionNode): boolean {
  return (
    operation === 'query' &&
    selections.length === 1 &&
    selections.every((selection) => selection.kind === Kind.FIELD && selection.name.value === '_service')
  );
}
