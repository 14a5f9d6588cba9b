import { describe, expect, test } from '@jest/globals';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { checkAreas, checkRows } from '../../subgraphs/kit/release/checkRows.js';

const catalogue = loadCatalogue();
const made = catalogue.dataset('referralsMade');
if (made === undefined) throw new Error('no referralsMade');
const row = {
  area: 'E23000004',
  period: '2023-Q1',
  exploitation: 'LABOUR+DOMESTIC',
  age: 'ADULT',
  sex: 'MALE',
  n: 3,
};

describe('rows are refused, with their place and what to do,', () => {
  test.each([
    [
      'a code outside the list',
      [{ ...row, age: 'ELDERLY' }],
      'row 1 of referralsMade',
      'age: ADULT, CHILD, UNKNOWN',
    ],
    [
      'an overlapping code, which rows never carry',
      [{ ...row, exploitation: 'ANY_LABOUR' }],
      'row 1',
      'exploitation: ',
    ],
    ['a type named twice', [{ ...row, exploitation: 'LABOUR+LABOUR' }], 'row 1', 'exploitation: '],
    ['two values where there is one', [{ ...row, age: 'ADULT+CHILD' }], 'row 1', 'age: '],
    ['a missing code', [{ ...row, sex: undefined }], 'row 1', 'a code for sex'],
    ['the same row twice', [row, { ...row, sex: 'FEMALE' }, row], 'row 3', 'that of row 1 again'],
    ['a negative count', [{ ...row, n: -1 }], 'row 1', 'a whole number from 0'],
    ['a fraction', [{ ...row, n: 1.5 }], 'row 1', 'a whole number from 0'],
    ['no period', [{ ...row, period: 'spring' }], 'row 1', 'a year or a quarter'],
  ])('for %s', (_, rows, place, why) => {
    expect(() => checkRows(rows, made, catalogue)).toThrow(expect.objectContaining({ code: 'DATA_INVALID' }));
    expect(() => checkRows(rows, made, catalogue)).toThrow(place);
    expect(() => checkRows(rows, made, catalogue)).toThrow(why);
    expect(() => checkRows(rows, made, catalogue)).toThrow('build again');
  });

  const cleveland = { areas: loadAreas(), home: 'E23000013' };

  test('for an area nobody knows', () => {
    const atoms = [{ area: 'E99', period: '2023', count: 1, codes: {} }];
    expect(() => checkAreas(atoms, made, cleveland)).toThrow('row 1 of referralsMade');
  });

  test('for a referral that another force made, but not for one whose place is elsewhere', () => {
    const durham = [{ area: 'E23000008', period: '2023', count: 1, codes: {} }];
    expect(() => checkAreas(durham, made, cleveland)).toThrow('"E23000008", Durham');
    const placed = catalogue.dataset('referralsByPlace');
    if (placed === undefined) throw new Error('no referralsByPlace');
    const cardiff = [{ area: 'W06000015', period: '2023', count: 1, codes: {} }];
    expect(() => checkAreas(cardiff, placed, cleveland)).not.toThrow();
  });
});

test('good rows pass, also where nothing was specified', () => {
  expect(() =>
    checkRows([row, { ...row, exploitation: '' }, { ...row, n: '12', sex: 'FEMALE' }], made, catalogue),
  ).not.toThrow();
});
