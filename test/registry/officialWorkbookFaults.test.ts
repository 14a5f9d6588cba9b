import { describe, expect, test } from '@jest/globals';
import { importOfficialFile } from '../../gateway/registry/official/importOfficialFile.js';
import { loadSources } from '../../gateway/registry/official/loadOfficialReleases.js';
import { bytesOf, nrmWorkbook, sheetsOf, type TestSheet, type TestWorkbook } from './nrmWorkbook.js';
import { reference, refusalOf } from './officialSupport.js';

const means = { reference, sources: loadSources(), today: '2026-11-21' };
const all = nrmWorkbook({ from: '2022-Q1' });
const of = (...sheets: string[]) => sheetsOf(all, 'Cover', ...sheets);

const refusal = (workbook: TestWorkbook) =>
  refusalOf(() => importOfficialFile({ file: 'tables.xlsx', bytes: bytesOf(workbook, 'xlsx') }, means));

type Cell = TestSheet['rows'][number][number];

/** The sheet with one cell replaced; rows from 1, columns from 0. */
const cell =
  (row: number, column: number, value: Cell | ((now: number) => Cell)) =>
  ({ rows, merges }: TestSheet): TestSheet => ({
    merges,
    rows: rows.map((cells, at) =>
      at === row - 1
        ? cells.map((now, index) =>
            index === column ? (typeof value === 'function' ? value(Number(now)) : value) : now,
          )
        : cells,
    ),
  });
const rows =
  (edit: (rows: TestSheet['rows']) => TestSheet['rows']) =>
  ({ rows: now, merges }: TestSheet): TestSheet => ({ merges, rows: edit(now) });

function changed(workbook: TestWorkbook, name: string, edit: (sheet: TestSheet) => TestSheet): TestWorkbook {
  const sheet = workbook.get(name);
  return sheet ? new Map([...workbook, [name, edit(sheet)]]) : workbook;
}

/** Row 8 of a table by quarter is the year 2022, row 9 its first quarter, row 13 the year 2023. */
describe('a table by quarter is refused, with sheet, row and column,', () => {
  test.each<[string, (sheet: TestSheet) => TestSheet, object]>([
    [
      'where a count does not fit its totals',
      cell(9, 3, (now) => now + 1),
      {
        row: 9,
        column: 'G ("Adult (18 or over)", "Total")',
        expected: expect.stringMatching(/^\d+, the sum of its 4 parts$/),
      },
    ],
    [
      'where a year is not the sum of its quarters',
      rows((now) =>
        now.map((row, at) =>
          at === 7
            ? row.map((count, column) => ([3, 6, 17].includes(column) ? Number(count) + 1 : count))
            : row,
        ),
      ),
      {
        row: 8,
        column: 'D ("Adult (18 or over)", "UK")',
        expected: expect.stringMatching(/^\d+, the sum of its 4 parts$/),
      },
    ],
    [
      'with a negative count',
      cell(9, 3, -4),
      { row: 9, column: 'D ("Adult (18 or over)", "UK")', found: '"-4"' },
    ],
    [
      'with a fraction',
      cell(9, 3, 4.5),
      {
        row: 9,
        found: '"4.5"',
        expected: 'a whole number from 0, or one of the symbols [x] [z] [c] : .. * -',
      },
    ],
    ['with a word for a count', cell(9, 3, 'four'), { row: 9, found: '"four"' }],
    ['with a symbol nobody knows', cell(9, 3, '[q]'), { row: 9, found: '"[q]"' }],
    ['with a footnote sign run into a number', cell(9, 3, '41²'), { row: 9, found: '"41²"' }],
    ['with an empty cell', cell(9, 3, null), { row: 9, found: 'an empty cell' }],
    [
      'with a total replaced by a symbol',
      cell(9, 17, '[x]'),
      { row: 9, column: 'R ("Total")', found: 'a symbol instead of the total' },
    ],
    [
      'with a column nobody knows',
      cell(7, 3, 'Scotland'),
      { column: 'D ("Adult (18 or over)", "Scotland")', found: '"Adult (18 or over)", "Scotland"' },
    ],
    [
      'with a column twice',
      cell(7, 3, 'Overseas'),
      { expected: 'each count in one column', found: expect.stringContaining('the same as column C') },
    ],
    [
      'with counts that no label stands above',
      rows((now) => now.map((row, at) => (at > 6 && row.length > 2 ? [...row, 7] : row))),
      { column: 'S', found: 'counts without a name' },
    ],
    [
      'without its column of totals',
      rows((now) => now.map((row) => row.slice(0, 17))),
      { expected: 'a column with the total of everybody' },
    ],
    [
      'without the row of a year',
      rows((now) =>
        now
          .filter((_, at) => at !== 12)
          .map((row) => (row[1] === 'Q1' && row !== now[8] ? [2023, ...row.slice(1)] : row)),
      ),
      { row: 13, expected: 'a row with the total of 2023, to check its quarters against', found: 'none' },
    ],
    [
      'with a year that stands twice, as the third quarter of 2023 was published',
      cell(13, 0, 2022),
      { row: 13, expected: 'each period once', found: '2022 again, after row 8' },
    ],
    ['with a quarter twice', cell(10, 1, 'Q1'), { row: 10, found: '2022-Q1 again, after row 9' }],
    ['with a quarter that is none', cell(10, 1, 'Q5'), { row: 10, column: 'B ("Quarter")', found: '"Q5"' }],
    ['with months that are no quarter', cell(10, 1, 'Feb to Apr'), { row: 10, found: '"Feb to Apr"' }],
    [
      'with a quarter and a year that disagree',
      rows((now) => now.map((row, at) => (at === 9 ? [2022, 'Q2 2021', ...row.slice(2)] : row))),
      { row: 10, expected: 'one year and quarter', found: 'two: 2022, 2021, Q2' },
    ],
    [
      'with a quarter missing',
      rows((now) => now.filter((_, at) => at !== 9)),
      { row: 8, expected: expect.stringMatching(/the sum of its 3 parts$/) },
    ],
    [
      'with counts under its footnotes',
      rows((now) => [...now, [2024, null, ...(now[7] ?? []).slice(2)]]),
      { expected: 'nothing more after the footnotes' },
    ],
  ])('%s', (_, edit, expected) => {
    expect(refusal(changed(of('Table_2'), 'Table_2', edit))).toMatchObject({
      code: 'DATA_INVALID',
      file: 'tables.xlsx',
      sheet: 'Table_2',
      ...expected,
    });
  });
});

