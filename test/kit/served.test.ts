import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { graphql } from 'graphql';
import type { Subgraph } from '../../subgraphs/kit/index.js';
import { type Register, startRegister } from '../../subgraphs/kit/register/register.js';
import { seriesLoader } from '../../subgraphs/kit/register/seriesLoader.js';
import { startPolice } from '../../subgraphs/police/police.js';
import { frame, madeRelease, startTestRegister, type TestRegister } from '../registry/testRegister.js';
import { permittedRequest } from './guard/testKeys.js';

const metropolitan = { owner: 'metropolitan-police-demo', home: 'E23000001' };
const city = { owner: 'city-of-london-police-demo', home: 'E23000034' };
const boroughs = frame.areas.membersOf('E12000007', 'LOCAL_AUTHORITY').map(({ code }) => code);
const westminster = 'E09000033';
const cityOfLondon = 'E09000001';
const codes = { exploitation: 'LABOUR', place: 'UK' };

let register: TestRegister;
let client: Register;
let police: Subgraph;
const statements: string[] = [];
const readsOfCells = () => statements.filter((sql) => /\bcell\b/.test(sql)).length;

beforeAll(async () => {
  register = await startTestRegister();
  const byPlace = { dataset: 'referralsByPlace', periods: '2023-Q1..2023-Q4' };
  await register.publish(
    madeRelease({
      ...metropolitan,
      ...byPlace,
      atoms: [{ area: westminster, period: '2023-Q2', codes, count: 41 }],
    }),
  );
  await register.publish(
    madeRelease({
      ...city,
      ...byPlace,
      atoms: [{ area: cityOfLondon, period: '2023-Q2', codes, count: 14 }],
    }),
  );
  await register.publish(
    madeRelease({
      ...metropolitan,
      dataset: 'crimes',
      periods: '2022..2023',
      atoms: [{ area: metropolitan.home, period: '2023', codes: {}, count: 333 }],
    }),
  );
  const onStatement = (sql: string) => statements.push(sql);
  client = startRegister(register.servingUrl, onStatement);
  police = await startPolice({ ...frame, registerUrl: register.servingUrl, onStatement });
});

afterAll(async () => {
  await client.close();
  await police.close();
  await register.stop();
});

beforeEach(() => {
  statements.length = 0;
});

const keyOf = (area: string, change = {}) => ({
  dataset: 'referralsByPlace',
  table: 'LOCAL_AUTHORITY_YEAR',
  areas: [area],
  periods: ['2023'],
  ...change,
});

describe('a loader of series', () => {
  test('reads the cells of 33 boroughs in one statement', async () => {
    const loader = seriesLoader(client);
    const found = await Promise.all(boroughs.map((area) => loader.load(keyOf(area))));
    expect(boroughs).toHaveLength(33);
    expect(readsOfCells()).toBe(1);
    const shown = found.flatMap((series, at) =>
      series.map(({ release, cells }) => [
        release.owners[0]?.id,
        boroughs[at],
        cells.map(({ area, value }) => [area, value]),
      ]),
    );
    const ownerOf = (area: string) => (area === cityOfLondon ? city.owner : metropolitan.owner);
    const values: Readonly<Record<string, number>> = { [westminster]: 40, [cityOfLondon]: 15 };
    expect(shown).toEqual(boroughs.map((area) => [ownerOf(area), area, [[area, values[area] ?? null]]]));
  });

  test('sends one statement for each table and period, and none for what it has loaded', async () => {
    const loader = seriesLoader(client);
    const keys = [
      keyOf(westminster),
      keyOf(cityOfLondon),
      keyOf(westminster, { periods: ['2022'] }),
      keyOf('E12000007', { table: 'CITY_REGION_YEAR_EXPLOITATION' }),
    ];
    await Promise.all(keys.map((key) => loader.load(key)));
    await loader.load(keyOf(westminster));
    expect(readsOfCells()).toBe(3);
  });

  test('gives each question its own areas and no other', async () => {
    const loader = seriesLoader(client);
    const [one, both, none] = await Promise.all([
      loader.load(keyOf(westminster)),
      loader.load(keyOf('', { areas: [westminster, cityOfLondon] })),
      loader.load(keyOf('E08000012')),
    ]);
    const places = (series: typeof one) => series?.map(({ cells }) => cells.map(({ area }) => area));
    expect([places(one), places(both), places(none)]).toEqual([
      [[westminster]],
      [[cityOfLondon], [westminster]],
      [],
    ]);
  });

  test('names owners in the order of their names, whoever published first', async () => {
    const [found] = await seriesLoader(client).loadMany([
      keyOf('', { table: 'CITY_REGION_YEAR_EXPLOITATION', areas: ['E12000007'] }),
    ]);
    if (found === undefined || found instanceof Error) throw new Error('no answer');
    expect(found.map(({ release }) => release.owners.map(({ name }) => name))).toEqual([
      ['City of London Police (demo)'],
      ['Metropolitan Police (demo)'],
    ]);
  });
});

