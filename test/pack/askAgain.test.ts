import { expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { anonymous } from '../../gateway/access/requester.js';
import { askAgain } from '../../gateway/pack/askAgain.js';

const failed = (code: string) => ({ errors: [new GraphQLError('No.', { extensions: { code } })] });
const answered = { data: { __typename: 'Query' } };

async function askedTwice(first: { readonly errors: readonly GraphQLError[] }) {
  let asked = 0;
  const ask = askAgain(async () => {
    asked += 1;
    return asked === 1 ? first : answered;
  });
  return { answer: await ask({ query: '{ __typename }' }, anonymous), asked };
}

test.each(['SUBGRAPH_TIMEOUT', 'OVERLOADED'])('what failed with %s is asked once more', async (code) => {
  expect(await askedTwice(failed(code))).toEqual({ answer: answered, asked: 2 });
});

test('what is refused is not asked again', async () => {
  const refused = failed('AGREEMENT_NOT_IN_FORCE');
  expect(await askedTwice(refused)).toEqual({ answer: refused, asked: 1 });
});
