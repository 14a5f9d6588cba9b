import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { findDatabases } from '../../../scripts/database/databases.js';
import { startSubgraphs } from '../../../scripts/subgraphs/shippedSubgraphs.js';
import { type SubgraphServer, startSubgraphServer } from '../../../subgraphs/kit/index.js';
import { signedAsk } from '../../kit/guard/signedAsk.js';
import { testKeys } from '../../kit/guard/testKeys.js';
import { testHub } from '../testHub.js';
import { notReleased, pooled } from './attackers.js';

const hub = testHub();
const keys = testKeys();
let server: SubgraphServer;

beforeAll(async () => {
  const subgraphs = await startSubgraphs(['police'], { databases: await findDatabases({ home: hub.home }) });
  server = await startSubgraphServer({
    subgraphs,
    findKey: keys.findKey,
    host: '127.0.0.1',
    port: 0,
    onError: () => {},
  });
});

afterAll(() => server.close());

async function ask(query: string, variables: object): Promise<unknown> {
  const response = await signedAsk({
    signer: keys.signer,
    subgraph: 'police',
    url: server.url('police'),
    query,
    variables,
  });
  return response.json();
}

const entities = `query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Area { code
  referralsMade(period: "2019-Q1..2023-Q4", table: FORCE_QUARTER) { cells { count { cell value status note } } } } } }`;

/** A subgraph that somebody reaches behind the hub's back holds releases, so there is nothing else to get. */
describe('keys tried straight at a subgraph', () => {
  test('get released cells, or a refusal', async () => {
    const codes = ['E23000001', 'E23000034', 'E23000013', 'E23000036'];
    const answer = await ask(entities, { of: codes.map((code) => ({ __typename: 'Area', code })) });
    expect(notReleased([answer])).toEqual([]);
    for (const { status, value } of pooled([answer])) expect(status === 'WITHHELD').toBe(value === null);
  });

  test('of areas nobody has tell nothing of those somebody has', async () => {
    for (const code of ['E99999999', '', "' OR 1=1 --", 'E23000001%']) {
      const answer = await ask(entities, { of: [{ __typename: 'Area', code }] });
      expect(pooled([answer])).toEqual([]);
    }
  });

  test('of cells and releases by name are no entities with values', async () => {
    const query = 'query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }';
    const cell = 'city-of-london-police-demo.referralsMade.2026-09-30#FORCE_QUARTER/E23000034/2019-Q1';
    const answer = await ask(query, { of: [{ __typename: 'Count', cell }] });
    expect(JSON.stringify(answer)).not.toMatch(/"value":/);
  });
});
