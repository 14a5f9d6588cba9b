import { describe, expect, test } from '@jest/globals';
import { answerType } from '../../gateway/http/answerType.js';
import { graphqlRequestOf } from '../../gateway/http/graphqlRequest.js';

const plain = 'application/json; charset=utf-8';
const graphql = 'application/graphql-response+json; charset=utf-8';

describe('the media type of an answer', () => {
  test.each([
    [undefined, plain],
    ['*/*', plain],
    ['application/json', plain],
    ['application/*', plain],
    ['application/graphql-response+json', graphql],
    ['application/graphql-response+json, application/json;q=0.9', graphql],
    ['application/json;q=0.2, */*;q=0.8', graphql],
    ['text/html, */*;q=0.1', plain],
    ['text/html', undefined],
    ['application/json;q=0', undefined],
  ])('Accept: %s', (accept, expected) => {
    expect(answerType(accept)).toBe(expected);
  });
});

describe('the body of a GraphQL request', () => {
  test('is read member by member', () => {
    const body = { query: '{ a }', operationName: null, variables: { a: 1 }, extensions: null, more: 1 };
    expect(graphqlRequestOf(body)).toEqual({ request: { query: '{ a }', variables: { a: 1 } } });
  });

  test.each([
    [[], 'Send one JSON object with the member query.'],
    [{}, 'Send one JSON object with the member query.'],
    [{ query: 1 }, 'query must be a string.'],
    [{ query: '', operationName: 1 }, 'operationName must be a string.'],
    [{ query: '', variables: [] }, 'variables must be an object.'],
    [{ query: '', extensions: '' }, 'extensions must be an object.'],
  ])('%j is refused: %s', (body, fault) => {
    expect(graphqlRequestOf(body)).toEqual({ fault });
  });
});
