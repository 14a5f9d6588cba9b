import { type ApolloServer, type BaseContext, type GraphQLRequest, HeaderMap } from '@apollo/server';
import { savedRequest } from '../access/documents/savedRequest.js';
import type { TrustedDocuments } from '../access/documents/trustedDocuments.js';
import { answerBody } from '../engine/lazyData.js';
import { graphqlRefusal, HubError } from '../errors.js';
import type { RequestContext } from '../hub.js';
import { answerType } from './answerType.js';
import { challengeOf } from './challenge.js';
import { graphqlRequestOf } from './graphqlRequest.js';
import { parseJson } from './readBody.js';
import { type Incoming, jsonReply, type Reply, type Route } from './route.js';

/** Greatest GraphQL request, in bytes. */
const maxBodyBytes = 100_000;

/** What a request is served with; `asksForPlan` where its extensions hold `plan: true`. */
export type ContextOf<Context extends BaseContext = RequestContext> = (
  incoming: Incoming,
  asksForPlan: boolean,
) => Context | Promise<Context>;

/** `POST /graphql`, answered by Apollo Server, whose plugins see it all; only the writing of the answer is ours. */
export function graphqlRoute<Context extends BaseContext>(
  server: ApolloServer<Context>,
  contextOf: ContextOf<Context>,
  trusted: TrustedDocuments = new Map(),
): Route {
  const handle = async (incoming: Incoming): Promise<Reply> => {
    const type = answerType(incoming.headers.accept);
    if (type === undefined)
      return badRequest(406, 'Accept application/json or application/graphql-response+json.');
    const read = graphqlRequestOf(parseJson(incoming.body));
    if ('fault' in read) return badRequest(400, read.fault);
    const { extensions } = read.request;
    try {
      const request: GraphQLRequest = {
        ...savedRequest(read.request, trusted),
        http: httpRequest(incoming),
      };
      const contextValue = await contextOf(incoming, extensions?.['plan'] === true);
      const { body, http } = await server.executeOperation(request, { contextValue });
      if (body.kind !== 'single') throw new TypeError('Incremental answers are not served.');
      return {
        status: http.status ?? 200,
        headers: { ...Object.fromEntries(http.headers), 'content-type': type },
        body: answerBody(body.singleResult),
      };
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      return refusedReply(error, type);
    }
  };
  return { method: 'POST', path: '/graphql', maxBodyBytes, handle };
}

function httpRequest(incoming: Incoming) {
  return { method: 'POST', headers: headerMap(incoming), search: '', body: undefined };
}

/** A refusal from before GraphQL, in the shape that clients of GraphQL read. */
function refusedReply(error: HubError, type: string): Reply {
  const { message, extensions } = graphqlRefusal(error);
  const { http: _, ...told } = extensions;
  const { status, body, headers } = jsonReply(error.status, { errors: [{ message, extensions: told }] });
  return { status, body, headers: { ...headers, ...challengeOf(error), 'content-type': type } };
}

const badRequest = (status: number, message: string): Reply =>
  jsonReply(status, { errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });

function headerMap({ headers }: Incoming): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}
