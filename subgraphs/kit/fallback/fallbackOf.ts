import { all } from '../../../schema/datasets/dataset.js';
import { type CellPlace, cellId } from '../../../schema/protocol/cell.js';
import type { Period } from '../../../schema/protocol/period.js';
import type { FallbackAnswer } from '../contract/fallback.js';
import { countOf, rateOf } from '../dataset/series.js';
import type { ServedCell, ServedRelease } from '../register/servedSeries.js';
import { type FallbackPlace, fallbackPlan, type PlanMeans, type WithheldPlace } from './fallbackPlan.js';

/** A cell of a series and the release it stands in. */
export interface AnsweredCell extends Omit<WithheldPlace, 'release'> {
  readonly release: ServedRelease;
  readonly status: ServedCell['status'];
}

/** A place to try, with the names of its cell and of the total that its share is out of. */
export interface Candidate {
  readonly place: FallbackPlace;
  readonly cell: string;
  readonly total: string | undefined;
}

/** What may stand for the cell, the nearest first; nothing unless it is withheld. */
export function candidatesFor(means: PlanMeans, answered: AnsweredCell): readonly Candidate[] {
  if (answered.status !== 'WITHHELD') return [];
  const { dataset, release } = answered;
  const [from = '', to = from] = release.period.split('..');
  const time = { period: { from, to }, vintage: release.vintage };
  return fallbackPlan(means, { ...answered, release: time }).map((place) => ({
    place,
    cell: cellId(release.id, place.table, place),
    total: totalId(release.id, place, dataset.shareOf),
  }));
}

function totalId(release: string, place: FallbackPlace, shareOf: string | undefined): string | undefined {
  if (shareOf === undefined || (place.dimensions[shareOf] ?? all) === all) return undefined;
  return cellId(release, place.table, { ...place, dimensions: { ...place.dimensions, [shareOf]: all } });
}

/** The first candidate that is shown, as the answer puts it; null where none is. */
export function fallbackOf(
  means: PlanMeans,
  answered: AnsweredCell,
  {
    candidates,
    cells,
  }: { readonly candidates: readonly Candidate[]; readonly cells: ReadonlyMap<string, ServedCell> },
): FallbackAnswer | null {
  for (const { place, ...ids } of candidates) {
    const cell = cells.get(ids.cell);
    if (cell?.status !== 'RELEASED') continue;
    const total = ids.total === undefined ? undefined : cells.get(ids.total);
    return {
      steps: place.steps,
      area: { code: place.area },
      period: place.period,
      table: place.table.name,
      count: countOf(cell),
      share: total ? rateOf(answered.release.rule, cell, total) : null,
      note: noteOn(means, answered, place),
    };
  }
  return null;
}

function noteOn({ areas }: PlanMeans, { place: own, release }: AnsweredCell, wider: FallbackPlace): string {
  const isSameArea = own.area === wider.area;
  const isSamePeriod = own.period === wider.period;
  const words = ({ area, period }: Pick<CellPlace, 'area' | 'period'>) =>
    [...(isSameArea ? [] : [areas.require(area).name]), ...(isSamePeriod ? [] : [period])].join(' in ');
  const whose = isSameArea || release.rule === 'PUBLISHED' ? '' : " It counts the owner's own cases there.";
  const breaks = release.breaks.map(({ period }) => period).filter(isBreakWithin(wider.period));
  const within = breaks.length > 0 ? ` The series breaks within it: ${breaks.join(', ')}.` : '';
  return `${words(wider)} stands for ${words(own)}, which is withheld.${whose}${within}`;
}

/** Breaks are dated by the first quarter after them; one at the very start of a period lies before it. */
function isBreakWithin(period: Period): (one: Period) => boolean {
  const first = period.includes('-Q') ? period : `${period.slice(0, 4)}-Q1`;
  const last = period.includes('-Q') ? period : `${period.slice(-4)}-Q4`;
  return (one) => one > first && one <= last;
}