/** Entities are what a gateway asks for. */
const entities = `query ($areas: [_Any!]!) { _entities(representations: $areas) { ... on Area { code
  referralsByPlace(period: "2023", table: LOCAL_AUTHORITY_YEAR) { owners { id } total { value status } } } } }`;
const representations = (areas: readonly string[]) => areas.map((code) => ({ __typename: 'Area', code }));
const asked = (source: string, variableValues: Readonly<Record<string, unknown>>) =>
  graphql({
    schema: police.schema,
    source,
    variableValues,
    contextValue: police.context(permittedRequest()),
  });

describe('the police subgraph', () => {
  test('answers 33 boroughs with one statement that reads cells', async () => {
    const { data, errors } = await asked(entities, { areas: representations(boroughs) });
    expect(errors).toBeUndefined();
    expect(readsOfCells()).toBe(1);
    expect(statements).toHaveLength(1);
    expect(JSON.parse(JSON.stringify(data))).toEqual({
      _entities: boroughs.map((code) => ({
        code,
        referralsByPlace: [
          code === cityOfLondon
            ? { owners: [{ id: city.owner }], total: { value: 15, status: 'RELEASED' } }
            : {
                owners: [{ id: metropolitan.owner }],
                total:
                  code === westminster
                    ? { value: 40, status: 'RELEASED' }
                    : { value: null, status: 'WITHHELD' },
              },
        ],
      })),
    });
  });

  const crimes = `query ($areas: [_Any!]!) { _entities(representations: $areas) { ... on Area {
    crimes(period: "2023", table: FORCE_YEAR) { release { vintage } total { value } } } } }`;
  const served = async () => {
    const { data } = await asked(crimes, { areas: representations([metropolitan.home]) });
    return JSON.parse(JSON.stringify(data))._entities[0].crimes;
  };

  test('serves the newest vintage, and the one before when that is withdrawn, from the next question on', async () => {
    const later = madeRelease({
      ...metropolitan,
      dataset: 'crimes',
      periods: '2022..2023',
      vintage: '2026-12-31',
      atoms: [{ area: metropolitan.home, period: '2023', codes: {}, count: 350 }],
    });
    expect(await served()).toEqual([{ release: { vintage: '2026-09-30' }, total: { value: 335 } }]);
    await register.publish(later);
    expect(await served()).toEqual([{ release: { vintage: '2026-12-31' }, total: { value: 350 } }]);
    await register.means.pool.query('UPDATE release SET withdrawn_at = now() WHERE id = $1', [later.id]);
    expect(await served()).toEqual([{ release: { vintage: '2026-09-30' }, total: { value: 335 } }]);
    await register.means.pool.query('UPDATE release SET withdrawn_at = now()');
    expect(await served()).toEqual([]);
    await register.means.pool.query('UPDATE release SET withdrawn_at = NULL');
  });
});
