import { describe, expect, test } from '@jest/globals';
import { listQueries, type QueryMeans, query } from '../../scripts/commands/query.js';

/** A hub that answers one address with one reply, and what was written. */
function hubWith(reply: () => Response) {
  const written: string[] = [];
  const asked: string[] = [];
  const means: QueryMeans = {
    port: 4000,
    fetch: (address) => {
      asked.push(String(address));
      return Promise.resolve().then(reply);
    },
    write: (text) => void written.push(text),
  };
  return { means, written, asked };
}

const ask = { name: 'city-region', variables: ['code=E47000001', 'years=2019..2023'], format: 'csv' };

describe('concordat query', () => {
  test('asks the hub for the format and writes what it gives', async () => {
    const { means, written, asked } = hubWith(() => new Response('a,b\r\n'));
    expect(await query(means, ask)).toBe(true);
    expect(written).toEqual(['a,b\r\n']);
    expect(asked).toEqual([
      'http://localhost:4000/questions/city-region.csv?code=E47000001&years=2019..2023',
    ]);
  });

  test('writes an answer of errors and says that nothing was answered', async () => {
    const { means, written } = hubWith(() => new Response('Not answered', { status: 422 }));
    expect(await query(means, ask)).toBe(false);
    expect(written).toEqual(['Not answered']);
  });

  test('passes on a refusal with its code', async () => {
    const refusal = {
      code: 'UNKNOWN_QUESTION',
      message: 'No.',
      expected: 'one of a',
      found: '"b"',
      remedy: 'The nearest is a.',
    };
    const { means } = hubWith(() => Response.json({ errors: [refusal] }, { status: 404 }));
    await expect(query(means, ask)).rejects.toMatchObject({
      code: 'UNKNOWN_QUESTION',
      found: '"b"',
      remedy: 'The nearest is a.',
    });
  });

  test('says how to start a hub where none answers', async () => {
    const { means } = hubWith(() => {
      throw new TypeError('fetch failed');
    });
    await expect(query(means, ask)).rejects.toMatchObject({
      code: 'HUB_OUT_OF_REACH',
      found: 'nothing that answers',
      remedy: 'Start it with npm start, or set CONCORDAT_PORT to the port it runs on.',
    });
  });

  test('tells a hub from whatever else may listen there', async () => {
    const { means } = hubWith(() => new Response('<html>', { status: 500 }));
    await expect(query(means, ask)).rejects.toMatchObject({ found: 'something else that answers there' });
  });

  test.each([
    [{ ...ask, format: 'xml' }, '--format to be table, json, csv'],
    [{ ...ask, variables: ['code'] }, '--variable name=value'],
  ])('refuses bad arguments before it asks', async (bad, expected) => {
    const { means, asked } = hubWith(() => new Response(''));
    await expect(query(means, bad)).rejects.toMatchObject({ code: 'ARGUMENT_INVALID', expected });
    expect(asked).toEqual([]);
  });

  test('lists questions with their variables', async () => {
    const list = [{ name: 'city-region', question: 'What?', variables: { code: { default: 'E12000007' } } }];
    const { means, written } = hubWith(() => Response.json(list));
    await listQueries(means);
    expect(written).toEqual(['city-region\n  What?\n  code=E12000007\n']);
  });
});
