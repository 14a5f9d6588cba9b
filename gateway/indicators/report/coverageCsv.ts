import { stringify } from 'csv-stringify/sync';
import type { LoadedIndicator } from '../../../schema/indicators/indicator.js';
import type { IndicatorValue } from '../indicatorValue.js';
import type { CoverageReport } from './coverageReport.js';

/** The coverage report as tidy CSV (RFC 4180, UTF-8): a row for each indicator and area, formulas disarmed. */
export function coverageCsv({ rows }: CoverageReport): string {
  const lines = rows.flatMap(({ indicator, values }) => values.map((value) => lineOf(indicator, value)));
  return stringify(lines, { header: true, escape_formulas: true, record_delimiter: '\r\n' });
}

function lineOf({ id, title, asks, basis, unit }: LoadedIndicator, value: IndicatorValue) {
  const { asked, period, status, low, high, approximate, fallback, counted, sources, without } = value;
  const distinct = (items: readonly string[]) => [...new Set(items.filter(Boolean))].join(' | ');
  return {
    indicator: id,
    title,
    asks: asks.join(' | '),
    basis,
    asked_area_code: asked.code,
    asked_area_name: asked.name,
    counted_area_codes: distinct(counted.map(({ code }) => code)),
    counted_area_names: distinct(counted.map(({ name }) => name)),
    asked_period: period,
    counted_period: fallback?.to.period ?? (status === 'RELEASED' ? period : ''),
    unit,
    value: value.value,
    low,
    high,
    approximate,
    status,
    fallback: fallback?.note ?? '',
    provenance: distinct(sources.map(({ provenance }) => provenance)),
    owners: distinct(sources.map(({ owner }) => owner)),
    without: distinct(without),
    releases: distinct(sources.map(({ release }) => release)),
    cells: distinct(sources.map(({ cell }) => cell ?? '')),
    because: value.because,
    who: value.who,
  };
}
