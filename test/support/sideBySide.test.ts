import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { graphql } from 'graphql';
import type { Subgraph } from '../../subgraphs/kit/index.js';
import { startSupport } from '../../subgraphs/support/support.js';
import { permittedRequest } from '../kit/guard/testKeys.js';
import { frame, madeRelease, startTestRegister, type TestRegister } from '../registry/testRegister.js';

const providers = [
  ['national-support-provider-demo', 'E92000001', 210],
  ['london-safe-houses-demo', 'E12000007', 33],
] as const;

let register: TestRegister;
let subgraph: Subgraph;

beforeAll(async () => {
  register = await startTestRegister();
  subgraph = await startSupport({ ...frame, registerUrl: register.servingUrl });
  for (const [owner, home, count] of providers) {
    const atoms = [
      { area: 'E09000008', period: '2023-Q2', codes: { exploitation: 'LABOUR', sex: 'MALE' }, count },
    ];
    const periods = '2023-Q1..2023-Q4';
    await register.publish(madeRelease({ dataset: 'clients', owner, home, periods, atoms }));
  }
});
afterAll(async () => {
  await subgraph.close();
  await register.stop();
});

/** What the series of London say, by owner. */
async function clientsInLondon(): Promise<readonly object[]> {
  const source = `{ _entities(representations: [{ __typename: "Area", code: "E12000007" }]) { ... on Area {
    clients(period: "2023", table: CITY_REGION_YEAR_EXPLOITATION_SEX) { owners { name } total { value } } } } }`;
  const answer = await graphql({
    schema: subgraph.schema,
    source,
    contextValue: subgraph.context(permittedRequest()),
  });
  expect(answer.errors).toBeUndefined();
  return JSON.parse(JSON.stringify(answer.data))._entities[0].clients;
}

const withdrawn = (owner: string, at: string | null) =>
  register.means.pool.query('UPDATE release SET withdrawn_at = $2 WHERE id LIKE $1', [`${owner}.%`, at]);

const national = { owners: [{ name: 'National Support Provider (demo)' }], total: { value: 210 } };
const london = { owners: [{ name: 'London Safe Houses (demo)' }], total: { value: 35 } };

describe('two charities that work in one area', () => {
  test('stand side by side in one field, never added up', async () => {
    expect(await clientsInLondon()).toEqual([london, national]);
  });

  test.each([
    [0, [london]],
    [1, [national]],
  ] as const)('leave the other when one is withdrawn (%#)', async (at, left) => {
    const owner = providers[at][0];
    await withdrawn(owner, '2026-11-21');
    expect(await clientsInLondon()).toEqual(left);
    await withdrawn(owner, null);
    expect(await clientsInLondon()).toEqual([london, national]);
  });

  test('leave an empty list, not an error, when both are', async () => {
    for (const [owner] of providers) await withdrawn(owner, '2026-11-21');
    expect(await clientsInLondon()).toEqual([]);
    for (const [owner] of providers) await withdrawn(owner, null);
  });
});

test('the door takes no figures on leave from a provider of one region', async () => {
  const atoms = [{ area: 'E09000008', period: '2023', codes: { leaveStage: 'AWAITING' }, count: 300 }];
  const made = madeRelease({
    dataset: 'leave',
    owner: 'london-safe-houses-demo',
    home: 'E92000001',
    periods: '2023',
    atoms,
  });
  await expect(register.publish(made)).rejects.toMatchObject({
    code: 'RELEASE_REFUSED',
    details: {
      faults: [{ place: 'COUNTRY_YEAR_STAGE', found: 'figures of an owner that works in London alone' }],
    },
  });
});
