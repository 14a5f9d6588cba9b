import { describe, expect, test } from '@jest/globals';
import { ConcordatError, errorClasses } from '../../schema/protocol/errors.js';
import { explainError } from '../../schema/protocol/explainError.js';
import { exitCodeOf, exitCodes } from '../../scripts/exitCodes.js';

const foreseen = new ConcordatError('PORT_IN_USE', {
  expected: 'port 4000 to be free',
  found: 'another program on it',
  remedy: 'choose another with CONCORDAT_PORT.',
});

describe('an error on the command line', () => {
  test('that we foresaw says what was expected, what was found and what to do', () => {
    expect(explainError(foreseen, false)).toBe(
      [
        'PORT_IN_USE',
        '  expected  port 4000 to be free',
        '  found     another program on it',
        '  do        choose another with CONCORDAT_PORT.',
      ].join('\n'),
    );
  });

  test('that nobody foresaw shows where it happened only when asked', () => {
    const error = new Error('a surprise', { cause: new Error('its cause') });
    expect(explainError(error, false)).toBe(
      'Unforeseen error: a surprise\n  Run it again with --debug for where it happened.',
    );
    expect(explainError(error, true)).toContain('explainError.test.ts');
    expect(explainError(error, true)).toContain('caused by Error: its cause');
  });

  test('has an exit code by its class', () => {
    expect([exitCodeOf(foreseen), exitCodeOf(new Error('a surprise'))]).toEqual([3, 1]);
  });

  test('has an exit code of its own in each class', () => {
    const codes = [...new Set(Object.values(errorClasses))].map((name) => exitCodes[name]);
    expect(new Set([1, 130, ...codes]).size).toBe(codes.length + 2);
  });
});
