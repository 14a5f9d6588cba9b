import { stringify } from 'csv-stringify/sync';
import { errorText } from '../answerError.js';
import type { Answer } from '../answerQuestion.js';
import type { CountRow, RecordRow } from '../tidy/tidyRow.js';
import { factText } from './factText.js';

type CsvRow = Readonly<Record<string, string | number | null>>;

const leading = [
  'measure',
  'area_code',
  'area_name',
  'asked_area_code',
  'asked_area_name',
  'period',
  'basis',
];
const trailing = [
  'value',
  'status',
  'percent',
  'low',
  'high',
  'denominator',
  'release',
  'provenance',
  'vintage',
  'owner',
  'dataset',
  'note',
];

/**
 * An answer as tidy CSV (RFC 4180, UTF-8): one row for each figure, each with its provenance. What isn't answered
 * is a row of status ERROR, so that nobody takes a gap for a zero. Texts that a spreadsheet would run as a formula
 * are disarmed with an apostrophe (OWASP, CSV injection).
 */
export function answerCsv(answer: Answer): string {
  const { counts, records, errors } = answer;
  const dimensions = [...new Set(counts.flatMap((row) => Object.keys(row.dimensions)))].map(snakeCase);
  const wide = counts.length === 0 && new Set(records.map(({ measure }) => measure)).size === 1;
  const rows: readonly CsvRow[] = [
    ...counts.map(countRow),
    ...(wide ? records.map(wideRow) : records.flatMap(factRows)),
    ...errors.map((error) => ({
      measure: error.path,
      status: 'ERROR',
      note: `${error.code}: ${errorText(error)}`,
    })),
  ];
  const facts = wide ? [...new Set(records.flatMap((row) => Object.keys(wideRow(row))))] : [];
  const columns = wide
    ? [...facts, ...(errors.length > 0 ? ['status', 'note'] : [])]
    : [...leading, ...dimensions, ...trailing];
  return stringify([...rows], { header: true, columns, escape_formulas: true, record_delimiter: '\r\n' });
}

function countRow({ kind: _, dimensions, ...row }: CountRow): CsvRow {
  const named = [...Object.entries(row), ...Object.entries(dimensions)];
  return Object.fromEntries(named.map(([name, value]) => [snakeCase(name), value]));
}

/** Beside figures, each fact is a row of its own. */
function factRows({ measure, areaCode, areaName, values }: RecordRow): readonly CsvRow[] {
  return Object.entries(values).map(([name, fact]) => ({
    measure: [measure, snakeCase(name)].filter(Boolean).join('/'),
    area_code: areaCode,
    area_name: areaName,
    value: typeof fact === 'number' ? fact : factText(fact),
    status: 'FACT',
  }));
}

function wideRow({ measure, areaCode, areaName, values }: RecordRow): CsvRow {
  const area = areaCode === '' ? {} : { area_code: areaCode, area_name: areaName };
  const facts = Object.entries(values).map(([name, fact]) => [
    snakeCase(name),
    typeof fact === 'number' ? fact : factText(fact),
  ]);
  return { measure, ...area, ...Object.fromEntries(facts) };
}

const snakeCase = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll('.', '_')
    .toLowerCase();
