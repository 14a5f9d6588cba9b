import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type SubgraphServer, startSubgraphServer } from '../../subgraphs/kit/index.js';
import { startPolice } from '../../subgraphs/police/police.js';
import { frame } from '../registry/testRegister.js';
import { askForSchema, signedAsk } from './guard/signedAsk.js';
import { testKeys } from './guard/testKeys.js';

/** The police subgraph, its register out of reach. */
let server: SubgraphServer;
const faults: unknown[] = [];
const keys = testKeys();
const asPolice = () => ({ signer: keys.signer, subgraph: 'police', url: server.url('police') });

beforeAll(async () => {
  const registerUrl = 'postgresql://serving_police:secret@127.0.0.1:1/concordat_register';
  const police = await startPolice({ ...frame, registerUrl });
  const onError = (error: unknown) => faults.push(error);
  const { findKey } = keys;
  server = await startSubgraphServer({ subgraphs: [police], findKey, host: '127.0.0.1', port: 0, onError });
});
afterAll(() => server.close());
beforeEach(() => {
  faults.length = 0;
});

async function ask(query: string, variables: Readonly<Record<string, unknown>> = {}) {
  const response = await signedAsk({ ...asPolice(), query, variables });
  return JSON.parse(await response.text());
}

const crimes = (period: string) => `_entities(representations: [{ __typename: "Area", code: "E23000004" }]) {
  ... on Area { crimes(period: ${period}, table: FORCE_YEAR) { basis } } }`;

const badPeriod = {
  code: 'BAD_PERIOD',
  expected: expect.stringContaining('a year (2023), a quarter (2023-Q4)'),
  found: '2023-Q9',
  remedy: 'Write the period in one of these forms, the earlier end of a range first.',
  public: true,
};

describe('a subgraph over HTTP', () => {
  test.each([
    ['the question', `{ ${crimes('"2023-Q9"')} }`, {}],
    ['a variable', `query ($period: Period!) { ${crimes('$period')} }`, { period: '2023-Q9' }],
  ])('says what is wrong with a period in %s, and logs nothing', async (_, query, variables) => {
    const { errors } = await ask(query, variables);
    expect(errors.map(({ extensions }: { extensions: unknown }) => extensions)).toEqual([badPeriod]);
    expect(faults).toEqual([]);
  });

  test('tells a fault to its log, and nothing of it to whoever asks', async () => {
    const { data, errors } = await ask(`{ ${crimes('"2023"')} }`);
    expect(data).toEqual({ _entities: [{ crimes: null }] });
    expect(errors).toEqual([
      {
        message: 'The subgraph could not answer.',
        locations: [expect.anything()],
        path: ['_entities', 0, 'crimes'],
        extensions: { code: 'SUBGRAPH_FAULT' },
      },
    ]);
    expect(faults).toHaveLength(1);
  });

  test('refuses what its schema does not have', async () => {
    const { data, errors } = await ask('{ rows }');
    expect(data).toBeUndefined();
    expect(errors).toEqual([
      { message: 'Cannot query field "rows" on type "Query".', locations: [{ line: 1, column: 3 }] },
    ]);
    expect(faults).toEqual([]);
  });

  test('answers under its own name alone', async () => {
    const response = await fetch(server.url('mayors'), { method: 'POST', body: '{}' });
    expect([response.status, await response.text()]).toEqual([404, 'No subgraph answers here.\n']);
  });

  test('gives its SDL to the registry of its hub', async () => {
    const { data } = JSON.parse(await (await askForSchema(asPolice())).text());
    expect(data._service.sdl).toContain('type Area\n  @key(fields: "code")');
  });
});
