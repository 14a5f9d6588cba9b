import { describe, expect, test } from '@jest/globals';
import { loadAreas } from '../../../schema/areas/loadAreas.js';
import { loadCatalogue } from '../../../schema/datasets/catalogue.js';
import { groupRows } from '../../../subgraphs/kit/intake/groupRows.js';
import { intakeSheet } from '../../../subgraphs/kit/intake/intakeSheet.js';
import { templateFormats, writeTemplate } from '../../../subgraphs/kit/intake/template/writeTemplate.js';
import { codeReader } from '../../../subgraphs/kit/intake/values/readCodes.js';
import { codesCounted } from '../../../subgraphs/kit/release/atom.js';
import { book, csv, csvText, goodSheet, type Rows, utf8, utf16, withCell } from './sheetFiles.js';

const means = { catalogue: loadCatalogue(), areas: loadAreas(), home: 'E12000007' };
const covers = { from: '2023-01-01', to: '2023-12-31' };

function read(bytes: Uint8Array, name = 'clients') {
  const { checked } = intakeSheet(means, { file: { name: 'sheet', bytes }, dataset: name, covers });
  return checked.ok ? checked.value : checked.faults;
}
const atomsOf = (bytes: Uint8Array) => {
  const found = read(bytes);
  return 'atoms' in found ? found.atoms : found;
};

const atoms = [
  { area: 'E09000012', period: '2023-Q1', codes: { exploitation: 'LABOUR', sex: 'FEMALE' }, count: 3 },
  {
    area: 'E09000012',
    period: '2023-Q1',
    codes: { exploitation: 'SEXUAL+DOMESTIC', sex: 'MALE' },
    count: 20,
  },
  {
    area: 'E09000022',
    period: '2023-Q2',
    codes: { exploitation: 'CRIMINAL', sex: 'OTHER_OR_UNKNOWN' },
    count: 1,
  },
];

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const typed: Rows = goodSheet.map((row, at) =>
  at === 0 ? row : row.with(1, day(String(row[1]))).with(5, Number(row[5])),
);
const ours = new Map([
  ['exploitation', 'Type of exploitation'],
  ['area', 'Borough'],
  ['sex', 'Gender'],
  ['date', 'Start date'],
  ['count', 'Number of clients'],
  ['reference', 'Client ID'],
]);

const handled: readonly (readonly [string, Uint8Array])[] = [
  ['CSV', csv(goodSheet)],
  ['a byte order mark', utf8(`\uFEFF${csvText(goodSheet)}`)],
  ['semicolons', csv(goodSheet, ';')],
  ['tabs', csv(goodSheet, '\t')],
  ['a first line that names the separator', utf8(`sep=;\r\n${csvText(goodSheet, ';')}`)],
  ['line ends of old Macs', utf8(csvText(goodSheet).replaceAll('\r\n', '\r'))],
  ['UTF-16 with a mark', utf16(csvText(goodSheet, '\t'), true)],
  ['UTF-16 without one', utf16(csvText(goodSheet), false)],
  ['Windows-1252', Buffer.from(`${csvText(goodSheet).replace('R1', 'R\u00E91')}`, 'latin1')],
  [
    'blanks around, within and unseen',
    csv(goodSheet.map((row) => row.map((cell) => ` ${cell}\u00A0\u200B`))),
  ],
  ['empty rows and columns around', utf8(`${csvText(goodSheet)},,,,,\r\n\r\n`)],
  ['dates as the UK writes them', csv(withCell(2, 'date', '10/01/2023'))],
  ['dates in words', csv(withCell(2, 'date', 'Tuesday 10th January 2023'))],
  ['a month', csv(withCell(2, 'date', 'Jan 2023'))],
  ['a quarter', csv(withCell(2, 'date', 'Q1 2023'))],
  ['a day with its time', csv(withCell(2, 'date', '2023-01-10T14:30:00'))],
  ['XLSX of texts', book({ rows: goodSheet })],
  ['ODS of texts', book({ rows: goodSheet, format: 'ods' })],
  ['XLSX of dates and numbers', book({ rows: typed })],
  ['ODS of dates and numbers', book({ rows: typed, format: 'ods' })],
  ['XLSX that counts from 1904', book({ rows: typed, counts1904: true })],
  ['a serial number that lost its format', book({ rows: withCell(2, 'date', 44_936) })],
  ['codes in small letters', csv(withCell(2, 'exploitation', 'labour'))],
  ['labels instead of codes', csv(withCell(2, 'exploitation', 'Labour exploitation alone'))],
  ['known words instead of codes', csv(withCell(2, 'sex', 'F'))],
  ['codes joined otherwise', csv(withCell(3, 'exploitation', 'Sexual & Domestic'))],
  ['the long name of a borough', csv(withCell(2, 'area', 'London Borough of Hackney'))],
  [
    'headings of their own',
    csv([[...(goodSheet[0] ?? [])].map((one) => ours.get(String(one)) ?? ''), ...goodSheet.slice(1)]),
  ],
  [
    'columns that are not needed',
    csv(goodSheet.map((row, at) => ['Notes', 'x', 'y', 'z'].slice(at, at + 1).concat(row.map(String)))),
  ],
];

