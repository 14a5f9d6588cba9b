import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { evaluate, numbersIn } from '../../schema/evidence/arithmetic.js';
import { loadEvidence } from '../../schema/evidence/loadEvidence.js';
import { recomputationFaults, recompute, writtenOut } from '../../schema/evidence/recompute.js';

const { claims } = loadEvidence();

/** Worked out by hand from the sources; the register must come to the same. */
const byHand: Readonly<Record<string, readonly number[]>> = {
  L01: [1543, 33.3, 7],
  L02: [1154.55, 28.1],
  L03: [3.6],
  L04: [10.5, 13.6],
  L05: [33, 43, 3.2],
  L06: [807.09, 365.6],
  L07: [54.1],
  L08: [33.5, 35.8, 62, 34.1],
  L10: [4, 360],
  L14: [47.77, 16.445, 16.4495, 31.35, 65.6, 68.1, 46.3, 61.4, 70, 88.5, 54.6],
  L15: [115.2, 2.15, 114.4, 23.3],
  L16: [23517, 80.3, 22, 24],
  L17: [28, 94.5, 5.5, 68.5, 64.7, 83.2, 88.1, 16.8, 11.9],
  L18: [11.9],
  P01: [259.7],
  P02: [259.7, 260.1, 1009],
  P03: [132, 128],
  P04: [31.3, 30.3],
  P08: [23.2, 23.2, 9],
};

describe('recomputation', () => {
  test.each(claims)('of $id comes to what was worked out by hand', (claim) => {
    expect(claim.recomputations.map(recompute)).toEqual(byHand[claim.id] ?? []);
    expect(claim.recomputations.flatMap(recomputationFaults)).toEqual([]);
  });

  test('is written out for a reader', () => {
    const growth = claims.find((claim) => claim.id === 'L02')?.recomputations.map(writtenOut);
    expect(growth).toEqual(['(2,346 - 187) / 187 = 1,154.55%', '884 / 3,146 = 28.1%']);
  });

  test('names a result that does not follow and a number that nobody explains', () => {
    const faults = recomputationFaults({
      finding: 'Wrong on purpose.',
      expression: '(2346 - 187) / 187',
      inputs: [
        { value: 187, what: 'cases of 2013', certainty: 'READ_IN_SOURCE' },
        { value: 300, what: 'nothing', certainty: 'READ_IN_SOURCE' },
      ],
      result: { value: 1154, unit: 'PERCENT', decimals: 0 },
    });
    expect(faults).toEqual([
      '(2346 - 187) / 187 is 1155, recorded as 1154',
      '2346 in (2346 - 187) / 187 has no input',
      "input 300 isn't in (2346 - 187) / 187",
    ]);
  });
});

describe('the arithmetic', () => {
  test.each([
    ['2 + 3 * 4', 14],
    ['(2 + 3) * 4', 20],
    ['10 - 4 - 3', 3],
    ['24 / 4 / 2', 3],
    ['((1.5))', 1.5],
  ])('works out %s', (expression, value) => {
    expect(evaluate(expression)).toBe(value);
  });

  test.each(['', '2 +', '(2', '2)', '2 2', '* 2', '()'])('refuses "%s"', (expression) => {
    expect(() => evaluate(expression)).toThrow(SyntaxError);
  });

  test('refuses anything that is not arithmetic', () => {
    expect(() => evaluate('process.exit(1)')).toThrow('expected arithmetic, found "process.exit(1)"');
  });

  test('finds the numbers of an expression in order', () => {
    expect(numbersIn('(0.478 - 0.1645) / 0.478')).toEqual([0.478, 0.1645, 0.478]);
  });

  test('agrees with the language for any sum of products', () => {
    const whole = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(whole, whole, whole, whole, (a, b, c, d) => {
        expect(evaluate(`(${a} - ${b}) / ${c} + ${d} * ${a}`)).toBe((a - b) / c + d * a);
      }),
    );
  });
});
