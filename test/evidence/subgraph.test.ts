import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadEvidence } from '../../schema/evidence/loadEvidence.js';
import { type TestEvidence, testEvidence } from './testEvidence.js';

const register = loadEvidence();
let evidence: TestEvidence;
beforeAll(async () => {
  evidence = await testEvidence();
}, 60_000);
afterAll(() => evidence.stop());

/** The data of an answer without errors, as plain objects. */
async function answer(query: string, variables?: Record<string, unknown>): Promise<unknown> {
  const { data, errors } = await evidence.ask(query, variables);
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data));
}

describe('claims', () => {
  test('say that the headline figure of the letter is not safe to repeat, and why', async () => {
    const query = `{ claim(id: "L14") {
      id standing safeToRepeat because source { id from } figuresAsWritten
      supports { asks { id } recommendations { id } } counterArguments { id } contradictions { id } } }`;
    expect(await answer(query)).toEqual({
      claim: {
        id: 'L14',
        standing: 'MISSTATED',
        safeToRepeat: false,
        because: register.claims.find((claim) => claim.id === 'L14')?.because,
        source: { id: 'LETTER', from: 'London Assembly Police and Crime Committee' },
        figuresAsWritten: [
          'In 2013 47.8% of referrals received a conclusive decision',
          'in 2018 this figure fell to 16.45%',
          'declining',
        ],
        supports: { asks: [{ id: '6a' }], recommendations: [] },
        counterArguments: [
          { id: 'backlog-halved' },
          { id: 'positive-rate-rising' },
          { id: 'decision-basis-rose' },
        ],
        contradictions: [{ id: 'conclusive-or-positive' }],
      },
    });
  });

  test('give their arithmetic with every number explained', async () => {
    const query = `{ claim(id: "L18") { recomputations {
      finding writtenOut expression inputs { value what certainty } result { value unit decimals } } } }`;
    const recorded = register.claims.find((claim) => claim.id === 'L18')?.recomputations ?? [];
    expect(await answer(query)).toEqual({
      claim: { recomputations: recorded.map((one) => ({ ...one, writtenOut: '2,018 / 17,004 = 11.9%' })) },
    });
  });

  test('are all there as the register has them, in its order', async () => {
    const query = `{ claims { id title quotations figuresAsWritten population period geography sourceNamed
      notRecomputed problems { text certainty } sayInstead standing because } }`;
    expect(await answer(query)).toEqual({
      claims: register.claims.map(({ source, supports, counterArguments, recomputations, ...claim }) => ({
        ...claim,
        notRecomputed: claim.notRecomputed ?? null,
      })),
    });
  });

  test.each([
    ['safeToRepeat: true', ['L01', 'L03', 'L04', 'L12', 'L17', 'L19', 'P02', 'P06', 'P07']],
    ['standing: SUPERSEDED', ['L08', 'L16', 'P08']],
    ['standing: MISSTATED, safeToRepeat: true', []],
    ['source: PRESS_RELEASE, safeToRepeat: false', ['P01', 'P03', 'P04', 'P05', 'P08']],
    ['ask: "6c"', ['L17']],
    ['ask: "6d"', []],
    [
      'ask: null, source: PRESS_RELEASE, standing: null',
      ['P01', 'P02', 'P03', 'P04', 'P05', 'P06', 'P07', 'P08'],
    ],
  ])('are narrowed by (%s)', async (filter, ids) => {
    expect(await answer(`{ claims(${filter}) { id } }`)).toEqual({ claims: ids.map((id) => ({ id })) });
  });
});

describe('recommendations and asks', () => {
  test('are linked both ways', async () => {
    const query = `{ ask(id: "6e") { recommendation { id asks { id } } claims { id supports { asks { id } } }
      counterArguments { id answers { asks { id } recommendations { id } } claims { id } } } }`;
    const back = { asks: [{ id: '6e' }] };
    expect(await answer(query)).toEqual({
      ask: {
        recommendation: { id: 'R6', asks: ['6a', '6b', '6c', '6d', '6e'].map((id) => ({ id })) },
        claims: [{ id: 'L20', supports: back }],
        counterArguments: [
          { id: 'can-change-employer', answers: { ...back, recommendations: [] }, claims: [{ id: 'L20' }] },
        ],
      },
    });
  });

  test('carry the deadlines of the letter', async () => {
    expect(
      await answer('{ recommendation(id: "R3") { deadlines { what asWritten date } claims { id } } }'),
    ).toEqual({
      recommendation: {
        deadlines: register.recommendations.find((entry) => entry.id === 'R3')?.deadlines,
        claims: [{ id: 'L19' }],
      },
    });
  });
});

