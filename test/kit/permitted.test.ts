import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PermittedOwners } from '../../schema/protocol/signature/permittedOwners.js';
import { type SubgraphServer, startSubgraphServer } from '../../subgraphs/kit/index.js';
import { startPolice } from '../../subgraphs/police/police.js';
import { frame, madeRelease, startTestRegister, type TestRegister } from '../registry/testRegister.js';
import { signedAsk } from './guard/signedAsk.js';
import { permittedCaller, testKeys } from './guard/testKeys.js';

const metropolitan = { owner: 'metropolitan-police-demo', home: 'E23000001' };
const city = { owner: 'city-of-london-police-demo', home: 'E23000034' };
const westminster = 'E09000033';
const cityOfLondon = 'E09000001';
const dataset = 'police.referralsByPlace';
const codes = { exploitation: 'LABOUR', place: 'UK' };

let register: TestRegister;
let server: SubgraphServer;
const keys = testKeys();

/** The police subgraph over HTTP, with figures of two forces. */
beforeAll(async () => {
  register = await startTestRegister();
  for (const [owner, area, count] of [
    [metropolitan, westminster, 41],
    [city, cityOfLondon, 14],
  ] as const) {
    const atoms = [{ area, period: '2023-Q2', codes, count }];
    const periods = '2023-Q1..2023-Q4';
    await register.publish(madeRelease({ ...owner, dataset: 'referralsByPlace', periods, atoms }));
  }
  const police = await startPolice({ ...frame, registerUrl: register.servingUrl });
  const { findKey } = keys;
  server = await startSubgraphServer({
    subgraphs: [police],
    findKey,
    host: '127.0.0.1',
    port: 0,
    onError: () => {},
  });
});

afterAll(async () => {
  await server.close();
  await register.stop();
});

const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Area { code
  london: referralsByPlace(period: "2023", table: CITY_REGION_YEAR_EXPLOITATION) { owners { id } }
  own: referralsByPlace(period: "2023", table: LOCAL_AUTHORITY_YEAR) { owners { id } } } } }`;

async function ask(owners: PermittedOwners, areas: readonly string[]) {
  const response = await signedAsk({
    signer: keys.signer,
    subgraph: 'police',
    url: server.url('police'),
    query,
    variables: { of: areas.map((code) => ({ __typename: 'Area', code })) },
    mandate: { ...permittedCaller, owners },
  });
  return JSON.parse(await response.text());
}

const series = (...ids: string[]) => ids.map((id) => ({ owners: [{ id }] }));
const permitting = (...ids: string[]): PermittedOwners => new Map([[dataset, new Set(ids)]]);
const leftOut = (name: string, path: readonly (string | number)[]) => ({
  message: `No agreement in force between ${name} and greater-london-authority-demo covers ${dataset} for the purpose evidence-to-the-home-secretary.`,
  path,
  extensions: {
    code: 'AGREEMENT_NOT_IN_FORCE',
    owner: name,
    dataset,
    remedy: `An agreement that ${name} signs would permit it. What other owners permit stands.`,
    public: true,
  },
});
const met = 'Metropolitan Police (demo)';
const cityPolice = 'City of London Police (demo)';

describe('a subgraph of the kit answers with the series', () => {
  test('of every owner that permits the question', async () => {
    expect(await ask(permitting(metropolitan.owner, city.owner), ['E12000007'])).toEqual({
      data: {
        _entities: [
          { code: 'E12000007', london: series(city.owner, metropolitan.owner), own: expect.anything() },
        ],
      },
    });
  });

  test('of no other owner, and says at the field whose it left out, while the rest remains', async () => {
    const answered = await ask(permitting(metropolitan.owner), ['E12000007']);
    expect(answered.data._entities[0].london).toEqual(series(metropolitan.owner));
    expect(answered.errors).toEqual([
      leftOut(cityPolice, ['_entities', 0, 'london']),
      leftOut(cityPolice, ['_entities', 0, 'own']),
    ]);
  });

  test('of nobody where nobody permits it', async () => {
    for (const owners of [
      new Map(),
      permitting('essex-police-demo'),
      new Map([['police.crimes', new Set([metropolitan.owner])]]),
    ]) {
      const answered = await ask(owners, [westminster]);
      expect(answered.data._entities[0].own).toEqual([]);
      expect(answered.errors).toContainEqual(leftOut(met, ['_entities', 0, 'own']));
    }
  });

  test('without a word about owners that have nothing for the question', async () => {
    const { data, errors } = await ask(permitting(metropolitan.owner), [westminster, cityOfLondon]);
    expect(data._entities.map(({ own }: { own: unknown }) => own)).toEqual([series(metropolitan.owner), []]);
    const told = errors.filter(
      ({ extensions }: { extensions: { code: string } }) => extensions.code === 'AGREEMENT_NOT_IN_FORCE',
    );
    expect(told).toEqual([leftOut(cityPolice, ['_entities', 1, 'own'])]);
  });
});
