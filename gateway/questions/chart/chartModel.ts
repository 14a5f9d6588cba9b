import type { Answer } from '../answerQuestion.js';
import { percentText, shorthand } from '../render/figureText.js';
import type { Chart } from '../savedQuestion.js';
import type { CountRow } from '../tidy/tidyRow.js';
import type { Words } from '../words.js';
import { breaksOf, type ChartBreak } from './chartBreaks.js';
import { altText, fillIn, sourceLine } from './chartTexts.js';

/** One mark of a chart. Without a value, `shown` is the shorthand that stands in its place. */
export interface Point {
  readonly along: string;
  readonly series: string;
  readonly value: number | null;
  readonly shown: string;
}

/** A chart as data, before anything is drawn. */
export interface ChartModel {
  readonly kind: 'CHART';
  readonly headline: string;
  readonly subtitle: string;
  readonly mark: Chart['mark'];
  readonly isByPeriod: boolean;
  readonly isPercent: boolean;
  readonly points: readonly Point[];
  readonly series: readonly string[];
  readonly breaks: readonly ChartBreak[];
  readonly source: string;
  readonly isSynthetic: boolean;
  /** What a reader who doesn't see it has to know. */
  readonly alt: string;
}

/** Why an answer has no chart. */
export interface NoChart {
  readonly kind: 'NONE';
  readonly why: string;
}

/** More series than this are told apart by nobody (Government Analysis Function, charts: a checklist). */
const mostSeries = 4;

/** The chart of an answer, as its question declares it. */
export function chartModel(answer: Answer, words: Words): ChartModel | NoChart {
  const { chart } = answer.question;
  if (chart === undefined)
    return {
      kind: 'NONE',
      why: 'This question is answered by tables: no two of its measures may be compared in one chart.',
    };
  const measured = answer.counts.filter(({ measure }) => measure === chart.measure);
  const last =
    measured
      .map(({ period }) => period)
      .sort()
      .at(-1) ?? '';
  const rows = measured.filter((row) => isCharted(row, chart, last));
  const points = rows.map((row) => pointOf(row, chart, words));
  const series = [...new Set(points.map((point) => point.series))];
  if (points.every(({ value }) => value === null))
    return { kind: 'NONE', why: 'No figure of this answer is shown, so there is nothing to draw.' };
  if (series.length > mostSeries) {
    return {
      kind: 'NONE',
      why: `${series.length} series would not be told apart in a chart; the table below has them all.`,
    };
  }
  const isByPeriod = chart.along === 'period';
  const sorted = isByPeriod ? points : [...points].sort((a, b) => (b.value ?? -1) - (a.value ?? -1));
  const used = answer.releases.filter(({ measure }) => measure === chart.measure);
  const drawable = { points, area: areaOf(rows), period: periodsOf(rows) };
  const drawn = {
    kind: 'CHART' as const,
    headline: fillIn(chart.headline, drawable),
    subtitle: fillIn(chart.subtitle, drawable),
    mark: chart.mark,
    isByPeriod,
    isPercent: chart.show === 'percent',
    points: sorted,
    series,
    breaks: isByPeriod
      ? breaksOf(
          used,
          points.map(({ along }) => along),
        )
      : [],
    source: sourceLine(used),
    isSynthetic: rows.some(({ provenance }) => provenance === 'SYNTHETIC'),
  };
  return { ...drawn, alt: altText(drawn) };
}

const areaOf = (rows: readonly CountRow[]): string => rows[0]?.askedAreaName || rows[0]?.areaName || '';

function periodsOf(rows: readonly CountRow[]): string {
  const periods = [...new Set(rows.map(({ period }) => period))].sort();
  return periods.length > 1 ? `${periods[0]} to ${periods.at(-1)}` : (periods[0] ?? '');
}

function isCharted(row: CountRow, { where }: Chart, last: string): boolean {
  return Object.entries(where).every(([column, codes]) => {
    const wanted = codes.map((code) => (column === 'period' && code === 'LAST' ? last : code));
    return wanted.includes(columnOf(row, column));
  });
}

function pointOf(row: CountRow, { show, along, series }: Chart, words: Words): Point {
  const value = show === 'percent' ? row.percent : row.value;
  return {
    along: words.short(along, columnOf(row, along)),
    series: series === undefined ? '' : words.short(series, columnOf(row, series)),
    value: row.status === 'RELEASED' ? value : null,
    shown: shownText(row, show),
  };
}

function shownText(row: CountRow, show: Chart['show']): string {
  if (row.status !== 'RELEASED') return shorthand[row.status];
  return show === 'percent' ? percentText(row) : (row.value?.toLocaleString('en-GB') ?? '');
}

function columnOf(row: CountRow, column: string): string {
  const { period, owner, areaName, askedAreaName } = row;
  const places: Readonly<Record<string, string>> = {
    period,
    owner,
    area: areaName,
    askedArea: askedAreaName,
  };
  return places[column] ?? row.dimensions[column] ?? '';
}
