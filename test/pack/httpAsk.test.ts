import { describe, expect, test } from '@jest/globals';
import { anonymous } from '../../gateway/access/requester.js';
import { httpAsk } from '../../scripts/pack/httpAsk.js';

const answering =
  (body: string): typeof fetch =>
  async () =>
    new Response(body);

describe('a hub asked over HTTP', () => {
  test('answers data and errors as they came', async () => {
    const asked: unknown[] = [];
    const get: typeof fetch = async (url, options) => {
      asked.push([url, options?.body]);
      return new Response('{"data":{"asks":null},"errors":[{"message":"Out of reach.","path":["asks"]}]}');
    };
    const ask = httpAsk('http://localhost:1', get);
    expect(await ask({ query: '{ asks { id } }', variables: { a: '1' } }, anonymous)).toEqual({
      data: { asks: null },
      errors: [{ message: 'Out of reach.', path: ['asks'] }],
    });
    expect(asked).toEqual([
      ['http://localhost:1/graphql', '{"query":"{ asks { id } }","variables":{"a":"1"}}'],
    ]);
  });

  test('that is something else is refused by name', async () => {
    const ask = httpAsk('http://localhost:1', answering('<h1>Welcome</h1>'));
    await expect(ask({ query: '{ __typename }' }, anonymous)).rejects.toThrow(
      /a hub of this project at http:\/\/localhost:1; found something else that answers with 200/,
    );
  });

  test('that does not answer is out of reach', async () => {
    const refused: typeof fetch = () => Promise.reject(new TypeError('fetch failed'));
    await expect(
      httpAsk('http://localhost:1', refused)({ query: '{ __typename }' }, anonymous),
    ).rejects.toThrow(/found nothing that answers/);
  });
});
