import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CellGate } from '../../../gateway/engine/cellGate.js';
import { type Engine, startEngine } from '../../../gateway/engine/engine.js';
import { percentOf } from '../../../schema/protocol/rate.js';
import { decisionsOf, type GateBench, merseyside, metropolitan, startGateBench } from './gateBench.js';
import { places } from './gatedEngine.js';
import { type Stranger, startStranger } from './stranger.js';

let bench: GateBench;
let stranger: Stranger;
let engine: Engine;
let gate: CellGate;

beforeAll(async () => {
  bench = await startGateBench();
  stranger = await startStranger();
  engine = await startEngine({
    supergraphSdl: stranger.supergraphSdl,
    subgraphUrl: () => stranger.url,
    local: new Map([['mayors', places()]]),
    gate: { inspect: (...found) => gate.inspect(...found) },
  });
});
afterAll(async () => {
  await engine.close();
  await stranger.close();
  await bench.stop();
});

const home = merseyside.home;
const cellOf = (outcome: string, { owner, home: area } = merseyside) =>
  `${decisionsOf({ owner, home: area }).id}#CITY_REGION_YEAR_KIND_OUTCOME/${area === home ? area : 'E12000007'}/2023/REASONABLE_GROUNDS/${outcome}`;
const count = (cell: string, value: number | null, change = {}) => ({
  cell,
  value,
  status: value === null ? 'WITHHELD' : 'RELEASED',
  note: null,
  ...change,
});
const positive = count(cellOf('POSITIVE'), 25);
const all = count(cellOf('ALL'), 30);
const rate = { numerator: positive, denominator: all, ...percentOf(25, 30, true), status: 'RELEASED' };
const honest = { area: { code: home }, period: '2023', figure: positive, rate };

async function ask(answer: unknown, selection: string, errors: readonly unknown[] = []) {
  gate = bench.gate();
  stranger.answers = () => answer;
  stranger.errors = errors;
  const query = `{ area(code: "${home}") { havenReferrals { ${selection} } } }`;
  const result = await engine.execute({ query });
  return { result, text: JSON.stringify(result) };
}

const everything =
  'area { code } period figure { cell value status note } rate { numerator { value } denominator { value } percent low high status }';

test('registered figures pass from a service of somebody else under fields of its own', async () => {
  const { result } = await ask([honest], everything);
  expect(result.errors).toBeUndefined();
  expect(result.data).toEqual({
    area: {
      havenReferrals: [
        { ...honest, rate: { ...rate, numerator: { value: 25 }, denominator: { value: 30 } } },
      ],
    },
  });
});

describe('nothing passes from a service of somebody else that', () => {
  const figure = (change: object) => [{ ...honest, figure: { ...positive, ...change }, rate: null }];
  test.each([
    ['shows a true count', figure({ value: 27 }), everything, '27'],
    ['shows a withheld count', figure(count(cellOf('NEGATIVE'), 4)), everything, ':4,'],
    ['shows a count of its own, without a cell', figure({ cell: '', value: 44 }), everything, '44'],
    ['shows it under an alias', figure({ value: 27 }), 'people: figure { number: value }', '27'],
    [
      'shows it behind a fragment',
      figure({ value: 27 }),
      '... on HavenReferral { figure { ... on Count { value } } }',
      '27',
    ],
    ['shows it where nobody asked for a cell', figure({ cell: 'mine', value: 44 }), 'figure { value }', '44'],
    [
      'shows it where nothing but the type was asked beside it',
      figure({ value: 27 }),
      'figure { __typename value }',
      '27',
    ],
    [
      'shows true counts under a rate of which only the percentage was asked',
      [{ ...honest, rate: { ...rate, percent: 87.1 } }],
      'rate { percent }',
      '87',
    ],
    [
      'shows a percentage of nothing',
      [{ ...honest, rate: { ...rate, numerator: count('', 27), percent: 87 } }],
      'rate { percent low }',
      '87',
    ],
    [
      "shows another owner's count as of this area",
      figure(count(cellOf('POSITIVE', metropolitan), 135)),
      everything,
      '135',
    ],
    ['shows a registered count of another period', [{ ...honest, period: '2022' }], everything, ':25,'],
    ['shows the same cell again and again', Array.from({ length: 27 }, () => honest), everything, ':25,'],
  ])('%s', async (_, answer, selection, shown) => {
    const { result, text } = await ask(answer, selection);
    expect(text).not.toContain(shown);
    expect(result.errors?.[0]?.extensions).toMatchObject({ code: 'DISCLOSURE_REFUSED', subgraph: 'haven' });
  });

  const path = ['_entities', 0, 'havenReferrals'];
  test.each([
    ['the text of an error', { message: 'In truth 27 people.', path }],
    [
      'the extensions of an error',
      { message: 'No.', path, extensions: { people: 'In truth 27 people.', code: 'In truth 27 people.' } },
    ],
    ['the path of an error', { message: 'No.', path: ['In truth 27 people.', 27] }],
    ['the place of an error', { message: 'No.', locations: [{ line: 27, column: 27 }], path }],
    ['an error of no shape', 'In truth 27 people.'],
  ])('puts counts into %s', async (_, error) => {
    const { text } = await ask(null, everything, [error]);
    expect(text).not.toContain('27');
    expect(text).not.toContain('truth');
  });

  test('says a type that the graph does not know', async () => {
    const { text } = await ask([{ ...honest, __typename: 'Victims27' }], `__typename ${everything}`);
    expect(text).not.toContain('27');
  });
});

test('an answer with a fault is whole but for it, and says where and whose it is', async () => {
  const { result } = await ask(
    [honest, { ...honest, figure: count(cellOf('NEGATIVE'), 4), rate: null }],
    'figure { value status }',
  );
  const withheld = { figure: { value: null, status: 'WITHHELD' } };
  expect(result).toEqual({
    data: { area: { havenReferrals: [withheld, withheld] } },
    errors: [0, 1].map((at) => ({
      message: 'Figures of the subgraph haven are withheld: they are not the registered ones.',
      path: ['area', 'havenReferrals', at],
      extensions: {
        code: 'DISCLOSURE_REFUSED',
        subgraph: 'haven',
        remedy:
          'The fault is recorded. Whoever runs haven must answer from the register; ask again after that.',
      },
    })),
  });
});