describe('a spreadsheet', () => {
  test.each(handled)('is read with %s', (_, bytes) => {
    expect(atomsOf(bytes)).toEqual(atoms);
  });

  test('may write commas between thousands', () => {
    expect(atomsOf(csv(withCell(2, 'count', '1,003')))).toEqual([
      { ...atoms[0], count: 1003 },
      ...atoms.slice(1),
    ]);
  });

  test('without counts counts each row once, and alike rows together', () => {
    const rows = [
      ['reference', 'date', 'area', 'exploitation', 'sex'],
      ...['a', 'b'].map((ref) => [ref, '2023-01-10', 'Hackney', '', 'f']),
    ];
    expect(atomsOf(csv(rows))).toEqual([
      { area: 'E09000012', period: '2023-Q1', codes: { exploitation: '', sex: 'FEMALE' }, count: 2 },
    ]);
  });

  test('counts who reached a stage under those before it, unless it counts each stage itself', () => {
    const suspects = (...rows: Rows) =>
      intakeSheet(
        { ...means, home: 'E23000001' },
        { file: { name: 'sheet', bytes: csv(rows) }, dataset: 'suspects', covers },
      ).checked;
    const rowOf = (stage: string, count: number) => ({
      area: 'E23000001',
      period: '2023',
      codes: { stage },
      count,
    });
    const met = 'E23000001';
    expect(
      suspects(
        ['reference', 'date', 'area', 'stage'],
        ['1', '2023-03-01', met, 'CHARGED'],
        ['2', '2023-03-01', met, 'REFERRED'],
      ),
    ).toMatchObject({
      value: { atoms: [rowOf('CHARGED', 1), rowOf('REFERRED', 2)] },
    });
    expect(
      suspects(
        ['date', 'area', 'stage', 'count'],
        ['2023', met, 'REFERRED', '9'],
        ['2023', met, 'CHARGED', '4'],
      ),
    ).toMatchObject({
      value: { atoms: [rowOf('CHARGED', 4), rowOf('REFERRED', 9)] },
    });
  });
});

describe('the codes that a row may have', () => {
  test('are counted by the builder, each of them', () => {
    for (const dataset of means.catalogue.datasets.filter(({ rule }) => rule !== 'PUBLISHED'))
      for (const dimension of means.catalogue.dimensionsOf(dataset))
        for (const code of codeReader(dimension).allowed) {
          const row = { row: 2, area: '', period: '', codes: { [dimension.name]: [code] }, count: 1 };
          const one = {
            ...dataset,
            tables: dataset.tables.map((table) => ({ ...table, dimensions: [dimension.name] })),
          };
          const counted = groupRows([row], {
            catalogue: means.catalogue,
            dataset: one,
            isCounted: true,
          }).flatMap(({ codes }) => codesCounted(dimension, codes[dimension.name] ?? ''));
          expect(counted).toContain(code);
        }
  });
});

describe('a template', () => {
  const datasets = means.catalogue.datasets.filter(({ rule }) => rule !== 'PUBLISHED');
  const homeOf = (leafArea: string, smallest: string) =>
    leafArea === 'POLICE_FORCE_AREA' ? 'E23000001' : smallest === 'COUNTRY' ? 'E92000001' : 'E12000007';

  test.each(datasets.flatMap(({ name }) => templateFormats.map((format) => [name, format] as const)))(
    'of %s as %s is read again without a fault, and says that its rows are SYNTHETIC',
    (name, format) => {
      const dataset = means.catalogue.dataset(name);
      if (dataset === undefined) throw new Error(`no ${name}`);
      const home = homeOf(dataset.leafArea, dataset.smallestArea);
      const [file] = writeTemplate({ ...means, dataset, home }, format);
      const bytes = file?.bytes ?? new Uint8Array();
      const { checked } = intakeSheet(
        { ...means, home },
        { file: { name: file?.name ?? '', bytes }, dataset: name, covers },
      );
      expect(checked.ok ? checked.value.rows : checked.faults).toBe(6);
      const text = format === 'csv' ? new TextDecoder().decode(bytes) : 'SYNTHETIC';
      expect(text).toContain('SYNTHETIC');
    },
  );
});