const responders = ['Table_11', 'Table_12', 'Table_13', 'Table_14'];

/** Row 7 of a table by first responder is the total of the first one, row 8 that of its first type of exploitation. */
describe('a table by first responder is refused', () => {
  test.each<[string, (sheet: TestSheet) => TestSheet, object]>([
    [
      'where a total is not the sum of its rows',
      cell(7, 4, (now) => now + 1),
      { row: 7, column: 'G ("Total")' },
    ],
    [
      'where nationalities do not add up',
      cell(8, 5, (now) => now + 1),
      { row: 8, expected: expect.stringMatching(/the sum of its 2 nationalities$/) },
    ],
    [
      'with a first responder nobody has classed',
      cell(7, 0, 'A New Charity'),
      { column: 'A ("NGO and third sector first responder")', found: '"A New Charity"' },
    ],
    ['with a type of exploitation nobody knows', cell(8, 1, 'Financial'), { found: '"Financial"' }],
    [
      'without its total',
      rows((now) => now.slice(0, -1)),
      { expected: 'a row with the total of everybody', found: 'none' },
    ],
    [
      'with a row twice',
      rows((now) => [...now.slice(0, 8), now[7] ?? [], ...now.slice(8)]),
      { row: 9, found: 'the combination of row 8 again' },
    ],
    ['with an empty count', cell(8, 4, null), { row: 8, found: 'an empty cell' }],
    [
      'without a column of age',
      cell(6, 2, 'Band'),
      { expected: 'one column called "age group at exploitation"' },
    ],
  ])('%s', (_, edit, expected) => {
    const edited = changed(of(...responders), 'Table_12', edit);
    expect(refusal(edited)).toMatchObject({ code: 'DATA_INVALID', file: 'tables.xlsx', ...expected });
  });

  test('where another class has no sheet', () => {
    expect(refusal(of(...responders.slice(1)))).toMatchObject({
      expected:
        'a sheet "NRM referrals by government agency first responder, exploitation type, age and gender" beside Table_12, Table_13, Table_14',
      found: 'none',
    });
  });

  test('where nothing says of which quarter it is', () => {
    const cover = { rows: [['NRM statistics'], ['Published 7 March 2024']], merges: [] };
    expect(refusal(new Map([...of(...responders), ['Cover', cover]])).expected).toContain(
      'a title, here or on the first sheet, that names the quarter',
    );
  });
});

describe('a workbook is refused', () => {
  test('with a sheet nobody knows', () => {
    const more = new Map([...of('Table_2'), ['Sheet9', { rows: [['Something else'], [1]], merges: [] }]]);
    expect(refusal(more)).toMatchObject({ sheet: 'Sheet9', found: '"Something else"' });
  });

  test('with one table on two sheets', () => {
    const sheet = all.get('Table_40');
    const twice = new Map([...of('Table_40'), ...(sheet ? [['Table_41', sheet] as const] : [])]);
    expect(refusal(twice)).toMatchObject({
      sheet: 'Table_41',
      expected: 'one sheet of "DtN reports by quarter"',
    });
  });

  test('with reasonable grounds decisions and without conclusive ones', () => {
    expect(refusal(of('Table_16')).expected).toBe(
      'a sheet "NRM conclusive grounds decisions by quarter, outcome and age at exploitation" beside Table_16',
    );
  });

  test('with decisions of one kind for a quarter alone', () => {
    const longer = sheetsOf(nrmWorkbook({ from: '2021-Q4' }), 'Table_28');
    expect(refusal(new Map([...of('Table_16'), ...longer]))).toMatchObject({
      expected: expect.stringMatching(/^12 rows for 2021-Q4/),
      found: '6',
    });
  });

  test('without a table that is read', () => {
    expect(refusal(of('Table_1')).found).toBe('Cover, Table_1');
  });

  test.each([
    ['that is damaged', 'tables.ods', 'PK\u0003\u0004 and then nothing'],
    ['in the format of Excel 97', 'tables.xls', '\u00d0\u00cf\u0011\u00e0'],
    ['that is a page of the web', 'tables.html', '<html>'],
  ])('%s', (_, file, text) => {
    expect(
      refusalOf(() => importOfficialFile({ file, bytes: Buffer.from(text, 'latin1') }, means)),
    ).toMatchObject({
      code: 'DATA_INVALID',
      file,
      remedy: expect.stringContaining('as ODS or XLSX'),
    });
  });
});
