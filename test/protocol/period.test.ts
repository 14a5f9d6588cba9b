import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  nextPeriod,
  parsePeriodSelection,
  periodKind,
  periodsOf,
  yearOf,
} from '../../schema/protocol/period.js';

const year = fc.integer({ min: 1900, max: 2098 });
const quarter = fc.tuple(year, fc.integer({ min: 1, max: 4 })).map(([at, q]) => `${at}-Q${q}`);

describe('a period', () => {
  test.each([
    ['2023', 'YEAR'],
    ['1999', 'YEAR'],
    ['2023-Q1', 'QUARTER'],
    ['2023-Q4', 'QUARTER'],
    ['2019/2021', 'YEARS'],
    ['2021/2021', undefined],
    ['2021/2019', undefined],
    ['2023-Q0', undefined],
    ['2023-Q5', undefined],
    ['2023-q1', undefined],
    ['23', undefined],
    ['1899', undefined],
    ['2100', undefined],
    ['2023 ', undefined],
    ['2023\n', undefined],
    ['', undefined],
  ])('%j is of kind %s', (text, kind) => {
    expect(periodKind(text)).toBe(kind);
  });

  test.each([
    ['2023', '2024'],
    ['1999', '2000'],
    ['2023-Q1', '2023-Q2'],
    ['2023-Q3', '2023-Q4'],
    ['2023-Q4', '2024-Q1'],
    ['1999-Q4', '2000-Q1'],
  ])('%s is followed by %s', (period, next) => {
    expect(nextPeriod(period)).toBe(next);
  });

  test('of a quarter lies in its year', () => {
    expect(['2023', '2023-Q4'].map(yearOf)).toEqual(['2023', '2023']);
  });
});

describe('a selection of periods', () => {
  test.each([
    ['2023', { kind: 'YEAR', from: '2023', to: '2023' }, ['2023']],
    ['2021..2023', { kind: 'YEAR', from: '2021', to: '2023' }, ['2021', '2022', '2023']],
    ['2023-Q2', { kind: 'QUARTER', from: '2023-Q2', to: '2023-Q2' }, ['2023-Q2']],
    [
      '2022-Q3..2023-Q2',
      { kind: 'QUARTER', from: '2022-Q3', to: '2023-Q2' },
      ['2022-Q3', '2022-Q4', '2023-Q1', '2023-Q2'],
    ],
    ['2019/2021', { kind: 'YEARS', from: '2019/2021', to: '2019/2021' }, ['2019/2021']],
  ])('%s is read as it is meant', (text, selection, periods) => {
    expect(parsePeriodSelection(text)).toEqual(selection);
    expect(periodsOf(parsePeriodSelection(text))).toEqual(periods);
  });

  test.each([
    '',
    '..',
    '2019..',
    '..2019',
    '2023..2019',
    '2023-Q4..2023-Q1',
    '2019..2020..2021',
    '2019..2023-Q4',
    '2019/2021..2020/2022',
    '2021/2019',
    'last year',
    '2023; DROP TABLE cell',
  ])('%j is refused', (text) => {
    expect(() => parsePeriodSelection(text)).toThrow(
      expect.objectContaining({
        code: 'BAD_PERIOD',
        expected:
          'a year (2023), a quarter (2023-Q4), a range of one of them (2019..2023, 2022-Q1..2023-Q4), or several years counted as one (2019/2023)',
        found: text,
        remedy: 'Write the period in one of these forms, the earlier end of a range first.',
      }),
    );
  });

  test('that is far too long is not echoed whole', () => {
    expect(() => parsePeriodSelection('9'.repeat(5000))).toThrow(
      expect.objectContaining({ code: 'BAD_PERIOD', found: '9'.repeat(40) }),
    );
  });

  test('by quarter holds every quarter from first to last, once and in order', () => {
    fc.assert(
      fc.property(quarter, quarter, (one, other) => {
        const [from, to] = one < other ? [one, other] : [other, one];
        const periods = periodsOf(parsePeriodSelection(`${from}..${to}`));
        const index = (text: string) => Number(text.slice(0, 4)) * 4 + Number(text.slice(6));
        expect(periods.map(index)).toEqual(
          Array.from({ length: index(to) - index(from) + 1 }, (_, at) => index(from) + at),
        );
        expect([periods[0], periods.at(-1), [...periods].sort()]).toEqual([from, to, periods]);
      }),
    );
  });

  test('by year holds every year from first to last, once and in order', () => {
    fc.assert(
      fc.property(year, fc.nat(60), (from, more) => {
        const to = Math.min(from + more, 2099);
        expect(periodsOf(parsePeriodSelection(`${from}..${to}`))).toEqual(
          Array.from({ length: to - from + 1 }, (_, at) => String(from + at)),
        );
      }),
    );
  });
});
