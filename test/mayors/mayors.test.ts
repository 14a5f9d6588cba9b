import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { startSubgraphServer } from '../../subgraphs/kit/index.js';
import { signedAsk } from '../kit/guard/signedAsk.js';
import { testKeys } from '../kit/guard/testKeys.js';
import { type TestMayors, testMayors } from './testMayors.js';

const areas = loadAreas();
const source = 'Office for National Statistics, mid-2020 population estimates, OGL v3.0';
let mayors: TestMayors;
beforeAll(async () => {
  mayors = await testMayors();
}, 60_000);
afterAll(() => mayors.stop());

/** The data of an answer without errors, as plain objects. */
async function answer(query: string, variables?: Record<string, unknown>): Promise<unknown> {
  const { data, errors } = await mayors.ask(query, variables);
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data));
}

describe('an area', () => {
  test('is found by its code with its kinds, population and mayor', async () => {
    const query =
      '{ area(code: "E47000001") { code name kinds population { persons vintage source } mayor { title policePowers } } }';
    expect(await answer(query)).toEqual({
      area: {
        code: 'E47000001',
        name: 'Greater Manchester',
        kinds: ['CITY_REGION'],
        population: {
          persons: 2_848_286,
          vintage: 'mid-2020',
          source: `${source}, summed from 10 local authorities`,
        },
        mayor: { title: 'Mayor of Greater Manchester', policePowers: true },
      },
    });
  });

  test('that is London is region and city region', async () => {
    expect(await answer('{ area(code: "E12000007") { name kinds } }')).toEqual({
      area: { name: 'London', kinds: ['REGION', 'CITY_REGION'] },
    });
  });

  test('knows what it lies in and what lies in it', async () => {
    const query = `{ area(code: "E09000007") { force: within(kind: POLICE_FORCE_AREA) { code name } countries: within(kind: COUNTRY) { name } }
      london: area(code: "E12000007") { members(kind: POLICE_FORCE_AREA) { name within(kind: REGION) { code } } } }`;
    expect(await answer(query)).toEqual({
      area: {
        force: [{ code: 'E23000001', name: 'Metropolitan Police' }],
        countries: [{ name: 'England' }, { name: 'England and Wales' }, { name: 'United Kingdom' }],
      },
      london: {
        members: [
          { name: 'City of London Police', within: [{ code: 'E12000007' }] },
          { name: 'Metropolitan Police', within: [{ code: 'E12000007' }] },
        ],
      },
    });
  });

  test('has a fit where it is a city region', async () => {
    const fields =
      'fit { kind forces { name } standsFor { name } missing { name kinds } beyond { name } membership note }';
    expect(await answer(`{ area(code: "E47000004") { ${fields} } }`)).toEqual({
      area: {
        fit: {
          kind: 'PARTIAL',
          forces: [{ name: 'Cheshire Constabulary' }, { name: 'Merseyside Police' }],
          standsFor: [{ name: 'Merseyside Police' }],
          missing: [{ name: 'Halton', kinds: ['LOCAL_AUTHORITY'] }],
          beyond: [],
          membership: 'LOOK_UP_2023',
          note: 'Figures of Merseyside Police stand for Liverpool City Region. They leave out Halton, which is in it.',
        },
      },
    });
  });

  test('has neither fit nor mayor where it is none', async () => {
    expect(await answer('{ area(code: "E23000001") { fit { kind } mayor { title } } }')).toEqual({
      area: { fit: null, mayor: null },
    });
  });

  test('has no population where a part of it has none', async () => {
    expect(await answer('{ area(code: "K02000001") { population { persons } } }')).toEqual({
      area: { population: null },
    });
  });

  test('has the population of a vintage that is asked', async () => {
    const query = '{ area(code: "E06000066") { population(vintage: "mid-2020") { persons source } } }';
    expect(await answer(query)).toEqual({
      area: { population: { persons: 563_851, source: `${source}, summed from 4 former districts` } },
    });
  });
});

describe('areas of a kind', () => {
  test.each([
    ['LOCAL_AUTHORITY', 318],
    ['POLICE_FORCE_AREA', 43],
    ['CITY_REGION', 16],
    ['REGION', 9],
    ['COUNTRY', 6],
  ] as const)('of kind %s are %i, by name', async (kind, count) => {
    const all = areas.all(kind).map(({ code, name }) => ({ code, name }));
    expect(all).toHaveLength(count);
    const query = 'query ($kind: AreaKind!) { areas(kind: $kind) { code name } }';
    expect(await answer(query, { kind })).toEqual({ areas: all });
  });

  test('agree with the index about every fit', async () => {
    const names = (list: readonly { name: string }[] = []) => list.map(({ name }) => ({ name }));
    const expected = areas.all('CITY_REGION').map(({ code }) => {
      const fit = areas.fit(code);
      return {
        code,
        fit: {
          kind: fit?.kind,
          standsFor: names(fit?.standsFor),
          missing: names(fit?.missing),
          beyond: names(fit?.beyond),
        },
      };
    });
    const query =
      '{ areas(kind: CITY_REGION) { code fit { kind standsFor { name } missing { name } beyond { name } } } }';
    expect(await answer(query)).toEqual({ areas: expected });
  });
});

