import { describe, expect, test } from '@jest/globals';
import { demonstrationPurpose } from '../../gateway/access/identity/demonstration/visitor.js';
import { loadPurposes, parsePurposes } from '../../schema/purposes/purposes.js';

const one = { id: 'board-reporting', title: 'Board reporting', use: 'Reports to a board.' };
const parseAll = (...purposes: readonly unknown[]) => parsePurposes(JSON.stringify(purposes));

describe('purposes', () => {
  test('are the five that are registered, that of the demonstration among them', () => {
    const ids = loadPurposes().map(({ id }) => id);
    expect(ids).toEqual([
      'evidence-to-the-home-secretary',
      'regional-strategy',
      'board-reporting',
      'service-planning',
      'public-transparency',
    ]);
    expect(ids).toContain(demonstrationPurpose);
  });

  test.each([
    { id: 'immigration-enforcement' },
    { id: 'immi-gration' },
    { title: 'IMMIGRATION_ENFORCEMENT' },
    { title: 'Ｉｍｍｉｇｒａｔｉｏｎ' },
    { title: 'Im\u00admigra\u0301tion checks' },
    { title: 'Border Force' },
    { use: 'To plan deportations.' },
  ])('of immigration enforcement are refused: %j', (change) => {
    expect(() => parseAll({ ...one, ...change })).toThrow('Immigration enforcement is no purpose');
  });

  test.each([
    ['none', '[]', 'expected array to have >=1 items'],
    ['twins', JSON.stringify([one, one]), 'Two purposes have one id.'],
    ['a member nobody knows', JSON.stringify([{ ...one, approved: true }]), 'Unrecognized key: "approved"'],
    ['no JSON', '[', "text that isn't JSON"],
  ])('are refused where there is: %s', (_, text, why) => {
    expect(() => parsePurposes(text)).toThrow(why);
  });
});
