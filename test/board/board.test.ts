import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Kind, parse } from 'graphql';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadBoard, type ReadText } from '../../schema/board/loadBoard.js';
import { loadEvidence } from '../../schema/evidence/loadEvidence.js';

const board = loadBoard();
const areas = loadAreas();
const boroughs = areas.membersOf('E12000007', 'LOCAL_AUTHORITY').map(({ code }) => code);

describe('what is held about the board and the bodies', () => {
  test('has an owner, an area that exists and a state for each commitment', () => {
    expect(
      board.commitments.map(({ id, owner, areas: codes, state }) => [id, owner, ...codes, state]),
    ).toEqual([
      ['london-strategy', 'mayor-of-london', 'E12000007', 'NOT_KNOWN'],
      ['police-and-crime-plan-2017-2021', 'mopac', 'E12000007', 'LAPSED'],
      ['met-business-plan', 'met', 'E23000001', 'PROMISED'],
      ['good-work-standard', 'mayor-of-london', 'E12000007', 'IN_PLACE'],
      ['hertfordshire-strategy-2018-2021', 'hertfordshire-pcc', 'E23000027', 'LAPSED'],
      ['pre-referral-accommodation-west-mercia', 'west-mercia-pcc', 'E23000016', 'IN_PLACE'],
      ['pre-referral-accommodation-thames-valley', 'thames-valley-pcc', 'E23000029', 'IN_PLACE'],
      ['borough-ambassadors', 'mayor-of-london', 'E12000007', 'IN_PLACE'],
      ['met-single-points-of-contact', 'met', 'E23000001', 'IN_PLACE'],
      ['council-champions', 'htf', 'E12000007', 'NOT_KNOWN'],
      ['steering-group-2017', 'mopac', 'E12000007', 'NOT_KNOWN'],
      ['partnership-board', 'mayor-of-london', 'E12000007', 'IN_PLACE'],
      ['specialist-unit', 'met', 'E23000001', 'DELIVERED'],
      ['newspaper-campaign', 'mayor-of-london', 'E12000007', 'DELIVERED'],
      ['hertfordshire-steering-group', 'hertfordshire-pcc', 'E23000027', 'IN_PLACE'],
    ]);
    expect(board.commitments.flatMap(({ areas: codes }) => codes).filter((code) => !areas.get(code))).toEqual(
      [],
    );
  });

  test('keeps two registers, each with one office in every one of 33 boroughs', () => {
    const codesOf = (wanted: string) =>
      board.contacts.filter(({ register }) => register === wanted).map(({ area }) => area);
    expect(codesOf('POLICE_SINGLE_POINT_OF_CONTACT').sort()).toEqual([...boroughs].sort());
    expect(codesOf('COUNCIL_CHAMPION').sort()).toEqual([...boroughs].sort());
  });

  test('responds to each of the six recommendations, or says that nothing is held', () => {
    expect(
      board.responses.map(({ recommendation, due, gap }) => [recommendation, due, gap?.publisher]),
    ).toEqual(loadEvidence().recommendations.map(({ id }) => [id, '2020-03-01', 'mopac']));
  });

  test('holds one telephone number, that of the helpline', () => {
    const numbers = JSON.stringify(board).match(/\b0[\d ]{9,12}\b/g);
    expect(numbers).toEqual([board.helpline.number]);
    expect(board.helpline.number).toBe('08000 121 700');
  });

  test('holds no address of a mailbox', () => {
    expect(JSON.stringify(board)).not.toContain('@');
  });

  test('dates its two source documents as the evidence register does', () => {
    const dates = (list: readonly { id: string; dated: string | null }[]) =>
      list.filter(({ id }) => id === 'LETTER' || id === 'PRESS_RELEASE').map(({ id, dated }) => [id, dated]);
    expect(dates(board.sources)).toEqual(dates(loadEvidence().sources));
  });

  test('asks about each body with one query without variables', () => {
    const shapes = board.bodies.map(({ query }) => parse(query).definitions);
    expect(
      shapes.every(([only, ...more]) => only?.kind === Kind.OPERATION_DEFINITION && more.length === 0),
    ).toBe(true);
  });
});

const folder = new URL('../../schema/board/', import.meta.url);

/** The folder with one text of one file replaced. */
const replaced =
  (inFile: string, from: string, to: string): ReadText =>
  (file) => {
    const text = readFileSync(new URL(file, folder), 'utf8');
    return file === inFile ? text.replace(from, to) : text;
  };

describe('data that do not fit together are refused', () => {
  test.each([
    [
      'an owner nobody named',
      'commitments.json',
      '"owner": "met"',
      '"owner": "nobody"',
      'there is no body nobody',
    ],
    ['a source nobody listed', 'helpline.json', '"PRESS_RELEASE"', '"RUMOUR"', 'there is no source RUMOUR'],
    ['a state nobody defined', 'commitments.json', '"LAPSED"', '"FORGOTTEN"', 'state'],
    [
      'an id that stands twice',
      'minutes.json',
      'minutes-2026-06-11',
      'minutes-2026-02-12',
      'minutes: minutes-2026-02-12 stands twice',
    ],
    [
      'minutes made up without saying so',
      'minutes.json',
      '"SYNTHETIC: minutes',
      '"Minutes',
      'minutes-2026-02-12 must say SYNTHETIC',
    ],
    [
      'a real title on what is made up',
      'actions.json',
      '"Metropolitan Police (demo)"',
      '"Metropolitan Police"',
      'must stand under a name that ends in (demo)',
    ],
    [
      'an action of no meeting',
      'actions.json',
      '"minutes": "minutes-2026-09-24"',
      '"minutes": "none"',
      'action evidence-for-asks is of minutes nobody kept',
    ],
    [
      'a response with neither text nor gap',
      'responses.json',
      '"text": null',
      '"text": "Agreed."',
      'response response-r1 has to have either a text or a gap',
    ],
    [
      'a contact verified before its time',
      'contacts.json',
      '"lastVerified": "2026-11-02"',
      '"lastVerified": "2001-01-01"',
      'is verified on a day it is not valid',
    ],
    ['text that is no JSON', 'board.json', '{', '', "text that isn't JSON"],
  ])('%s', (_what, file, from, to, fault) => {
    expect(() => loadBoard(replaced(file, from, to))).toThrow(
      expect.objectContaining({ code: 'DATA_INVALID', found: expect.stringContaining(fault) }),
    );
  });

  test('a commitment without a date that states no gap', () => {
    const withoutGaps: ReadText = (file) => {
      const text = readFileSync(new URL(file, folder), 'utf8');
      if (file !== 'commitments.json') return text;
      const [first, ...rest] = JSON.parse(text);
      return JSON.stringify([{ ...first, gaps: [] }, ...rest]);
    };
    expect(() => loadBoard(withoutGaps)).toThrow(
      'commitment london-strategy has no due date or measure and states no gap',
    );
  });
});
