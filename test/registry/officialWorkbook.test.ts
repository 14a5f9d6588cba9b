import { describe, expect, test } from '@jest/globals';
import { checkRelease } from '../../gateway/registry/checkRelease.js';
import { importOfficialFile, type OfficialFile } from '../../gateway/registry/official/importOfficialFile.js';
import { loadSources } from '../../gateway/registry/official/loadOfficialReleases.js';
import type { ReleaseDocument } from '../../schema/protocol/release.js';
import {
  bytesOf,
  type Format,
  nrmWorkbook,
  sheetsOf,
  type TestSheet,
  type TestWorkbook,
} from './nrmWorkbook.js';
import { frame, officialText, reference, refusalOf, releaseOf } from './officialSupport.js';

const means = { reference, sources: loadSources(), today: '2026-11-21' };

const imported = (workbook: TestWorkbook, more: Partial<OfficialFile> & { format?: Format } = {}) => {
  const { format = 'xlsx', ...rest } = more;
  return importOfficialFile({ file: `tables.${format}`, bytes: bytesOf(workbook, format), ...rest }, means);
};

const tablesOf = ({ releases }: { releases: readonly ReleaseDocument[] }, dataset: string) =>
  releases.find((release) => release.dataset === dataset)?.tables;

describe.each<Format>(['ods', 'xlsx'])('the Home Office tables in %s', (format) => {
  const all = imported(nrmWorkbook(), { format });

  test('give the figures that the tidied files of the same publication give, to the digit', () => {
    for (const dataset of ['officialReferrals', 'officialDecisions', 'officialDutyToNotify']) {
      expect(tablesOf(all, dataset)).toEqual(releaseOf(dataset).tables);
    }
  });

  test('by first responder give those of their quarter', () => {
    const name = 'UK_QUARTER_RESPONDER';
    const cells = tablesOf(all, 'officialReferralsByResponder')?.find((table) => table.name === name)?.cells;
    const standing = releaseOf('officialReferralsByResponder').tables.find(
      (table) => table.name === name,
    )?.cells;
    const values = (found: typeof cells) =>
      found
        ?.filter(({ period, value }) => period === '2023-Q4' && value !== null && value > 0)
        .map(({ dimensions, value }) => [dimensions['firstResponder'], value]);
    expect(values(cells)).toEqual(values(standing));
    expect(values(cells)).toContainEqual(['Police Scotland', 75]);
  });

  test('become releases of the day they were published, and name the sheets that were not read', () => {
    expect(all.releases.map(({ id, period }) => [id, period.from, period.to])).toEqual([
      ['home-office.officialReferrals.2024-03-07', '2009-Q2', '2023-Q4'],
      ['home-office.officialReferralsByResponder.2024-03-07', '2023-Q4', '2023-Q4'],
      ['home-office.officialDecisions.2024-03-07', '2014-Q1', '2023-Q4'],
      ['home-office.officialDutyToNotify.2024-03-07', '2015-Q4', '2023-Q4'],
    ]);
    expect(all.notRead).toEqual(['Cover', 'Contents', 'Table_1', 'Table_17', 'Notes']);
  });

  test('pass the check that every release passes', () => {
    expect(all.releases.flatMap((release) => checkRelease(frame, release))).toEqual([]);
  });
});

test('of a whole year are read without its tables by first responder, which no quarter is of', () => {
  const cover = {
    rows: [['NRM statistics UK, end of year summary 2023'], ['Published 7 March 2024']],
    merges: [],
  };
  const { releases, notRead } = imported(new Map([...nrmWorkbook(recent), ['Cover', cover]]));
  expect(releases.map(({ dataset }) => dataset)).not.toContain('officialReferralsByResponder');
  expect(notRead).toEqual(expect.arrayContaining(['Table_11', 'Table_12', 'Table_13', 'Table_14']));
});

const recent = { from: '2022-Q1', to: '2023-Q4' };
const referrals = () => sheetsOf(nrmWorkbook(recent), 'Cover', 'Table_2');
const reports = () => sheetsOf(nrmWorkbook(recent), 'Cover', 'Table_40');

/** Rows of titles and labels, above the first year. */
const labels = 7;

/** The same workbook with one sheet changed. */
function changed(
  workbook: TestWorkbook,
  name: string,
  edit: (sheet: TestSheet) => TestSheet | undefined,
): TestWorkbook {
  const sheet = workbook.get(name);
  const edited = sheet && edit(sheet);
  return edited ? new Map([...workbook, [name, edited]]) : workbook;
}

type Cell = TestSheet['rows'][number][number];
const cells =
  (edit: (cell: Cell, row: number, column: number) => Cell) =>
  ({ rows, merges }: TestSheet): TestSheet => ({
    merges,
    rows: rows.map((row, at) => row.map((cell, column) => edit(cell, at + 1, column))),
  });

