import { read, utils } from '@e965/xlsx';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { cellNumber } from '../../../gateway/pack/annex/cellValue.js';
import { fileOf, filesOf } from './builtPack.js';

const files = await filesOf();
const ods = fileOf(files, 'annex.ods');
const book = read(ods);
const rowsOf = (name: string): unknown[][] => {
  const sheet = book.Sheets[name];
  if (sheet === undefined) throw new TypeError(`The annex has no sheet ${name}.`);
  return utils.sheet_to_json(sheet, { header: 1, blankrows: true });
};

describe('the annex as a spreadsheet', () => {
  test('has a cover, contents, notes, provenance and a sheet for each figure', () => {
    expect(book.SheetNames).toEqual([
      'Cover',
      'Contents',
      'Notes',
      'Provenance',
      'Figure_6a.1',
      'Figure_6a.2',
    ]);
  });

  test('begins in column A, with numbers as numbers and shorthand where there is none', () => {
    const rows = rowsOf('Figure_6a.1');
    const head = rows.findIndex(([first]) => first === 'Year');
    expect(rows.slice(head)).toEqual([
      ['Year', 'Count', 'Out of', 'Per cent'],
      ['2022', 177, 200, 88.5],
      ['2023', 109, 200, 54.6],
      ['2024', '[c]', 200, '[c]'],
    ]);
    expect(rows[0]?.[0]).toMatch(/^Figure 6a\.1: /);
  });

  test('marks its tables up, merges nothing and leaves no cell blank', () => {
    const content = strFromU8(unzipSync(ods)['content.xml'] ?? new Uint8Array());
    expect(content).toMatch(
      /<table:database-range table:name="Table_Figure_6a_1" table:target-range-address="&#39;Figure_6a\.1&#39;\.A\d+:/,
    );
    expect(content).not.toMatch(/spanned|covered-table-cell|<table:table-cell[^>]*\/>/);
    const ragged = book.SheetNames.flatMap((name) => rowsOf(name).filter((row) => row.includes('')));
    expect(ragged).toEqual([]);
  });

  test('says in every row of an invented table that it is', () => {
    const rows = rowsOf('Figure_6a.2');
    const body = rows.slice(rows.findIndex(([first]) => first === 'Year') + 1);
    expect(body.map((row) => row.at(-1))).toEqual(Array(3).fill('SYNTHETIC DEMONSTRATION DATA'));
    expect(rows[1]).toEqual(['SYNTHETIC DEMONSTRATION DATA']);
  });
});

describe('the annex as CSV', () => {
  test('has a file for each figure, the same cells, and the mark in the name of what is invented', () => {
    expect(files.map(({ path }) => path).filter((path) => path.startsWith('tables/'))).toEqual([
      'tables/Figure_6a.1.csv',
      'tables/Figure_6a.2_SYNTHETIC.csv',
    ]);
    expect(parse(Buffer.from(fileOf(files, 'tables/Figure_6a.1.csv')))).toEqual([
      ['Year', 'Count', 'Out of', 'Per cent'],
      ['2022', '177', '200', '88.5%'],
      ['2023', '109', '200', '54.6%'],
      ['2024', '[c]', '200', '[c]'],
    ]);
  });
});

test.each([
  ['1,254', 1254],
  ['88.5%', 88.5],
  ['0', 0],
  ['-3', -3],
  ['12345', 12345],
  ['88.5% (88 to 89)', undefined],
  ['[c]', undefined],
  ['2022 Q1', undefined],
  ['1,25', undefined],
])('%s is the number %s', (text, number) => {
  expect(cellNumber(text)).toBe(number);
});
