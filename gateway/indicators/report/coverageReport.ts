import type { LoadedIndicator } from '../../../schema/indicators/indicator.js';
import { answerIndicator, type IndicatorMeans } from '../answerIndicator.js';
import type { IndicatorStatus, IndicatorValue } from '../indicatorValue.js';
import type { NamedArea } from '../observation.js';
import { inLanes } from './inLanes.js';

/** What a reader asked to see. */
export interface CoverageQuestion {
  /** One area; without it the United Kingdom and every city region. */
  readonly area?: string | undefined;
  /** Areas that are known already, in place of one by its code. */
  readonly areas?: readonly NamedArea[] | undefined;
  /** One period for all indicators; without it the one each names. */
  readonly period?: string | undefined;
}

/** One indicator for every area of the report. */
export interface CoverageRow {
  readonly indicator: LoadedIndicator;
  /** In the order of the report's areas. */
  readonly values: readonly IndicatorValue[];
}

/** How many indicators an area has, by what stands there. */
export interface CoverageCounts {
  readonly area: NamedArea;
  /** With a value, by fallback or not. */
  readonly value: number;
  /** Of these, with a value that stands for a longer period or a wider area. */
  readonly fallback: number;
  readonly withheld: number;
  readonly notCollected: number;
  readonly notApplicable: number;
  readonly unanswered: number;
}

/** Indicators by areas: value, withheld, not collected, and the fallback used. */
export interface CoverageReport {
  readonly areas: readonly NamedArea[];
  /** Which force areas are counted where they and a city region do not coincide. */
  readonly fits: readonly { readonly code: string; readonly note: string }[];
  readonly rows: readonly CoverageRow[];
  readonly counts: readonly CoverageCounts[];
  readonly isSynthetic: boolean;
}

export interface CoverageMeans extends IndicatorMeans {
  readonly indicators: readonly LoadedIndicator[];
}

const unitedKingdom = 'K02000001';
/** Indicators that are asked at once. */
const lanes = 4;

/** Puts every indicator for every area, each indicator in one question or two. Throws `UNKNOWN_AREA`, `BAD_PERIOD`. */
export async function coverageReport(
  means: CoverageMeans,
  question: CoverageQuestion,
): Promise<CoverageReport> {
  const areas = areasAsked(means, question);
  const places = areas.map(({ code }) => ({ area: code, period: question.period }));
  const rows = await inLanes(means.indicators, lanes, async (indicator) => ({
    indicator,
    values: await answerIndicator(means, indicator, places),
  }));
  const values = rows.flatMap((row) => row.values);
  return {
    areas,
    fits: areas.flatMap(({ code }) => {
      const fit = means.areas.fit(code);
      return fit?.kind === 'PARTIAL' ? [{ code, note: fit.note }] : [];
    }),
    rows,
    counts: areas.map((area, at) =>
      countsOf(
        area,
        rows.flatMap((row) => row.values[at] ?? []),
      ),
    ),
    isSynthetic: values.some(isInvented),
  };
}

/** True where something invented is in a value. */
export const isInvented = ({ sources }: IndicatorValue): boolean =>
  sources.some(({ provenance }) => provenance === 'SYNTHETIC');

function areasAsked(
  { areas }: CoverageMeans,
  { area, areas: known }: CoverageQuestion,
): readonly NamedArea[] {
  if (known !== undefined) return known.map(({ code, name }) => ({ code, name }));
  const asked =
    area === undefined ? [areas.require(unitedKingdom), ...areas.all('CITY_REGION')] : [areas.require(area)];
  return asked.map(({ code, name }) => ({ code, name }));
}

function countsOf(area: NamedArea, values: readonly IndicatorValue[]): CoverageCounts {
  const having = (wanted: IndicatorStatus) => values.filter(({ status }) => status === wanted).length;
  return {
    area,
    value: having('RELEASED'),
    fallback: values.filter(({ status, fallback }) => status === 'RELEASED' && fallback !== null).length,
    withheld: having('WITHHELD'),
    notCollected: having('NOT_COLLECTED'),
    notApplicable: having('NOT_APPLICABLE'),
    unanswered: having('UNANSWERED'),
  };
}