describe('the same counts are read from a table', () => {
  const expected = tablesOf(imported(referrals()), 'officialReferrals');

  test.each<[string, (sheet: TestSheet) => TestSheet]>([
    ['whose groups are not merged', ({ rows }) => ({ rows, merges: [] })],
    [
      'with one row of labels that hold group and column',
      ({ rows }) => {
        const groups = ['Adult (18 or over)', 'Child (17 or under)', 'Age not specified or unknown'];
        const header = rows[labels - 1]?.map((label, at) =>
          at < 2 || at === 17 ? label : `${groups[Math.floor((at - 2) / 5)]} - ${label}`,
        );
        return { merges: [], rows: [...rows.slice(0, 5), header ?? [], ...rows.slice(labels)] };
      },
    ],
    [
      'with labels in capitals',
      cells((cell, row) => (row <= labels ? (cell?.toString().toUpperCase() ?? null) : cell)),
    ],
    ['with the year beside every quarter', fillYears],
    ['with quarters that name their year', nameYears],
    [
      'with quarters by their months',
      cells((cell, _, column) => (column === 1 ? (monthsOf(cell) ?? cell) : cell)),
    ],
    [
      'whose year rows say Total',
      cells((cell, row, column) => (column === 1 && row > labels && cell === null ? 'Total' : cell)),
    ],
    [
      'with blank rows',
      ({ rows, merges }) => ({
        merges,
        rows: rows.flatMap((row, at) => (at > labels && at % 3 === 0 ? [[], row] : [row])),
      }),
    ],
    [
      'with a blank column',
      ({ rows }) => ({ merges: [], rows: rows.map((row) => [...row.slice(0, 2), null, ...row.slice(2)]) }),
    ],
    [
      'with more notes below',
      ({ rows, merges }) => ({
        merges,
        rows: [...rows, ['[note 1] Figures are revised.'], [], ['Return to contents']],
      }),
    ],
    [
      'with notes beside its numbers',
      cells((cell, row, column) =>
        row > labels && column > 1 && typeof cell === 'number' ? `${cell} [note 3][r]` : cell,
      ),
    ],
    [
      'with thousands as text',
      cells((cell, row, column) =>
        row > labels && column > 1 && typeof cell === 'number' ? cell.toLocaleString('en-GB') : cell,
      ),
    ],
    [
      'with a dash for nil',
      cells((cell, row, column) => (row > labels && column > 1 && cell === 0 ? '-' : cell)),
    ],
    ['with a link above its title', ({ rows }) => ({ merges: [], rows: [['Return to contents'], ...rows] })],
  ])('%s', (_, edit) => {
    expect(tablesOf(imported(changed(referrals(), 'Table_2', edit)), 'officialReferrals')).toEqual(expected);
  });
});

/** "Q1 2022" in the one column, nothing beside it in the other. */
function nameYears(sheet: TestSheet): TestSheet {
  return {
    merges: sheet.merges,
    rows: fillYears(sheet).rows.map((row, at) => {
      const [year, quarter, ...rest] = row;
      return at < labels || !quarter ? row : ['', `${quarter} ${year}`, ...rest];
    }),
  };
}

function fillYears({ rows, merges }: TestSheet): TestSheet {
  let year: Cell = null;
  const filled = rows.map((row, at) => {
    if (at < 7 || row.length < 3) return row;
    year = row[0] ?? year;
    return [year, ...row.slice(1)];
  });
  return { merges, rows: filled };
}

const monthsOf = (quarter: Cell): string | undefined =>
  ({ Q1: 'Jan-Mar', Q2: 'April to June', Q3: 'Jul – Sep', Q4: 'October to December [note 4]' })[
    String(quarter)
  ];

describe('a symbol in the place of a number', () => {
  /** Row 9 is the first quarter of 2022, column 14 referrals of unknown age in the United Kingdom and overseas. */
  const withSymbol = (symbol: string) =>
    cells((cell, row, column) => (row === 9 && column === 14 ? symbol : cell));
  const cellsOf = (symbol: string, period: string) =>
    tablesOf(imported(changed(referrals(), 'Table_2', withSymbol(symbol))), 'officialReferrals')
      ?.flatMap((table) => table.cells)
      .filter((cell) => cell.period === period && cell.value === null)
      .map(({ dimensions, status }) => [dimensions['age'], dimensions['place'], status]);

  test.each([
    ['[x]', 'NOT_COLLECTED'],
    [':', 'NOT_COLLECTED'],
    ['..', 'NOT_COLLECTED'],
    ['[c]', 'WITHHELD'],
    ['*', 'WITHHELD'],
  ])('%s makes the cell %s, and every sum that it is part of', (symbol, status) => {
    const places = [
      ['UNKNOWN', 'BOTH', status],
      ['UNKNOWN', 'ALL', status],
      ['ALL', 'BOTH', status],
      ['ALL', 'ALL', status],
    ];
    expect(cellsOf(symbol, '2022-Q1')).toEqual(places);
    expect(cellsOf(symbol, '2022')).toEqual(places);
  });

  test('[z] stands for nobody, so that sums are whole', () => {
    const early = sheetsOf(nrmWorkbook({ from: '2010-Q1', to: '2010-Q4' }), 'Cover', 'Table_2');
    const nobody = changed(early, 'Table_2', withSymbol('[z]'));
    const found = tablesOf(imported(nobody), 'officialReferrals')?.flatMap((table) =>
      table.cells.filter(({ value }) => value === null),
    );
    expect(found).toEqual([
      {
        area: 'K02000001',
        period: '2010-Q1',
        dimensions: { age: 'UNKNOWN', place: 'BOTH' },
        value: null,
        status: 'NOT_APPLICABLE',
        note: expect.stringMatching(
          /^Marked as not applicable in "Modern Slavery: National Referral Mechanism/,
        ),
      },
    ]);
  });
});