describe('bad input', () => {
  const refusal = async (query: string) => {
    const { data, errors } = await mayors.ask(query);
    const [error] = errors ?? [];
    return { data: JSON.parse(JSON.stringify(data)), path: error?.path, error: error?.originalError };
  };

  test('of an unknown code names the nearest', async () => {
    expect(await refusal('{ area(code: "E0900007") { name } }')).toEqual({
      data: { area: null },
      path: ['area'],
      error: expect.objectContaining({
        code: 'UNKNOWN_AREA',
        found: '"E0900007"',
        remedy: expect.stringContaining('E09000007 (Camden)'),
      }),
    });
  });

  test('of a retired code names the successor', async () => {
    expect((await refusal('{ area(code: "E47000010") { name } }')).error).toMatchObject({
      code: 'UNKNOWN_AREA',
      remedy: expect.stringContaining('Use E47000014 (North East) instead'),
    });
  });

  test('of a vintage that is not held names those that are', async () => {
    expect(
      (await refusal('{ area(code: "E12000007") { population(vintage: "mid-2021") { persons } } }')).error,
    ).toMatchObject({
      code: 'UNKNOWN_ID',
      expected: 'mid-2020',
      found: '"mid-2021"',
    });
  });
});

const entities =
  'query ($these: [_Any!]!) { _entities(representations: $these) { ... on Area { name FIELDS } } }';
const references = (codes: readonly string[]) => codes.map((code) => ({ __typename: 'Area', code }));

describe('entities', () => {
  const boroughs = areas.membersOf('E12000007', 'LOCAL_AUTHORITY');
  const these = references(boroughs.map(({ code }) => code));

  test('of 33 boroughs come in one statement', async () => {
    expect(await answer(entities.replace('FIELDS', ''), { these })).toEqual({
      _entities: boroughs.map(({ name }) => ({ name })),
    });
    expect(mayors.statements).toHaveLength(1);
  });

  test('with every field come in one statement a field, whatever their number', async () => {
    const fields =
      'force: within(kind: POLICE_FORCE_AREA) { name } region: within(kind: REGION) { name } members(kind: LOCAL_AUTHORITY) { name } fit { kind } population { persons } mayor { title }';
    await answer(entities.replace('FIELDS', fields), { these });
    // The areas, what they lie in (both kinds at once), what lies in them, fits, populations, mayors.
    expect(mayors.statements).toHaveLength(6);
  });

  test('that do not exist are errors of their own and leave the others alone', async () => {
    const { data, errors } = await mayors.ask(entities.replace('FIELDS', ''), {
      these: references(['E09000007', 'E09000099', 'E09000033']),
    });
    expect(JSON.parse(JSON.stringify(data))).toEqual({
      _entities: [{ name: 'Camden' }, null, { name: 'Westminster' }],
    });
    expect(errors?.map(({ path, originalError }) => [path, originalError])).toEqual([
      [['_entities', 1], expect.objectContaining({ code: 'UNKNOWN_AREA' })],
    ]);
  });
});

describe('the service', () => {
  test('is federated by the code of the area', () => {
    expect(mayors.subgraph.sdl).toContain('type Area\n  @key(fields: "code")');
  });

  test('answers over HTTP on its own, with the nearest area in the extensions of an error', async () => {
    const subgraphs = [{ ...mayors.subgraph, close: async () => {} }];
    const keys = testKeys();
    const local = { port: 0, host: '127.0.0.1', onError: () => {} };
    const server = await startSubgraphServer({ ...local, subgraphs, findKey: keys.findKey });
    const response = await signedAsk({
      signer: keys.signer,
      subgraph: 'mayors',
      url: server.url('mayors'),
      query: '{ camden: area(code: "E09000007") { name } typo: area(code: "E0900007") { name } }',
    });
    const answered = await response.json();
    await server.close();
    expect(answered).toEqual({
      data: { camden: { name: 'Camden' }, typo: null },
      errors: [
        expect.objectContaining({
          path: ['typo'],
          extensions: {
            code: 'UNKNOWN_AREA',
            expected: 'the ONS code of an area, such as E12000007 for London',
            found: '"E0900007"',
            remedy: 'The nearest is E09000007 (Camden). List the areas of a kind with areas(kind:).',
            public: true,
          },
        }),
      ],
    });
  });
});
