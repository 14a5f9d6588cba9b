import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { loadEvidence, type ReadText } from '../../schema/evidence/loadEvidence.js';

const folder = new URL('../../schema/evidence/', import.meta.url);

/** The register with one text of one file replaced. */
const replaced =
  (inFile: string, from: string, to: string): ReadText =>
  (file) => {
    const text = readFileSync(new URL(file, folder), 'utf8');
    return file === inFile ? text.replace(from, to) : text;
  };

describe('a register that does not fit together is refused', () => {
  test.each([
    [
      'a counter-argument nobody wrote',
      'claims/letter.json',
      '"decision-basis-rose"',
      '"nobody-said"',
      'claim L14 names nobody-said',
    ],
    [
      'an ask of a recommendation that does not exist',
      'claims/letter.json',
      '"asks": ["6a"], "recommendations": ["R1"]',
      '"asks": ["6a"], "recommendations": ["R9"]',
      'recommendations',
    ],
    [
      'arithmetic that does not follow',
      'claims/letter.json',
      '"value": 1154.55',
      '"value": 1154.54',
      'claim L02: (2346 - 187) / 187 is 1154.55',
    ],
    [
      'a figure that is not in the words quoted',
      'claims/letter.json',
      '"almost three times"',
      '"almost four times"',
      `claim L01: "almost four times" isn't in the words quoted`,
    ],
    ['an id that stands twice', 'asks.json', '"id": "6b"', '"id": "6a"', 'asks: 6a stands twice'],
    [
      'a standing nobody defined',
      'claims/letter.json',
      '"standing": "MISSTATED"',
      '"standing": "WRONG"',
      'schema/evidence/claims/letter.json',
    ],
    [
      'a period no cell can stand in',
      'cited-figures.json',
      '"period": "2015/2016"',
      '"period": "2015-16"',
      'a period of the protocol',
    ],
    ['a file that is not JSON', 'asks.json', '[', '', "text that isn't JSON"],
  ])('%s', (_, file, from, to, message) => {
    expect(() => loadEvidence(replaced(file, from, to))).toThrow(message);
  });

  test('with every fault in one message', () => {
    const load = () =>
      loadEvidence(replaced('counter-arguments.json', '"id": "can-change-employer"', '"id": "renamed"'));
    expect(load).toThrow('claim L20 names can-change-employer');
  });
});
