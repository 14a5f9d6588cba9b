import { describe, expect, test } from '@jest/globals';
import { httpAsk } from '../../scripts/pack/httpAsk.js';
import { nobody } from '../../scripts/pack/reachHub.js';

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
    expect(await ask({ query: '{ asks { id } }', variables: { a: '1' } }, nobody)).toEqual({
      data: { asks: null },
      errors: [{ message: 'Out of reach.', path: ['asks'] }],
    });
    expect(asked).toEqual([
      ['http://localhost:1/graphql', '{"query":"{ asks { id } }","variables":{"a":"1"}}'],
    ]);
  });

  test('that is something else is refused by name', async () => {
    const ask = httpAsk('http://localhost:1', answering('<h1>Welcome</h1>'));
    await expect(ask({ query: '{ __typename }' }, nobody)).rejects.toThrow(
      /a hub of this project at http:\/\/localhost:1; found something else that answers with 200/,
    );
  });

  test('that does not answer is out of reach', async () => {
    const refused: typeof fetch = () => Promise.reject(new TypeError('fetch failed'));
    await expect(httpAsk('http://localhost:1', refused)({ query: '{ __typename }' }, nobody)).rejects.toThrow(
      /found nothing that answers/,
    );
  });
});
