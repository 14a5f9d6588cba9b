import { type ExecutionResult, GraphQLError } from 'graphql';
import { createHandler } from 'graphql-http';
import { ConcordatError } from '../../schema/protocol/errors.js';
import type { AnswerAdmitted } from './guard/guardedHandler.js';
import { Remarks } from './remarks.js';
import type { ServedRequest, Subgraph } from './subgraph.js';

/** Answers admitted requests from a schema: GraphQL over HTTP, errors made fit for others. */
export function graphqlAnswer(
  { schema, context }: Pick<Subgraph, 'schema' | 'context'>,
  onError: (error: unknown) => void,
): AnswerAdmitted {
  const handle = createHandler<undefined, ServedRequest, Record<string, unknown>>({
    schema,
    context: (request) => context(request.context) as Record<string, unknown>,
    onOperation: ({ context: { remarks } }, _, result) => withRemarks(result, remarks),
    formatError: (error) => publicError(error, onError),
  });
  return async ({ caller, body }, { request, response }) => {
    const { method = '', url = '', headers } = request;
    const [text, { status, statusText, headers: sent }] = await handle({
      method,
      url,
      headers,
      body,
      raw: undefined,
      context: { caller, remarks: new Remarks() },
    });
    response.writeHead(status, statusText, sent).end(text);
  };
}

const withRemarks = (result: ExecutionResult, { errors }: Remarks): ExecutionResult =>
  errors.length === 0 ? result : { ...result, errors: [...(result.errors ?? []), ...errors] };

/** What was first thrown, undefined where GraphQL itself refuses. A bad variable comes wrapped twice. */
function causeOf(error: Readonly<Error>): Readonly<Error> | undefined {
  if (!(error instanceof GraphQLError)) return error;
  return error.originalError ? causeOf(error.originalError) : undefined;
}

/** A refusal keeps its code and remedy; anything unexpected is logged here and says nothing outside. */
function publicError(error: Readonly<Error>, onError: (error: unknown) => void): GraphQLError {
  const cause = causeOf(error);
  const place = error instanceof GraphQLError ? { nodes: error.nodes, path: error.path } : {};
  if (cause instanceof ConcordatError) {
    const { code, expected, found, remedy } = cause;
    // Marked public: a hub shows no other text of a subgraph to anybody.
    const extensions = { code, expected, found, remedy, public: true };
    return new GraphQLError(cause.message, { ...place, extensions });
  }
  if (error instanceof GraphQLError && !cause) return error;
  onError(cause ?? error);
  return new GraphQLError('The subgraph could not answer.', {
    ...place,
    extensions: { code: 'SUBGRAPH_FAULT' },
  });
}
