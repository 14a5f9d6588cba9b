import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadBoard } from '../../schema/board/loadBoard.js';
import { type TestMayors, testMayors } from './testMayors.js';

const held = loadBoard();
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

describe('commitments', () => {
  test('say what is promised, by whom, where it is said and what is not known', async () => {
    const query = `{ commitment(id: "met-business-plan") { title kind owner { name } areas { name } promises measure due state
      recommendations { id } citation { says certainty source { id dated } } gaps { missing publisher { id } askedFor askedBy } } }`;
    expect(await answer(query)).toEqual({
      commitment: {
        title: 'Business Plan of the Metropolitan Police',
        kind: 'PLAN',
        owner: { name: 'Metropolitan Police Service (the Met)' },
        areas: [{ name: 'Metropolitan Police' }],
        promises:
          'To review its approach, skills and capabilities to tackle threats like modern slavery and human trafficking.',
        measure: null,
        due: null,
        state: 'PROMISED',
        recommendations: [{ id: 'R4' }, { id: 'R5' }],
        citation: {
          says: 'contains commitments to review its approach, skills and capabilities to tackle threats like modern slavery and human trafficking',
          certainty: 'READ_IN_SOURCE',
          source: { id: 'LETTER', dated: '2019-12' },
        },
        gaps: [
          {
            missing: 'The years of the plan, the measure and date of the review, and what it found',
            publisher: { id: 'met' },
            askedFor: null,
            askedBy: null,
          },
        ],
      },
    });
  });

  test.each([
    ['state: LAPSED', ['police-and-crime-plan-2017-2021', 'hertfordshire-strategy-2018-2021']],
    ['owner: "mopac"', ['police-and-crime-plan-2017-2021', 'steering-group-2017']],
    ['area: "E23000016"', ['pre-referral-accommodation-west-mercia']],
    ['area: "E23000027", state: IN_PLACE', ['hertfordshire-steering-group']],
    ['area: null, owner: null, state: null', held.commitments.map(({ id }) => id)],
  ])('are narrowed by (%s)', async (filter, ids) => {
    expect(await answer(`{ commitments(${filter}) { id } }`)).toEqual({
      commitments: ids.map((id) => ({ id })),
    });
  });

  test('of an area are those of what it lies in and of what lies in it', async () => {
    const ofLondon = held.commitments.filter(({ areas }) =>
      areas.some((code) => /E12000007|E23000001/.test(code)),
    );
    const expected = ofLondon.map(({ id }) => ({ id }));
    const query =
      '{ camden: area(code: "E09000007") { commitments { id } } london: area(code: "E12000007") { commitments { id } } }';
    expect(await answer(query)).toEqual({
      camden: { commitments: expected },
      london: { commitments: expected },
    });
  });

  test('of every borough come in one statement for links and one for commitments', async () => {
    await answer(
      '{ area(code: "E12000007") { members(kind: LOCAL_AUTHORITY) { commitments { title owner { name } } } } }',
    );
    // London, its members, the links, the commitments, their owners.
    expect(mayors.statements).toHaveLength(5);
  });
});

describe('the board', () => {
  test('states what it was asked to publish and has not, and marks what is made up', async () => {
    const query = `{ board { name established termsOfReference { text gap { missing askedBy publisher { id } } }
      minutes { title provenance } actions { title owner provenance } gaps { askedBy } } }`;
    expect(await answer(query)).toEqual({
      board: {
        name: 'London Modern Slavery Partnership Board (LMSPB)',
        established: '2017-06',
        termsOfReference: {
          text: null,
          gap: {
            missing: 'The terms of reference, with the times at which they are reviewed',
            askedBy: '2020-02-29',
            publisher: { id: 'lmspb' },
          },
        },
        minutes: Array(3).fill({ title: expect.stringMatching(/^SYNTHETIC: /), provenance: 'SYNTHETIC' }),
        actions: Array(6).fill({
          title: expect.stringMatching(/^SYNTHETIC: /),
          owner: expect.stringMatching(/ \(demo\)$/),
          provenance: 'SYNTHETIC',
        }),
        gaps: ['2020-02-29', '2020-02-29', '2020-02-29', null, '2020-03-01'].map((askedBy) => ({ askedBy })),
      },
    });
  });

  test('knows which actions are overdue today', async () => {
    const query =
      '{ board { actions(overdue: true) { id due state minutes { heldOn } } others: actions(overdue: false) { id state } } }';
    expect(await answer(query)).toEqual({
      board: {
        actions: [
          {
            id: 'verify-police-contacts',
            due: '2026-09-30',
            state: 'OVERDUE',
            minutes: { heldOn: '2026-02-12' },
          },
          {
            id: 'civil-orders-briefing',
            due: '2026-10-30',
            state: 'OVERDUE',
            minutes: { heldOn: '2026-06-11' },
          },
        ],
        others: [
          { id: 'draft-terms', state: 'DONE' },
          { id: 'verify-council-champions', state: 'DONE' },
          { id: 'caveats', state: 'DONE' },
          { id: 'evidence-for-asks', state: 'OPEN' },
        ],
      },
    });
  });
});

describe('responses', () => {
  test('are missing, with what was said before by role', async () => {
    const query = `{ responses { recommendation { id } respondent { id } due text gap { askedBy } saidBefore { role } } }`;
    const { responses } = (await answer(query)) as { responses: { saidBefore: { role: string }[] }[] };
    expect(responses[1]).toEqual({
      recommendation: { id: 'R2' },
      respondent: { id: 'mopac' },
      due: '2020-03-01',
      text: null,
      gap: { askedBy: '2020-03-01' },
      saidBefore: [{ role: 'Director of Strategy, MOPAC' }],
    });
    expect(responses.map(({ saidBefore }) => saidBefore.length)).toEqual([4, 1, 1, 1, 2, 0]);
  });

  test('extend the recommendations of another subgraph, all in one statement', async () => {
    const these = ['R1', 'R3', 'R6'].map((id) => ({ __typename: 'Recommendation', id }));
    const query =
      'query ($these: [_Any!]!) { _entities(representations: $these) { ... on Recommendation { responses { id } } } }';
    expect(await answer(query, { these })).toEqual({
      _entities: ['r1', 'r3', 'r6'].map((id) => ({ responses: [{ id: `response-${id}` }] })),
    });
    expect(mayors.statements).toHaveLength(1);
  });

  test('stand beside the commitments that bear on the same recommendation', async () => {
    const these = [{ __typename: 'Recommendation', id: 'R4' }];
    const query =
      'query ($these: [_Any!]!) { _entities(representations: $these) { ... on Recommendation { commitments { id } } } }';
    expect(await answer(query, { these })).toEqual({
      _entities: [{ commitments: [{ id: 'met-business-plan' }, { id: 'specialist-unit' }] }],
    });
  });
});
