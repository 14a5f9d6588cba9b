import { describe, expect, test } from '@jest/globals';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { ConcordatError } from '../../schema/protocol/errors.js';

const areas = loadAreas();

function refusal(code: string): Record<string, unknown> {
  try {
    areas.require(code);
  } catch (error) {
    if (error instanceof ConcordatError) return { code: error.code, message: error.message };
  }
  return {};
}

describe('an unknown area', () => {
  test('is refused with the nearest code', () => {
    expect(refusal('E0900007')).toEqual({
      code: 'UNKNOWN_AREA',
      message: expect.stringContaining('E09000007 (Camden)'),
    });
  });

  test.each([
    ['Camdn', 'E09000007 (Camden)'],
    ['Camden', 'E09000007 (Camden)'],
    ['e12000007', 'E12000007 (London)'],
    ['metropolitan', 'E23000001 (Metropolitan Police)'],
    ['E47000010', 'E47000014 (North East)'],
    ['E47000011', 'E47000014 (North East)'],
    ['E08000039', 'E08000019 (Sheffield)'],
  ])('named %s suggests %s', (asked, suggestion) => {
    expect(refusal(asked)['message']).toContain(suggestion);
  });

  test('of endless length is neither echoed whole nor compared whole', () => {
    expect(String(refusal('E'.repeat(100_000))['message']).length).toBeLessThan(400);
  });

  test('without a single letter is refused with where to look', () => {
    expect(refusal('')['message']).toContain('areas(kind:)');
  });

  test('is undefined to those who only ask whether it exists', () => {
    expect(areas.get('E47000010')).toBeUndefined();
    expect(areas.get('__proto__')).toBeUndefined();
  });
});
