import { ApolloServerErrorCode } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';

/** Keeps what a refusal says; drops what names a machine, and tells what nobody foresaw to the log alone. */
export function publicError(
  { message, locations, path, extensions = {} }: GraphQLFormattedError,
  error: unknown,
  onFault: (error: unknown) => void,
): GraphQLFormattedError {
  if (extensions['code'] === ApolloServerErrorCode.INTERNAL_SERVER_ERROR) {
    onFault(error);
    return { message: 'The hub could not answer.', ...(path && { path }), extensions: { code: 'HUB_FAULT' } };
  }
  const { code, expected, found, remedy, owner, dataset, subgraph } = extensions;
  const kept = Object.fromEntries(
    Object.entries({ code, expected, found, remedy, owner, dataset, subgraph }).filter(
      ([, value]) => value !== undefined,
    ),
  );
  return { message, ...(locations && { locations }), ...(path && { path }), extensions: kept };
}
