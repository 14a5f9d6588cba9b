import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';

/** More is asked at once than can be served: the whole request is refused, and told when to come back. */
export const overloaded = () =>
  new GraphQLError('Too much is asked at once. Nothing was changed; ask again in a moment.', {
    extensions: {
      code: 'OVERLOADED',
      http: { status: 503, headers: new HeaderMap([['retry-after', '1']]) },
    },
  });
