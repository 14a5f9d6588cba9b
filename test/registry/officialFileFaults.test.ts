import { describe, expect, test } from '@jest/globals';
import { importOfficialCsv } from '../../gateway/registry/official/importOfficialCsv.js';
import { officialText, publicationOf, reference, refusalOf } from './officialSupport.js';

type Edit = (lines: readonly string[]) => readonly string[];

const replaceIn =
  (row: number, from: string, to: string): Edit =>
  (lines) =>
    lines.map((line, at) => (at === row - 1 ? line.replace(from, to) : line));
const dropRow =
  (row: number): Edit =>
  (lines) =>
    lines.filter((_, at) => at !== row - 1);

function refusal(file: string, edit: Edit) {
  const edited = edit(officialText(file).trimEnd().split(/\r?\n/)).join('\n');
  return refusalOf(() => importOfficialCsv(edited, publicationOf(file), reference));
}

const decisions = 'nrm-decisions.csv';
const responders = 'nrm-referrals-by-responder.csv';
const reports = 'nrm-duty-to-notify.csv';
const revisions = 'nrm-revisions.csv';
const places = 'nrm-referrals-by-age-location.csv';

describe('a malformed official file is refused with file, row, column, what was expected and found', () => {
  test.each<[string, string, Edit, object]>([
    ['empty', decisions, () => [], { expected: 'a header and at least one row', found: 'an empty file' }],
    ['without rows', decisions, (lines) => lines.slice(0, 1), { found: 'a header and no row' }],
    [
      'without a column',
      reports,
      replaceIn(1, ',reports', ''),
      { row: 1, column: 'reports', expected: 'the columns quarter, reports', found: 'quarter' },
    ],
    [
      'with a column too many',
      reports,
      (lines) => lines.map((line, at) => `${line},${at === 0 ? 'name' : 'x'}`),
      { row: 1, column: 'name', found: 'quarter, reports, name' },
    ],
    ['with a column twice', reports, replaceIn(1, 'quarter', 'reports'), { row: 1, column: 'quarter' }],
    [
      'with a short row',
      reports,
      replaceIn(3, ',108', ''),
      { row: 3, expected: '2 values, one for each of quarter, reports', found: '1: 2016-Q1' },
    ],
    ['with a long row', reports, replaceIn(3, ',108', ',108,9'), { row: 3, found: '3: 2016-Q1, 108, 9' }],
    ['with an open quote', reports, replaceIn(3, '108', '"108'), { file: reports }],
    [
      'with a quarter that is none',
      decisions,
      replaceIn(2, '2014-Q1', '2014-Q5'),
      { row: 2, column: 'quarter', expected: 'a quarter such as 2023-Q4', found: '"2014-Q5"' },
    ],
    [
      'with a code nobody knows',
      decisions,
      replaceIn(2, 'NEGATIVE', 'WITHDRAWN'),
      { row: 2, column: 'outcome', expected: 'one of POSITIVE, NEGATIVE', found: '"WITHDRAWN"' },
    ],
    [
      'with the name of a property of every object as a code',
      decisions,
      replaceIn(2, 'NEGATIVE', 'constructor'),
      { row: 2, column: 'outcome', found: '"constructor"' },
    ],
    [
      'with a negative count',
      decisions,
      replaceIn(2, ',47', ',-47'),
      { row: 2, column: 'decisions', expected: 'a whole number from 0, in digits alone', found: '"-47"' },
    ],
    [
      'with a fraction',
      decisions,
      replaceIn(2, ',47', ',4.7'),
      { row: 2, column: 'decisions', found: '"4.7"' },
    ],
    [
      'with a thousands comma',
      reports,
      replaceIn(3, '108', '"1,108"'),
      { row: 3, column: 'reports', found: '"1,108"' },
    ],
    [
      'with shorthand for a count',
      reports,
      replaceIn(3, '108', '[x]'),
      { row: 3, column: 'reports', found: '"[x]"' },
    ],
    ['with no count', reports, replaceIn(3, '108', ''), { row: 3, column: 'reports', found: '""' }],
    [
      'with a count past any number of people',
      reports,
      replaceIn(3, '108', '1080000000000'),
      { row: 3, column: 'reports' },
    ],
    [
      'with a row twice',
      reports,
      (lines) => [...lines, '2016-Q1,108'],
      { row: 35, expected: 'each combination once', found: '2016-Q1 again, after row 3' },
    ],
    [
      'with a row twice and another count',
      reports,
      (lines) => [...lines, '2016-Q1,1'],
      { row: 35, found: '2016-Q1 again, after row 3' },
    ],
    [
      'with a quarter missing',
      reports,
      dropRow(3),
      { column: 'quarter', expected: 'rows of 2016-Q1, which follows 2015-Q4', found: 'none' },
    ],
    [
      'with a combination missing',
      places,
      dropRow(2),
      {
        column: 'quarter',
        expected: '12 rows for 2009-Q2, one for each combination of age, place',
        found: '11',
      },
    ],
    [
      'with a first responder nobody has classed',
      responders,
      replaceIn(2, 'Avon and Somerset Constabulary', 'Wessex Constabulary'),
      {
        row: 2,
        column: 'first_responder',
        expected: 'a first responder that schema/official/responders.json lists',
        found: '"Wessex Constabulary"',
      },
    ],
    [
      'with a responder in another class',
      responders,
      replaceIn(2, 'POLICE', 'NGO'),
      {
        row: 2,
        column: 'responder_class',
        expected: 'POLICE, the class of Avon and Somerset Constabulary',
        found: '"NGO"',
      },
    ],
    [
      'with an unknown class',
      responders,
      replaceIn(2, 'POLICE', 'CHURCH'),
      { row: 2, column: 'responder_class' },
    ],
    [
      'with an unknown exploitation',
      responders,
      replaceIn(2, 'Criminal', 'Begging'),
      { row: 2, column: 'exploitation' },
    ],
    [
      'with an unknown gender',
      responders,
      replaceIn(2, 'FEMALE', 'F'),
      { row: 2, column: 'gender', found: '"F"' },
    ],
    [
      'that does not add up to the published totals',
      decisions,
      replaceIn(2, ',47', ',48'),
      { expected: '2014, REASONABLE_GROUNDS to add up to the published 2423', found: '2424' },
    ],
    [
      "without one responder's rows",
      responders,
      (lines) => lines.filter((line) => !/^2023-Q\d,NGO,Kalayaan/.test(line)),
      { expected: '2023 to add up to the published 17023', found: '16999' },
    ],
    [
      'with a publication after its vintage',
      revisions,
      replaceIn(2, '2024-03-07', '2027-01-01'),
      { row: 2, column: 'source_published', found: '2027-01-01' },
    ],
    [
      'with a publication without a name',
      revisions,
      replaceIn(3, 'NCA (not verified)', ''),
      { row: 3, column: 'source' },
    ],
    [
      'with an unknown measure',
      revisions,
      replaceIn(2, 'NRM referrals', 'arrests'),
      { row: 2, column: 'measure' },
    ],
  ])('%s (%s)', (_, file, edit, expected) => {
    expect(refusal(file, edit)).toMatchObject({ code: 'DATA_INVALID', file, ...expected });
  });

  test('the message says where, what and what to do', () => {
    const edited = officialText(decisions).replace(',47', ',-47');
    expect(() => importOfficialCsv(edited, publicationOf(decisions), reference)).toThrow(
      'Official file nrm-decisions.csv, row 2, column decisions: Expected a whole number from 0, in digits alone; ' +
        'found "-47". Correct it to what the publication says, then import the file again.',
    );
  });

  test('a dataset that no official file is read into is refused', () => {
    const publication = { ...publicationOf(decisions), dataset: 'crimes' };
    expect(refusalOf(() => importOfficialCsv(officialText(decisions), publication, reference))).toMatchObject(
      {
        file: decisions,
        found: 'crimes',
      },
    );
  });
});

test('a byte order mark, other line ends and a blank last line change nothing but the hash', () => {
  const { source: _, ...plain } = importOfficialCsv(officialText(reports), publicationOf(reports), reference);
  const dressed = `\uFEFF${officialText(reports).trimEnd().replaceAll('\r\n', '\n')}\n\r\n`;
  const { source: __, ...same } = importOfficialCsv(dressed, publicationOf(reports), reference);
  expect(same).toEqual(plain);
});
