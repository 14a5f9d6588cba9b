import { expect, test } from '@jest/globals';
import type { IndicatorValue, Source } from '../../gateway/indicators/indicatorValue.js';
import type { CoverageReport } from '../../gateway/indicators/report/coverageReport.js';
import { regionPages } from '../../gateway/pack/regionPages.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { loadIndicators } from '../../schema/indicators/loadIndicators.js';

const indicators = loadIndicators(loadCatalogue());
const indicator = (id: string) => {
  const found = indicators.find((one) => one.id === id);
  if (found === undefined) throw new TypeError(`There is no indicator ${id}.`);
  return found;
};
const area = { code: 'E47000004', name: 'Liverpool City Region' };
const force = { code: 'E23000004', name: 'Merseyside Police' };

const source = (provenance: string): Source => ({
  cell: 'c1',
  area: force,
  period: '2023',
  value: 120,
  release: `${provenance.toLowerCase()}.release`,
  owner: 'Owner',
  provenance,
  vintage: '2024-03-07',
});

const value = (id: string, over: Partial<IndicatorValue>): CoverageReport['rows'][number] => ({
  indicator: indicator(id),
  values: [
    {
      indicator: id,
      asked: area,
      counted: [area],
      period: '2023',
      basis: 'EVENT',
      beside: [],
      sources: [],
      without: [],
      approximate: null,
      fallback: null,
      because: null,
      who: null,
      caveats: [],
      errors: [],
      status: 'RELEASED',
      unit: 'PERCENT',
      value: 7.4,
      low: 7.4,
      high: 7.4,
      decimals: 1,
      ...over,
    },
  ],
});

const report: CoverageReport = {
  areas: [area],
  fits: [{ code: area.code, note: 'Halton lies in it and not in Merseyside.' }],
  rows: [
    value('E2', { counted: [force], sources: [source('OFFICIAL')] }),
    value('B2', { value: 60, low: 57.5, high: 62.5, decimals: 0, sources: [source('SYNTHETIC')] }),
    value('F5', { status: 'WITHHELD', value: null, low: null, high: null, sources: [source('SYNTHETIC')] }),
    value('A5', { status: 'NOT_COLLECTED', value: null, low: null, high: null }),
    value('E4', { status: 'UNANSWERED', value: null, low: null, high: null, because: 'It took too long.' }),
    value('X3', { status: 'NOT_APPLICABLE', value: null, low: null, high: null }),
  ],
  counts: [],
  isSynthetic: true,
};

test('a page has what is known, what is counted for it, and what nobody collects', () => {
  const [page] = regionPages(report, 'WHOLE');
  expect(page).toMatchObject({
    ...area,
    fit: 'Halton lies in it and not in Merseyside.',
    isSynthetic: true,
    notCollected: [`A5 ${indicator('A5').title}`],
  });
  expect(
    page?.lines.map(({ indicator: id, value: text, interval, remark, provenance }) => [
      id,
      text,
      interval,
      remark,
      provenance,
    ]),
  ).toEqual([
    ['E2', '7.4%', '', 'Counts Merseyside Police.', 'Published'],
    ['B2', '60%', '58 to 63%', '', 'SYNTHETIC'],
    ['F5', '[c]', '', '', undefined],
    ['E4', '[x]', '', 'Not answered when this pack was built: It took too long.', undefined],
  ]);
});

test('in the variant of published figures no partner stands, not even as withheld', () => {
  const [page] = regionPages(report, 'OFFICIAL');
  expect(page?.lines.map(({ indicator: id }) => id)).toEqual(['E2', 'E4']);
  expect(page?.isSynthetic).toBe(false);
});
