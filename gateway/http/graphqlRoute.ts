import type { ApolloServer } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import type { Requester } from '../access/requester.js';
import type { RequestContext } from '../hub.js';
import { parseJson } from './readBody.js';
import type { Incoming, Reply, Route } from './route.js';

/** Greatest GraphQL request, in bytes. */
const maxBodyBytes = 100_000;

/** `POST /graphql`, answered by Apollo Server. */
export function graphqlRoute(
  server: ApolloServer<RequestContext>,
  requesterOf: (incoming: Incoming) => Requester,
): Route {
  const handle = async (incoming: Incoming): Promise<Reply> => {
    const body = parseJson(incoming.body);
    const response = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'POST', headers: headerMap(incoming), search: '', body },
      context: async () => ({ requester: requesterOf(incoming) }),
    });
    return {
      status: response.status ?? 200,
      headers: Object.fromEntries(response.headers),
      body:
        response.body.kind === 'complete' ? response.body.string : await joined(response.body.asyncIterator),
    };
  };
  return { method: 'POST', path: '/graphql', maxBodyBytes, handle };
}

function headerMap({ headers }: Incoming): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}

async function joined(parts: AsyncIterable<string>): Promise<string> {
  const texts: string[] = [];
  for await (const part of parts) texts.push(part);
  return texts.join('');
}
