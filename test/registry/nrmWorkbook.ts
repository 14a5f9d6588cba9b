import * as XLSX from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { officialText } from './officialSupport.js';

/** One worksheet as rows of cells, and what is merged in it. */
export interface TestSheet {
  readonly rows: (string | number | Date | null)[][];
  readonly merges: XLSX.Range[];
}
export type TestWorkbook = Map<string, TestSheet>;
export type Format = 'ods' | 'xlsx';

type Row = Readonly<Record<string, string>>;
const read = new Map<string, readonly Row[]>();
const rowsOf = (file: string): readonly Row[] => {
  const rows = read.get(file) ?? parse(officialText(file), { columns: true });
  read.set(file, rows);
  return rows;
};

/** A workbook in the file format, as bytes. */
export function bytesOf(workbook: TestWorkbook, format: Format = 'ods'): Uint8Array {
  const book = XLSX.utils.book_new();
  for (const [name, { rows, merges }] of workbook) {
    const sheet = XLSX.utils.aoa_to_sheet(rows);
    sheet['!merges'] = merges;
    XLSX.utils.book_append_sheet(book, sheet, name);
  }
  return XLSX.write(book, { type: 'buffer', bookType: format });
}

/** Which publication a workbook passes for. */
export interface TestPublication {
  /** A line of the cover; null for none. */
  readonly published?: string | null;
  readonly from?: string;
  readonly to?: string;
}

const made = new Map<string, TestWorkbook>();

/** Figures out of the shipped files, in the shape of the Home Office's tables. Made once; never change it in place. */
export function nrmWorkbook(publication: TestPublication = {}): TestWorkbook {
  const key = JSON.stringify(publication);
  const workbook = made.get(key) ?? makeWorkbook(publication);
  made.set(key, workbook);
  return workbook;
}

function makeWorkbook(publication: TestPublication): TestWorkbook {
  const { published = 'Published 7 March 2024', from = '2009-Q1', to = '2023-Q4' } = publication;
  const within = (quarter: string) => quarter >= from && quarter <= to;
  return new Map([
    ['Cover', cover(published)],
    ['Contents', { rows: [['Contents'], ['Table_2', 'NRM referrals by quarter']], merges: [] }],
    [
      'Table_1',
      {
        rows: [['Table 1: NRM referrals by nationality'], ['Nationality', 'Total'], ['UK', 1135]],
        merges: [],
      },
    ],
    ['Table_2', referralsSheet(within)],
    ['Table_11', responderSheet('GOVERNMENT', 'Government agency')],
    ['Table_12', responderSheet('NGO', 'NGO and third sector')],
    ['Table_13', responderSheet('POLICE', 'Police')],
    ['Table_14', responderSheet('LOCAL_AUTHORITY', undefined)],
    ['Table_16', decisionsSheet('Table 16', 'REASONABLE_GROUNDS', within)],
    ['Table_17', decisionsSheet('Table 17', 'REASONABLE_GROUNDS', within, 'the Single Competent Authority')],
    ['Table_28', decisionsSheet('Table 28', 'CONCLUSIVE_GROUNDS', within)],
    ['Table_40', reportsSheet(within)],
    ['Notes', { rows: [['Notes'], ['[note 1]', 'Figures are revised in each publication.']], merges: [] }],
  ]);
}

/** Some sheets of it. */
export const sheetsOf = (workbook: TestWorkbook, ...names: string[]): TestWorkbook =>
  new Map([...workbook].filter(([name]) => names.includes(name)));

type Within = (quarter: string) => boolean;

const cover = (published: string | null): TestSheet => ({
  rows: [
    [
      'Modern Slavery: National Referral Mechanism and Duty to Notify statistics UK, quarter 4 2023 – October to December',
    ],
    ['Data tables'],
    [],
    ...(published ? [[published]] : []),
    ['Responsible statistician: a person'],
  ],
  merges: [],
});

const titles = (title: string): (string | null)[][] => [
  [title],
  ['This worksheet contains one table. Some cells refer to notes, which stand on the Notes worksheet.'],
  ['Source: Home Office'],
  ['[x] means not available, [z] not applicable, [c] confidential.'],
  [],
];

const ages = [
  ['ADULT', 'Adult (18 or over)'],
  ['CHILD', 'Child (17 or under)'],
  ['UNKNOWN', 'Age not specified or unknown [note 2]'],
] as const;

