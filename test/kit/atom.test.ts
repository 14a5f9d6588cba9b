import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { atomsOf, codesCounted } from '../../subgraphs/kit/release/atom.js';

const catalogue = loadCatalogue();
const exploitation = catalogue.dimension('exploitation');
const types = ['LABOUR', 'SEXUAL', 'DOMESTIC', 'CRIMINAL', 'ORGAN_HARVESTING'];

describe('the codes a row counts under', () => {
  test.each([
    ['', ['NOT_SPECIFIED', 'ALL']],
    ['LABOUR', ['LABOUR', 'ANY_LABOUR', 'ALL']],
    ['LABOUR+DOMESTIC', ['MULTIPLE', 'ANY_LABOUR', 'ANY_DOMESTIC', 'ALL']],
    ['LABOUR+LABOUR', ['LABOUR', 'ANY_LABOUR', 'ALL']],
  ])('for the exploitation %j are its own, those of every type named, and the total', (named, codes) => {
    expect(codesCounted(exploitation, named)).toEqual(codes);
  });

  test('hold one of the partition, one ANY_ for each type named, and the total, each once', () => {
    fc.assert(
      fc.property(fc.subarray(types), (named) => {
        const codes = codesCounted(exploitation, named.join('+'));
        expect(new Set(codes).size).toBe(codes.length);
        expect(codes.filter((code) => exploitation.partition?.includes(code))).toHaveLength(1);
        expect(codes.filter((code) => code.startsWith('ANY_'))).toEqual(named.map((type) => `ANY_${type}`));
        expect(codes.at(-1)).toBe('ALL');
      }),
    );
  });

  test.each([
    ['age', 'CHILD', ['CHILD', 'ALL']],
    ['kind', 'CONCLUSIVE_GROUNDS', ['CONCLUSIVE_GROUNDS']],
    ['stage', 'CHARGED', ['CHARGED']],
  ])('for the %s %s are its own, and the total where there is one', (dimension, code, codes) => {
    expect(codesCounted(catalogue.dimension(dimension), code)).toEqual(codes);
  });

  test.each([
    ['exploitation', 'BEGGING', 'exploitation has no code "BEGGING"'],
    ['exploitation', 'LABOUR+BEGGING', 'exploitation has no code "ANY_BEGGING"'],
    ['exploitation', 'MULTIPLE', 'exploitation has no code "ANY_MULTIPLE"'],
    ['exploitation', '+', 'exploitation has no code ""'],
    ['age', '', 'age has no code "": expected one of ADULT, CHILD, UNKNOWN, ALL.'],
    ['age', 'adult', 'age has no code "adult"'],
  ])('for the %s %j there are none: nothing is counted under a guess', (dimension, code, message) => {
    expect(() => codesCounted(catalogue.dimension(dimension), code)).toThrow(message);
  });
});

describe('atoms', () => {
  const decisions = catalogue.datasets.find(({ name }) => name === 'decisions');
  if (decisions === undefined) throw new Error('no decisions');
  const row = {
    area: 'E23000004',
    period: '2023-Q1',
    kind: 'REASONABLE_GROUNDS',
    outcome: 'POSITIVE',
    age: 'ADULT',
    n: '12',
  };

  test('are read from what SQL returns, with the count as a number', () => {
    expect(atomsOf([row], decisions, catalogue)).toEqual([
      {
        area: 'E23000004',
        period: '2023-Q1',
        codes: { kind: 'REASONABLE_GROUNDS', outcome: 'POSITIVE', age: 'ADULT' },
        count: 12,
      },
    ]);
  });

  test('keep nothing but the columns of the dataset', () => {
    const [atom] = atomsOf([{ ...row, name: 'A person' }], decisions, catalogue);
    expect(atom?.codes).toEqual({ kind: 'REASONABLE_GROUNDS', outcome: 'POSITIVE', age: 'ADULT' });
  });

  test.each([
    ['a column missing', { age: undefined }],
    ['no value in a column', { kind: null }],
    ['a negative count', { n: '-1' }],
    ['a count that is none', { n: '1.5' }],
  ])('with %s are refused', (_, change) => {
    expect(() => atomsOf([{ ...row, ...change }], decisions, catalogue)).toThrow();
  });
});
