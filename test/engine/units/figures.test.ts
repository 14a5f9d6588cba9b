import { buildSubgraphSchema } from '@apollo/subgraph';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { composeServices } from '@theguild/federation-composition';
import { graphql, parse } from 'graphql';
import type { CellGate, Figure } from '../../../gateway/engine/cellGate.js';
import { startEngine } from '../../../gateway/engine/engine.js';
import { HubError } from '../../../gateway/errors.js';

const sdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { area(code: ID!): Area }
  type Area @key(fields: "code") { code: ID! crimes(year: Int!): [Series!] share: Rate }
  type Series { total: Count cells: [Count!]! }
  type Count { cell: ID! value: Int status: String! note: String }
  type Rate { numerator: Count! denominator: Count! percent: Float }`;

const count = (cell: string, value: number) => ({ cell, value, status: 'RELEASED', note: `note on ${cell}` });
const schema = buildSubgraphSchema([
  {
    typeDefs: parse(sdl),
    resolvers: {
      Query: { area: (_: unknown, { code }: { readonly code: string }) => ({ code }) },
      Area: {
        crimes: (_: unknown, { year }: { readonly year: number }) => [
          { total: count(`t${year}`, year), cells: [count('c1', 10), count('c2', 15)] },
        ],
        share: () => ({ numerator: count('n', 10), denominator: count('d', 20), percent: 50 }),
      },
    } as never,
  },
]);
const { supergraphSdl = '' } = composeServices([
  { name: 'police', url: 'http://police.invalid/', typeDefs: parse(sdl) },
]);
const local = new Map([
  [
    'police',
    async ({ query = '', variables }: { readonly query?: string; readonly variables?: object }) =>
      graphql({ schema, source: query, variableValues: variables as Record<string, unknown> }),
  ],
]);

const seen: Figure[] = [];
let decide: CellGate['inspect'] = async () => [];
const gate: CellGate = {
  inspect: async (found, request) => {
    seen.push(...found);
    return decide(found, request);
  },
};
const engine = await startEngine({ supergraphSdl, local, gate });
afterAll(() => engine.close());
beforeEach(() => {
  seen.length = 0;
  decide = async () => [];
});

const query = `query ($year: Int!) { here: area(code: "E1") { made: crimes(year: $year) {
  all: total { value } cells { n: value } } share { percent } } }`;
const ask = () => engine.execute({ query, variables: { year: 2023 } });

describe('the figures of an answer', () => {
  test('are all shown, with the cells nobody asked for, which the client never sees', async () => {
    const { data } = await ask();
    expect(seen.map(({ kind, path, fields }) => [kind, path.join('.'), fields['cell']])).toEqual([
      ['count', 'here.made.0.all', 't2023'],
      ['count', 'here.made.0.cells.0', 'c1'],
      ['count', 'here.made.0.cells.1', 'c2'],
      ['rate', 'here.share', undefined],
      ['count', 'here.share.numerator', 'n'],
      ['count', 'here.share.denominator', 'd'],
    ]);
    expect(seen.every(({ subgraph }) => subgraph === 'police')).toBe(true);
    expect(data).toEqual({
      here: { made: [{ all: { value: 2023 }, cells: [{ n: 10 }, { n: 15 }] }], share: { percent: 50 } },
    });
  });

  test('say by which fields and arguments they were reached', async () => {
    await ask();
    const steps = seen[1]?.place.map(({ type, field, args }) => [type, field, { ...args }]);
    expect(steps).toEqual([
      ['Query', 'area', { code: 'E1' }],
      ['Area', 'crimes', { year: 2023 }],
      ['Series', 'cells', {}],
    ]);
    expect(seen[1]?.place[2]?.object).toBe(seen[2]?.place[2]?.object);
  });

  test('are written as the gate leaves them, under the client’s own names, with what it refused', async () => {
    decide = async (found) => {
      for (const { fields } of found) if (fields['cell'] === 'c2') fields['value'] = null;
      const extensions = { code: 'DISCLOSURE_REFUSED', subgraph: 'police', remedy: 'r' } as const;
      return [{ path: found[2]?.path ?? [], message: 'Withheld "here".', extensions }];
    };
    const { data, errors } = await ask();
    expect(data).toMatchObject({ here: { made: [{ cells: [{ n: 10 }, { n: null }] }] } });
    expect(errors).toEqual([
      {
        message: 'Withheld "here".',
        path: ['here', 'made', 0, 'cells', 1],
        extensions: { code: 'DISCLOSURE_REFUSED', subgraph: 'police', remedy: 'r' },
      },
    ]);
  });

  test('stay here, all of them, where the gate can’t decide', async () => {
    decide = () => Promise.reject(new HubError('AUDIT_UNAVAILABLE', 'Not now.'));
    const { data, errors } = await ask();
    expect(data).toBeUndefined();
    expect(errors).toEqual([{ message: 'Not now.', extensions: { code: 'AUDIT_UNAVAILABLE' } }]);
  });

  test('may stand behind no interface, where they could be asked for by another name', async () => {
    const hidden = `${sdl} interface Valued { value: Int } extend type Count implements Valued
      extend type Query { valued: Valued }`;
    const services = [{ name: 'police', url: 'http://police.invalid/', typeDefs: parse(hidden) }];
    const { supergraphSdl: other = '' } = composeServices(services);
    await expect(startEngine({ supergraphSdl: other, local, gate })).rejects.toThrow(/Valued holds a Count/);
  });
});
