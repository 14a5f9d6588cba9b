import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { findDatabases } from '../../scripts/database/databases.js';
import { startSubgraphs } from '../../scripts/subgraphs/shippedSubgraphs.js';
import { type Subgraph, type SubgraphServer, startSubgraphServer } from '../../subgraphs/kit/index.js';
import { signedAsk } from '../kit/guard/signedAsk.js';
import { testKeys } from '../kit/guard/testKeys.js';
import { testHub } from './testHub.js';

const { home } = testHub();
const boroughs = loadAreas()
  .membersOf('E12000007', 'LOCAL_AUTHORITY')
  .map(({ code }) => code);
const representations = boroughs.map((code) => ({ __typename: 'Area', code }));

const statements: string[] = [];
const readsOfCells = () => statements.filter((sql) => /\bcell\b/.test(sql)).length;

let subgraphs: readonly Subgraph[];
const keys = testKeys();
let server: SubgraphServer;

beforeAll(async () => {
  const onStatement = (sql: string) => statements.push(sql);
  subgraphs = await startSubgraphs(['police'], { databases: await findDatabases({ home }), onStatement });
  server = await startSubgraphServer({
    subgraphs,
    findKey: keys.findKey,
    host: '127.0.0.1',
    port: 0,
    onError: (error) => statements.push(String(error)),
  });
});
afterAll(() => server.close());
beforeEach(() => {
  statements.length = 0;
});

async function entities(fields: string) {
  const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Area { code ${fields} } } }`;
  const response = await signedAsk({
    signer: keys.signer,
    subgraph: 'police',
    url: server.url('police'),
    query,
    variables: { representations },
  });
  return JSON.parse(await response.text());
}

const byPlace = 'referralsByPlace(period: "2021..2023", table: LOCAL_AUTHORITY_YEAR)';

describe('33 boroughs in one request, as a gateway sends it,', () => {
  test('cost one statement for one dataset, on the full register of the demonstration', async () => {
    const { data, errors } = await entities(
      `${byPlace} { owners { id } release { id } cells { period count { value status } } }`,
    );
    expect(errors).toBeUndefined();
    expect(readsOfCells()).toBe(1);
    expect(statements).toHaveLength(1);
    const shown = data._entities.map(
      (area: {
        code: string;
        referralsByPlace: { owners: { id: string }[]; cells: { period: string }[] }[];
      }) => [
        area.code,
        area.referralsByPlace.map(({ owners, cells }) => [owners[0]?.id, cells.map(({ period }) => period)]),
      ],
    );
    const owner = (code: string) =>
      code === 'E09000001' ? 'city-of-london-police-demo' : 'metropolitan-police-demo';
    expect(shown).toEqual(boroughs.map((code) => [code, [[owner(code), ['2021', '2022', '2023']]]]));
  });

  test('cost one statement for each table and period asked, however many fields ask for it', async () => {
    const { errors } = await entities(
      `one: ${byPlace} { total { value } } same: ${byPlace} { total { value } }
       other: referralsByPlace(period: "2019", table: LOCAL_AUTHORITY_YEAR) { total { value } }`,
    );
    expect(errors).toBeUndefined();
    expect(statements).toHaveLength(2);
  });
});
