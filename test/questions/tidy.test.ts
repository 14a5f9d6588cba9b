import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { tidy } from '../../gateway/questions/tidy/tidy.js';
import type { CountRow } from '../../gateway/questions/tidy/tidyRow.js';
import { askSmallGraph, decisionsDocument, smallSchema } from './smallGraph.js';

async function rowsOf(source: string, variables: Readonly<Record<string, unknown>> = {}) {
  const { data } = await askSmallGraph(source, variables);
  return tidy(smallSchema, { document: parse(source), variables, data });
}

const first: CountRow = {
  kind: 'COUNT',
  measure: 'decisions',
  areaCode: 'E23000001',
  areaName: 'Metropolitan Police',
  askedAreaCode: 'E12000007',
  askedAreaName: 'London',
  period: '2022',
  basis: 'DECISION_DATE',
  owner: 'Met (demo)',
  dataset: 'decisions',
  release: 'met-demo.decisions.2026-09-30',
  provenance: 'SYNTHETIC',
  vintage: '2026-09-30',
  dimensions: { outcome: 'POSITIVE' },
  value: 540,
  status: 'RELEASED',
  percent: 85.7,
  low: 85.1,
  high: 86.3,
  denominator: 630,
  note: null,
};
const unshown = { value: null, percent: null, low: null, high: null, denominator: null };

describe('an answer becomes tidy rows', () => {
  test('with a row for each count, its share beside it and its place met on the way', async () => {
    const { counts } = await rowsOf(decisionsDocument, { code: 'E12000007', years: '2022..2023' });
    expect(counts).toEqual([
      first,
      { ...first, ...unshown, period: '2023', status: 'WITHHELD' },
      {
        ...first,
        ...unshown,
        period: '2023',
        dimensions: { outcome: 'ALL' },
        status: 'NOT_COLLECTED',
        note: 'Ends later.',
      },
    ]);
  });

  test('with what is known of the area as a record', async () => {
    const { records } = await rowsOf(decisionsDocument, { code: 'E12000007', years: '2023' });
    expect(records).toEqual([
      {
        kind: 'RECORD',
        measure: '',
        areaCode: 'E12000007',
        areaName: 'London',
        values: { 'population.persons': 9002488 },
      },
    ]);
  });

  test('with the releases and a dataset about which nobody has released anything', async () => {
    const { releases, silences } = await rowsOf(decisionsDocument, { code: 'E12000007', years: '2023' });
    expect(releases).toEqual([
      {
        release: 'met-demo.decisions.2026-09-30',
        measure: 'decisions',
        owner: 'Met (demo)',
        dataset: 'decisions',
        provenance: 'SYNTHETIC',
        vintage: '2026-09-30',
        ageInDays: null,
        caveats: ['Its own cases.'],
        breaks: [{ period: '2023-Q1', what: 'The threshold rises.' }],
      },
    ]);
    expect(silences).toEqual([{ measure: 'silent', areaCode: 'E12000007', areaName: 'London' }]);
  });

  test('where an alias names the measure and a total takes the period that was asked', async () => {
    const { counts } = await rowsOf(
      '{ here: area(code: "E12000007") { decisions(period: "2022") { total { value status } } } }',
    );
    expect(counts.map(({ measure, period, value, status }) => ({ measure, period, value, status }))).toEqual([
      { measure: 'here/decisions/total', period: '2022', value: 1170, status: 'RELEASED' },
    ]);
  });

  test('where a rate without a count brings its numerator', async () => {
    const share = 'share { numerator { value status } denominator { value } percent low high status }';
    const { counts } = await rowsOf(
      `{ area(code: "E12000007") { decisions(period: "2022") { cells { period ${share} } } } }`,
    );
    expect(
      counts.map(({ measure, period, value, percent, denominator }) => [
        measure,
        period,
        value,
        percent,
        denominator,
      ]),
    ).toEqual([['decisions', '2022', 540, 85.7, 630]]);
  });

  test('where objects that are no figures become records, their lists texts', async () => {
    const { records, counts } = await rowsOf('{ claims { id problems { text } } }');
    expect(counts).toEqual([]);
    expect(records.map(({ measure, values }) => ({ measure, values }))).toEqual([
      { measure: 'claims', values: { id: 'L1', problems: ['one', '<b>two</b>'] } },
      { measure: 'claims', values: { id: 'L2', problems: [] } },
    ]);
  });

  test('where a record keeps the area it is about', async () => {
    const { records } = await rowsOf('{ posts { office area { code name } } }');
    expect(records).toEqual([
      {
        kind: 'RECORD',
        measure: 'posts',
        areaCode: 'E23000001',
        areaName: 'Metropolitan Police',
        values: { office: 'SYNTHETIC: desk' },
      },
    ]);
  });

  test('and no answer becomes no rows', () => {
    const answered = { document: parse(decisionsDocument), variables: {}, data: null };
    expect(tidy(smallSchema, answered)).toEqual({ counts: [], records: [], releases: [], silences: [] });
  });
});
