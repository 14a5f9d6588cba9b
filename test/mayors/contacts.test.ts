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

describe('contacts', () => {
  test('of a borough are one in each register, with their age today', async () => {
    const fields =
      '{ office heldAt area { name } validFrom validTo isValid lastVerified daysSinceVerified freshness provenance }';
    const query = `{ area(code: "E09000001") { police: contacts(register: POLICE_SINGLE_POINT_OF_CONTACT) ${fields}
      council: contacts(register: COUNCIL_CHAMPION) ${fields} } }`;
    const common = {
      area: { name: 'City of London' },
      validFrom: '2025-04-01',
      validTo: null,
      isValid: true,
      provenance: 'SYNTHETIC',
    };
    expect(await answer(query)).toEqual({
      area: {
        police: [
          {
            ...common,
            office: 'SYNTHETIC: single point of contact for modern slavery, policing of City of London',
            heldAt: 'City of London Police (demo)',
            lastVerified: '2026-11-02',
            daysSinceVerified: 19,
            freshness: 'FRESH',
          },
        ],
        council: [
          {
            ...common,
            office: 'SYNTHETIC: modern slavery champion, council of City of London',
            heldAt: 'City of London council (demo)',
            lastVerified: '2026-07-30',
            daysSinceVerified: 114,
            freshness: 'STALE',
          },
        ],
      },
    });
  });

  test.each([
    ['E12000007', 33],
    ['E23000001', 32],
    ['E23000034', 1],
    ['E47000001', 0],
  ])('within %s are %i of each register', async (area, count) => {
    const query = `query ($area: ID!) { police: contacts(register: POLICE_SINGLE_POINT_OF_CONTACT, area: $area) { register }
      council: contacts(register: COUNCIL_CHAMPION, area: $area) { register } }`;
    expect(await answer(query, { area })).toEqual({
      police: Array(count).fill({ register: 'POLICE_SINGLE_POINT_OF_CONTACT' }),
      council: Array(count).fill({ register: 'COUNCIL_CHAMPION' }),
    });
  });

  test('are counted by freshness, those no longer valid left out', async () => {
    const query =
      '{ contactLists { register keptBy { id } entries fresh stale neverVerified gap { publisher { id } askedBy } } }';
    expect(await answer(query)).toEqual({
      contactLists: [
        {
          register: 'POLICE_SINGLE_POINT_OF_CONTACT',
          keptBy: { id: 'met' },
          entries: 30,
          fresh: 13,
          stale: 14,
          neverVerified: 3,
          gap: { publisher: { id: 'lmspb' }, askedBy: '2020-02-29' },
        },
        {
          register: 'COUNCIL_CHAMPION',
          keptBy: { id: 'london-councils' },
          entries: 30,
          fresh: 9,
          stale: 17,
          neverVerified: 4,
          gap: { publisher: { id: 'london-councils' }, askedBy: null },
        },
      ],
    });
  });

  test('of 33 boroughs come in one statement', async () => {
    await answer(
      '{ area(code: "E12000007") { members(kind: LOCAL_AUTHORITY) { contacts(register: COUNCIL_CHAMPION) { office } } } }',
    );
    // London, its members, their contacts.
    expect(mayors.statements).toHaveLength(3);
  });
});

describe('the super-complaint and the helpline', () => {
  test('have their course, their points and what is not held', async () => {
    const query = `{ superComplaint { complainant { id } submitted submittedTo { id } assessedEligible reportPublished reportBy { id }
      points { id state } gap { publisher { id } } } helpline { name number source { id } } }`;
    expect(await answer(query)).toEqual({
      superComplaint: {
        complainant: { id: 'hestia' },
        submitted: '2019-03',
        submittedTo: [{ id: 'hmicfrs' }],
        assessedEligible: '2019-07',
        reportPublished: '2021-05-26',
        reportBy: [{ id: 'hmicfrs' }, { id: 'iopc' }, { id: 'college-of-policing' }],
        points: ['response-hinders-prosecution', 'prosecutions-low', 'handling-and-protection'].map((id) => ({
          id,
          state: 'RAISED',
        })),
        gap: { publisher: { id: 'hmicfrs' } },
      },
      helpline: { name: 'Modern Slavery Helpline', number: '08000 121 700', source: { id: 'PRESS_RELEASE' } },
    });
  });
});

describe('bodies', () => {
  test('are all there as the register has them, in its order', async () => {
    const query = '{ bodies { id name kind whatItIs needs query gaps namedIn { id } } }';
    expect(await answer(query)).toEqual({
      bodies: held.bodies.map((body) => ({ ...body, namedIn: body.namedIn.map((id) => ({ id })) })),
    });
  });

  test.each([
    ['{ body(id: "hesta") { name } }', 'body', 'The nearest is hestia. List them with bodies.'],
    ['{ commitments(owner: "MOPAC1") { id } }', 'body', 'The nearest is mopac. List them with bodies.'],
    [
      '{ commitment(id: "good-work") { id } }',
      'commitment',
      'The nearest is good-work-standard. List them with commitments.',
    ],
  ])(
    'and commitments that do not exist are errors that name the nearest: %s',
    async (query, kind, remedy) => {
      const { errors } = await mayors.ask(query);
      expect(errors?.map(({ originalError }) => originalError)).toEqual([
        expect.objectContaining({
          code: 'UNKNOWN_ID',
          message: expect.stringContaining(`no such ${kind}`),
          remedy,
        }),
      ]);
    },
  );
});