/** A table by quarter: its groups merged above its columns, each year's total above its quarters. */
function quarterly(
  title: string,
  groups: readonly string[],
  parts: readonly string[],
  values: ReadonlyMap<string, readonly number[]>,
): TestSheet {
  const width = parts.length + 1;
  const groupRow = ['', '', ...groups.flatMap((group) => [group, ...parts.map(() => '')]), ''];
  const labelRow = ['Year', 'Quarter', ...groups.flatMap(() => [...parts, 'Total']), 'Total'];
  const merges = groups.map((_, at) => ({
    s: { r: 5, c: 2 + at * width },
    e: { r: 5, c: 1 + (at + 1) * width },
  }));
  const withTotals = (counts: readonly number[]) => {
    const each = groups.map((_, at) => counts.slice(at * parts.length, (at + 1) * parts.length));
    return [...each.flatMap((group) => [...group, sum(group)]), sum(counts)];
  };
  const years = [...new Set([...values.keys()].map((quarter) => quarter.slice(0, 4)))];
  const body = years.flatMap((year) => {
    const own = [...values].filter(([quarter]) => quarter.startsWith(year));
    const total = own[0]?.[1].map((_, at) => sum(own.map(([, counts]) => counts[at] ?? 0))) ?? [];
    return [
      [Number(year), null, ...withTotals(total)],
      ...own.map(([quarter, counts]) => [null, quarter.slice(5), ...withTotals(counts)]),
    ];
  });
  return {
    rows: [
      ...titles(title),
      groupRow,
      labelRow,
      ...body,
      [],
      ['Source: Home Office, NRM management information.'],
    ],
    merges,
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

function valuesOf(
  rows: readonly Row[],
  within: Within,
  count: string,
  places: readonly ((row: Row) => boolean)[],
) {
  const quarters = [...new Set(rows.map((row) => row['quarter'] ?? ''))].filter(within).sort();
  return new Map(
    quarters.map((quarter) => {
      const own = rows.filter((row) => row['quarter'] === quarter);
      return [quarter, places.map((isHere) => sum(own.filter(isHere).map((row) => Number(row[count]))))];
    }),
  );
}

const isAge = (code: string, label: string) => (row: Row) =>
  [code, label].includes(row['age_at_exploitation'] ?? '') ||
  (code === 'UNKNOWN' && row['age_at_exploitation'] === 'Not specified or unknown');

function referralsSheet(within: Within): TestSheet {
  const places = ['Overseas', 'UK', 'UK and Overseas', 'Not specified or unknown'];
  const cells = ages.flatMap(([code, label]) =>
    places.map((place) => (row: Row) => isAge(code, label)(row) && row['exploitation_location'] === place),
  );
  const title =
    'Table 2: NRM referrals by quarter by age at exploitation and location of exploitation [note 1]';
  const values = valuesOf(rowsOf('nrm-referrals-by-age-location.csv'), within, 'referrals', cells);
  return quarterly(
    title,
    ages.map(([, label]) => label),
    places,
    values,
  );
}

function decisionsSheet(
  table: string,
  kind: string,
  within: Within,
  by = 'both competent authorities',
): TestSheet {
  const word = kind === 'REASONABLE_GROUNDS' ? 'reasonable' : 'conclusive';
  const outcomes = ['NEGATIVE', 'POSITIVE'];
  const cells = ages.flatMap(([code, label]) =>
    outcomes.map(
      (outcome) => (row: Row) =>
        row['decision'] === kind && isAge(code, label)(row) && row['outcome'] === outcome,
    ),
  );
  const title = `${table}: NRM ${word} grounds decisions made by ${by} by quarter, outcome and age at exploitation`;
  const values = valuesOf(rowsOf('nrm-decisions.csv'), within, 'decisions', cells);
  return quarterly(
    title,
    ages.map(([, label]) => label),
    [`Negative ${word} grounds`, `Positive ${word} grounds`],
    values,
  );
}

function reportsSheet(within: Within): TestSheet {
  const values = valuesOf(rowsOf('nrm-duty-to-notify.csv'), within, 'reports', [() => true]);
  const years = [...new Set([...values.keys()].map((quarter) => quarter.slice(0, 4)))];
  const body = years.flatMap((year) => {
    const own = [...values].filter(([quarter]) => quarter.startsWith(year));
    return [
      [Number(year), null, sum(own.map(([, [count = 0]]) => count))],
      ...own.map(([quarter, [count = 0]]) => [null, quarter.slice(5), count]),
    ];
  });
  return {
    rows: [...titles('Table 40: DtN reports by quarter'), ['Year', 'Quarter', 'Total'], ...body],
    merges: [],
  };
}

/** A table by first responder: a row names only what has changed, and what it leaves out it is the total of. */
function responderSheet(responderClass: string, label: string | undefined): TestSheet {
  const rows = rowsOf('nrm-referrals-by-responder.csv').filter(
    (row) => row['quarter'] === '2023-Q4' && row['responder_class'] === responderClass,
  );
  const levels = [...(label ? ['first_responder'] : []), 'exploitation', 'age_at_exploitation', 'gender'];
  const by = label ? `${label} first responder, exploitation type` : 'exploitation type';
  const from = label ? 'by' : 'from local authority first responder by';
  const table: Record<string, string> = { GOVERNMENT: '11', NGO: '12', POLICE: '13', LOCAL_AUTHORITY: '14' };
  const title = `Table ${table[responderClass]}: NRM referrals ${from} ${by}, age at exploitation, gender and nationality`;
  const header = [
    ...(label ? [`${label} first responder`] : []),
    'Exploitation type',
    'Age at exploitation',
    'Gender',
    'Other',
    'UK',
    'Total',
  ];
  const total = ['Total', ...levels.slice(1).map(() => null), ...countsOf(rows)];
  return { rows: [...titles(title), header, ...levelRows(rows, levels, 0), total], merges: [] };
}

/** Two nationalities that are nobody's: only that they add up matters. */
function countsOf(rows: readonly Row[]): number[] {
  const total = sum(rows.map((row) => Number(row['referrals'])));
  return [total - Math.floor(total / 3), Math.floor(total / 3), total];
}

const published: Readonly<Record<string, string>> = {
  ADULT: 'Adult (18 or over)',
  CHILD: 'Child (17 or under)',
  FEMALE: 'Female',
  MALE: 'Male',
};

function levelRows(
  rows: readonly Row[],
  levels: readonly string[],
  depth: number,
): (string | number | null)[][] {
  const level = levels[depth];
  if (level === undefined) return [];
  return [...new Set(rows.map((row) => row[level] ?? ''))].flatMap((word) => {
    const own = rows.filter((row) => row[level] === word);
    const labels = levels.map((_, at) => (at === depth ? (published[word] ?? word) : null));
    return [[...labels, ...countsOf(own)], ...levelRows(own, levels, depth + 1)];
  });
}
