import type { Computation, LoadedIndicator } from '../../schema/indicators/indicator.js';
import type { AnswerError } from '../questions/answerError.js';
import type { PlaceAnswer } from './answerIndicator.js';
import type { AskablePlace, UnaskablePlace } from './indicatorPlace.js';
import type { Figure, IndicatorValue, Source, UsedFallback } from './indicatorValue.js';
import type { NamedArea, Observation, Parts } from './observation.js';
import { readParts } from './readParts.js';
import { type Computed, transforms } from './transforms.js';

const emptyFigure = { value: null, low: null, high: null, decimals: 0 } as const;
const nothing = {
  ...emptyFigure,
  counted: [],
  beside: [],
  sources: [],
  without: [],
  approximate: null,
  fallback: null,
  because: null,
  who: null,
  errors: [],
} as const;

/** The value of a place that is not asked: why, and who could change it. */
export function unaskableValue(indicator: LoadedIndicator, place: UnaskablePlace): IndicatorValue {
  const { asked, period, status, because, who = null } = place;
  return { ...nothing, ...named(indicator), asked, period, status, because, who, caveats: indicator.caveats };
}

/** The value of a place from what the graph answered. Pure. */
export function answeredValue(
  indicator: LoadedIndicator,
  { place, data, errors }: PlaceAnswer,
): IndicatorValue {
  const { reading, asked, period } = place;
  const compute = (computation: Omit<Computation, 'title'>) => computed(computation, data, period);
  const main = mainOf(reading, (computation) => compute({ ...computation, unit: indicator.unit }));
  const known = {
    ...nothing,
    ...named(indicator),
    asked,
    period,
    caveats: caveatsOf(indicator, place, main),
  };
  const refusal = errors.find(({ code }) => !gaps.has(code));
  if (main.status !== 'RELEASED' && refusal)
    return { ...known, status: 'UNANSWERED', because: refusal.message, errors };
  return {
    ...known,
    ...figureOf(main, indicator.unit),
    beside: reading.beside.map(({ title, ...besides }) => ({
      title,
      ...figureOf(compute(besides), besides.unit),
    })),
    counted: distinctAreas(main.used),
    sources: main.used.map(sourceOf),
    without: [...new Set(main.lacking.map(({ owner }) => owner).filter(Boolean))],
    approximate: main.used.find(({ approximate }) => approximate !== null)?.approximate ?? null,
    fallback: widerArea(place),
    offered: offeredPeriod(main),
    because: main.status === 'RELEASED' ? null : whyEmpty(main, errors),
    errors: errors.filter(({ code }) => !gaps.has(code)),
  };
}

/** Errors that say that there is nothing for the place, rather than that it could not or may not be answered. */
const gaps: ReadonlySet<string> = new Set([
  'PERIOD_OUTSIDE_RELEASE',
  'AREA_NOT_IN_TABLE',
  'PERIOD_NOT_IN_TABLE',
]);

function mainOf(
  { otherwise, ...first }: AskablePlace['reading'],
  compute: (computation: Pick<Computation, 'transform' | 'parts'>) => Computed,
): Computed {
  const main = compute(first);
  const other = otherwise && main.status !== 'RELEASED' ? compute(otherwise) : undefined;
  return other?.status === 'RELEASED' ? other : main;
}

const named = ({ id, basis, unit }: LoadedIndicator) => ({ indicator: id, basis, unit });

function computed(
  { transform, parts, unit }: Omit<Computation, 'title'>,
  data: unknown,
  period: string,
): Computed {
  const found = Object.entries(readParts(data, parts)).map(([part, figures]) => [
    part,
    figures.filter((figure) => figure.period === period || figure.period === ''),
  ]);
  const own: Parts = Object.fromEntries(found);
  return transforms[transform](own, unit);
}

function figureOf({ status, value, low, high, decimals }: Computed, unit: Figure['unit']): Figure {
  return { status, unit, value, low, high, decimals };
}

function sourceOf({ cell, area, period, value, release, owner, provenance, vintage }: Observation): Source {
  return { cell, area, period, value, release, owner, provenance, vintage };
}

function distinctAreas(figures: readonly Observation[]): readonly NamedArea[] {
  return [...new Map(figures.map(({ area }) => [area.code, area])).values()];
}

/** The period that owners offer in place of what they withhold, where the area stays the same. */
function offeredPeriod({ lacking }: Computed): string | undefined {
  return lacking.find(({ fallback, area }) => fallback?.area.code === area.code)?.fallback?.period;
}

function widerArea({ asked, area, period }: AskablePlace): UsedFallback | null {
  if (asked.code === area.code) return null;
  const note = `${area.name} for ${asked.name}`;
  return { steps: ['AREA_TO_WIDER'], from: { area: asked, period }, to: { area, period }, note };
}

function whyEmpty({ status, lacking }: Computed, errors: readonly AnswerError[]): string {
  if (status === 'WITHHELD') return 'A figure it needs is withheld: 0 to 9, or hidden to protect another.';
  if (errors[0] !== undefined) return errors[0].message;
  return lacking.length > 0
    ? 'A figure it needs is not collected.'
    : 'Nobody has released the figures it needs here.';
}

const severalOwners = "A sum of several owners' own figures: somebody known to two of them counts twice.";

function caveatsOf(
  indicator: LoadedIndicator,
  { reading }: AskablePlace,
  { used }: Computed,
): readonly string[] {
  const perArea = new Map<string, Set<string>>();
  for (const { area, owner } of used)
    perArea.set(area.code, (perArea.get(area.code) ?? new Set()).add(owner));
  const isPooled = [...perArea.values()].some((owners) => [...owners].filter(Boolean).length > 1);
  return [...indicator.caveats, ...reading.caveats, ...(isPooled ? [severalOwners] : [])];
}