describe('cited figures', () => {
  test('are counts of a registered release, with what has to be known', async () => {
    const query = `{ citedFigures(measure: "AWAITING_CONCLUSIVE_GROUNDS") {
      id kind area { code } period periodAsWritten count { value status } asPublished release { dataset provenance } caveat } }`;
    const figure = (year: string, value: number, caveat: string) => ({
      id: `AWAITING_CONCLUSIVE_${year}`,
      kind: 'COUNT',
      area: { code: 'K02000001' },
      period: year,
      periodAsWritten: `End of ${year}`,
      count: { value, status: 'RELEASED' },
      asPublished: null,
      release: { dataset: 'citedFigures', provenance: 'OFFICIAL' },
      caveat,
    });
    const moment = 'People at one moment, the end of the period, not over it.';
    expect(await answer(query)).toEqual({
      citedFigures: [
        figure('2022', 29275, `${moment} The peak.`),
        figure('2024', 17168, moment),
        figure('2025', 5758, moment),
      ],
    });
  });

  test('that came without their counts are words, never cells', async () => {
    const ids = '["REASONABLE_GROUNDS_POSITIVE_2025_Q4", "DECISION_WAIT_2025_Q3", "NOBODY_SAID"]';
    expect(await answer(`{ citedFigures(ids: ${ids}) { id kind count { value } asPublished } }`)).toEqual({
      citedFigures: [
        { id: 'REASONABLE_GROUNDS_POSITIVE_2025_Q4', kind: 'PERCENT', count: null, asPublished: '62%' },
        { id: 'DECISION_WAIT_2025_Q3', kind: 'MEAN_DAYS', count: null, asPublished: '550 days' },
      ],
    });
  });

  test('name every area they are for', async () => {
    const found = JSON.stringify(await answer('{ citedFigures { area { code } } }'));
    const codes = new Set(found.match(/[EK]\d{8}/g));
    expect([...codes].sort()).toEqual(['E12000007', 'E23000001', 'E92000001', 'K02000001', 'K04000001']);
  });
});

describe('the statements sent', () => {
  test('do not grow with the number of claims', async () => {
    await answer(
      '{ claims { source { title } supports { asks { title } recommendations { title } } counterArguments { says } } }',
    );
    expect(evidence.statements).toHaveLength(8);
  });

  test('do not grow with the number of cited figures', async () => {
    await answer('{ citedFigures { count { value } } }');
    const all = evidence.statements.length;
    await answer('{ citedFigures(ids: ["NRM_REFERRALS_2025"]) { count { value } } }');
    expect(evidence.statements).toHaveLength(all);
  });
});

describe('entities', () => {
  test('are found by their key', async () => {
    const query = `query ($keys: [_Any!]!) { _entities(representations: $keys) {
      ... on Claim { id standing } ... on Ask { id title } ... on Area { code } } }`;
    const keys = [
      { __typename: 'Claim', id: 'L02' },
      { __typename: 'Ask', id: '6c' },
      { __typename: 'Claim', id: 'P06' },
    ];
    expect(await answer(query, { keys })).toEqual({
      _entities: [
        { id: 'L02', standing: 'MISSTATED' },
        { id: '6c', title: 'End immigration detention of victims' },
        { id: 'P06', standing: 'HOLDS_WITH_CAVEAT' },
      ],
    });
  });
});

describe('an id that nothing has', () => {
  test.each([
    [
      'claim(id: "L33") { id }',
      'There is no such claim. Expected an id that claims lists; found "L33". The nearest is L03.',
    ],
    [
      'claims(ask: "6f") { id }',
      'There is no such ask. Expected an id that asks lists; found "6f". The nearest is 6a.',
    ],
    ['recommendation(id: "r2") { id }', 'The nearest is R2. List them with recommendations.'],
    [
      'counterArgument(id: "backlog-halfed") { id }',
      'The nearest is backlog-halved. List them with counterArguments.',
    ],
  ])('is an error that names the nearest: %s', async (field, message) => {
    const { data, errors } = await evidence.ask(`{ ${field} }`);
    expect(data ?? null).toEqual(field.startsWith('claims') ? null : { [field.split('(')[0] ?? '']: null });
    expect(errors?.map((error) => error.message).join()).toContain(message);
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'UNKNOWN_ID' });
  });
});

describe('the contract', () => {
  test('describes every type, field, argument and value of its own', () => {
    const { schema } = evidence.subgraph;
    const undescribed = Object.values(schema.getTypeMap())
      .filter(
        ({ name }) =>
          !name.startsWith('_') && !['Query', 'String', 'Int', 'Float', 'Boolean', 'ID'].includes(name),
      )
      .flatMap((type) => [
        ...(type.description ? [] : [type.name]),
        ...('getFields' in type ? Object.values(type.getFields()) : [])
          .filter((field) => !field.description)
          .map((field) => `${type.name}.${field.name}`),
      ]);
    expect(undescribed.filter((name) => !/^(federation__|link__|FieldSet)/.test(name))).toEqual([]);
  });
});
