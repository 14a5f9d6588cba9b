import type { ApolloServerPlugin } from '@apollo/server';
import { sha256 } from '../../schema/protocol/canonicalJson.js';
import { graphqlRefusal, HubError } from '../errors.js';
import type { RequestContext } from '../hub.js';
import type { Audit } from './audit.js';

const notFound = () =>
  new HubError('OPERATION_NOT_FOUND', 'The document has no operation of this name. Name one that it has.');

/** Makes every operation wait for its audit entry before the first subgraph is called. */
export function auditPlugin(audit: Audit): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ contextValue, operation, operationName, source }) => {
        if (operation === undefined) throw graphqlRefusal(notFound());
        const use = {
          requester: contextValue.requester,
          operationName: operationName ?? undefined,
          documentSha256: sha256(source),
        };
        await audit.intend(use).catch((error: unknown) => {
          throw error instanceof HubError ? graphqlRefusal(error) : error;
        });
      },
    }),
  };
}
