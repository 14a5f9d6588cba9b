import { GraphQLError } from 'graphql';

/** Nobody is left to read the answer. The status is nginx's for a client that closed its request. */
export const requestGone = () =>
  new GraphQLError('The client has gone.', { extensions: { code: 'CLIENT_GONE', http: { status: 499 } } });
