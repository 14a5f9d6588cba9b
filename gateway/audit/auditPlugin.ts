import type { ApolloServerPlugin } from '@apollo/server';
import { sha256 } from '../../schema/protocol/canonicalJson.js';
import { graphqlRefusal, HubError } from '../errors.js';
import type { RequestContext } from '../hub.js';
import type { Audit } from './audit.js';

/** Makes every operation wait for its audit entry before the first subgraph is called. */
export function auditPlugin(audit: Audit): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ contextValue, operationName, source }) => {
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