describe('the date of publication', () => {
  const vintage = (published: string | null, more: Partial<OfficialFile> = {}) =>
    imported(
      changed(reports(), 'Cover', ({ rows, merges }) => ({
        merges,
        rows: [
          ...rows.slice(0, 3),
          ...(published === null ? [] : published.split('|').map((text) => [text])),
        ],
      })),
      more,
    ).releases.map((release) => release.vintage);

  test.each([
    ['Published 7 March 2024', '2024-03-07'],
    ['Published: 7th March 2024', '2024-03-07'],
    ['Publication date: 07/03/2024', '2024-03-07'],
    ['First published 2024-03-07', '2024-03-07'],
    ['Date of publication: 7 March, 2024 [note 1]', '2024-03-07'],
  ])('is read from "%s"', (line, date) => {
    expect(vintage(line)).toEqual([date]);
  });

  test.each<[Format, string | Date]>([
    ['ods', '7 March 2024'],
    ['ods', new Date(Date.UTC(2024, 2, 7))],
    ['xlsx', new Date(Date.UTC(2024, 2, 7))],
  ])('is read from the cell beside its label: %s, %s', (format, date) => {
    const cover = { rows: [['NRM statistics'], ['Published', date]], merges: [] };
    expect(imported(new Map([...reports(), ['Cover', cover]]), { format }).releases[0]?.vintage).toBe(
      '2024-03-07',
    );
  });

  test('is asked for where the file has none', () => {
    expect(refusalOf(() => vintage(null))).toMatchObject({
      expected: 'one date of publication in the file',
      found: 'none',
      remedy: 'Give it with --published YYYY-MM-DD, as the page on GOV.UK shows it. It becomes the vintage.',
    });
    expect(vintage(null, { published: '2024-03-07' })).toEqual(['2024-03-07']);
  });

  test('may be given as later than the file states, for a correction, but not as earlier', () => {
    expect(vintage('Published 7 March 2024', { published: '2024-05-10' })).toEqual(['2024-05-10']);
    expect(refusalOf(() => vintage('Published 7 March 2024', { published: '2024-03-01' }))).toMatchObject({
      expected: 'the date in the file, 2024-03-07',
      found: '2024-03-01',
    });
  });

  test('is asked for where the file has several', () => {
    const lines = 'Published 7 March 2024|Date of release: 9 May 2024';
    expect(refusalOf(() => vintage(lines)).found).toBe('several: 2024-03-07, 2024-05-09');
  });

  test('is never before the end of the last quarter, nor after today', () => {
    expect(refusalOf(() => vintage('Published 31 December 2023')).expected).toContain(
      'after 2023-12-31, the end of 2023-Q4',
    );
    expect(refusalOf(() => vintage('Published 22 November 2026')).expected).toContain(
      'up to today, 2026-11-21',
    );
  });
});

describe('a CSV in the shape of the files that ship', () => {
  const csv = (text: string, more: Partial<OfficialFile> = {}) =>
    importOfficialFile({ file: 'reports.csv', bytes: new TextEncoder().encode(text), ...more }, means)
      .releases;
  const text = officialText('nrm-duty-to-notify.csv');

  test('that ships is known to the byte, with its date and totals', () => {
    expect(csv(text)).toEqual([releaseOf('officialDutyToNotify')]);
  });

  test('that is new needs its date and says that nothing published checks it', () => {
    const longer = `${text.trimEnd()}\n2024-Q1,1125\n`;
    expect(refusalOf(() => csv(longer)).remedy).toContain('--published YYYY-MM-DD');
    const [release] = csv(longer, { published: '2024-05-09' });
    expect(release).toMatchObject({
      id: 'home-office.officialDutyToNotify.2024-05-09',
      period: { from: '2015-Q4', to: '2024-Q1' },
      caveats: [
        'Loaded from a file without published totals to check it against: its own sums alone were checked.',
      ],
    });
  });

  test('is checked against the totals that come with it', () => {
    const { sha256: _, ...source } = means.sources.find(
      ({ dataset }) => dataset === 'officialDutyToNotify',
    ) ?? { sha256: '' };
    const about = {
      ...source,
      margins: [{ period: '2023', codes: {}, total: 4930 }],
    } as OfficialFile['about'];
    expect(refusalOf(() => csv(text, { about }))).toMatchObject({
      expected: '2023 to add up to the published 4930',
      found: '4929',
    });
  });

  test('of no known shape is refused', () => {
    expect(refusalOf(() => csv('a,b\n1,2\n'))).toMatchObject({ row: 1, found: 'a, b' });
  });
});
