/** The parts of a GraphQL request that a client sends as JSON. */
export interface SentRequest {
  readonly query?: string;
  readonly operationName?: string;
  readonly variables?: Record<string, unknown>;
  readonly extensions?: Record<string, unknown>;
}

export type ReadRequest = { readonly request: SentRequest } | { readonly fault: string };

type JsonObject = Record<string, unknown>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const own = (body: JsonObject, key: string): unknown => (Object.hasOwn(body, key) ? body[key] : undefined);

/** Reads the body of a GraphQL request, or says what is wrong with it, as GraphQL over HTTP has it. */
export function graphqlRequestOf(body: unknown): ReadRequest {
  if (!isObject(body) || Object.keys(body).length === 0) {
    return { fault: 'Send one JSON object with the member query.' };
  }
  const query = own(body, 'query') ?? undefined;
  const operationName = own(body, 'operationName') ?? undefined;
  const variables = own(body, 'variables') ?? undefined;
  const extensions = own(body, 'extensions') ?? undefined;
  if (query !== undefined && typeof query !== 'string') return { fault: 'query must be a string.' };
  if (operationName !== undefined && typeof operationName !== 'string') {
    return { fault: 'operationName must be a string.' };
  }
  if (variables !== undefined && !isObject(variables)) return { fault: 'variables must be an object.' };
  if (extensions !== undefined && !isObject(extensions)) return { fault: 'extensions must be an object.' };
  return {
    request: {
      ...(query !== undefined && { query }),
      ...(operationName !== undefined && { operationName }),
      ...(variables && { variables }),
      ...(extensions && { extensions }),
    },
  };
}
