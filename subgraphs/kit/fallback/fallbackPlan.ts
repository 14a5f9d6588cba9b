import { areaKinds } from '../../../schema/areas/area.js';
import type { Areas } from '../../../schema/areas/areas.js';
import { all, type Catalogue, type Dataset, type Table } from '../../../schema/datasets/dataset.js';
import { type ReleaseTime, severalYearsOf } from '../../../schema/datasets/severalYears.js';
import type { CellPlace } from '../../../schema/protocol/cell.js';
import { isWithinYears, type Period, periodKind, yearOf } from '../../../schema/protocol/period.js';

/** What may be widened, in the order in which it is tried. */
export const fallbackSteps = {
  QUARTER_TO_YEAR: 'The year stands for one of its quarters.',
  YEAR_TO_SEVERAL_YEARS: 'Several years counted as one stand for one of them.',
  AREA_TO_WIDER: 'A wider area stands for one that lies in it.',
} as const;
export type FallbackStep = keyof typeof fallbackSteps;

/** A wider place whose cell may stand for a withheld one. */
export interface FallbackPlace extends CellPlace {
  readonly steps: readonly FallbackStep[];
  readonly table: Table;
}

/** Where a withheld cell stands, and what its release says of its time. */
export interface WithheldPlace {
  readonly dataset: Dataset;
  readonly table: Table;
  readonly place: CellPlace;
  readonly release: ReleaseTime;
}

export interface PlanMeans {
  readonly catalogue: Catalogue;
  readonly areas: Areas;
}

/**
 * Every place of the same release that may stand for a withheld cell, the nearest first: the quarter's year, the whole
 * years together, then the same in each wider kind of area, at its finest period first. Never narrower in area or
 * period, never about other people: a table with one dimension more counts the same under its total.
 */
export function fallbackPlan(means: PlanMeans, withheld: WithheldPlace): readonly FallbackPlace[] {
  return areasFrom(means, withheld).flatMap((wider) =>
    periodKinds.flatMap((kind) =>
      withheld.dataset.tables
        .filter((table) => table.area === wider.kind)
        .toSorted((left, right) => left.dimensions.length - right.dimensions.length)
        .flatMap((table) => placeIn(means, withheld, { ...wider, table, periodKind: kind })),
    ),
  );
}

const periodKinds = ['QUARTER', 'YEAR', 'YEARS'] as const;

interface WiderArea {
  readonly kind: Table['area'];
  readonly area: string;
}

/** The cell's own area, then those around it in each wider kind. An area of two kinds is tried once. */
function areasFrom({ areas }: PlanMeans, { table, place: { area } }: WithheldPlace): readonly WiderArea[] {
  const wider = areaKinds
    .slice(areaKinds.indexOf(table.area) + 1)
    .flatMap((kind) => areas.cellAreas(area, kind).map((code) => ({ kind, area: code })));
  return [{ kind: table.area, area }, ...wider.filter((one) => one.area !== area)];
}

interface Candidate extends WiderArea {
  readonly table: Table;
  readonly periodKind: (typeof periodKinds)[number];
}

/** The place in one table, or nothing where the table has no such cell or it is no wider. */
function placeIn(means: PlanMeans, withheld: WithheldPlace, candidate: Candidate): readonly FallbackPlace[] {
  const { table, area } = candidate;
  const period = periodIn(means, withheld, candidate);
  const dimensions = codesIn(means.catalogue, withheld, table);
  if (period === undefined || dimensions === undefined) return [];
  const steps = stepsTo(withheld.place, { area, period });
  return steps.length > 0 ? [{ steps, table, area, period, dimensions }] : [];
}

/** The period of this kind that holds the cell's own, as the table has it. */
function periodIn(
  means: PlanMeans,
  withheld: WithheldPlace,
  { table, periodKind: kind }: Candidate,
): Period | undefined {
  const { period } = withheld.place;
  const own = periodKind(period);
  if (table.period !== (kind === 'QUARTER' ? 'QUARTER' : 'YEAR')) return undefined;
  if (kind === own) return period;
  if (kind === 'YEAR') return own === 'QUARTER' ? yearOf(period) : undefined;
  if (kind === 'QUARTER' || own === 'YEARS') return undefined;
  const several = severalYearsOf({ ...means, ...withheld, table }, withheld.release);
  return several !== undefined && isWithinYears(yearOf(period), several) ? several : undefined;
}

/** The codes under which the table counts the same people, or undefined where it has no such cell. */
function codesIn(
  catalogue: Catalogue,
  { place }: WithheldPlace,
  table: Table,
): CellPlace['dimensions'] | undefined {
  const named = Object.entries(place.dimensions).filter(([, code]) => code !== all);
  if (named.some(([dimension]) => !table.dimensions.includes(dimension))) return undefined;
  const codes = table.dimensions.map((name) => [name, place.dimensions[name] ?? all] as const);
  const isCounted = codes.every(([name, code]) => code !== all || !catalogue.dimension(name).withoutTotal);
  return isCounted ? Object.fromEntries(codes) : undefined;
}

type Where = Pick<CellPlace, 'area' | 'period'>;

function stepsTo(from: Where, to: Where): readonly FallbackStep[] {
  const [own, wide] = [periodKind(from.period), periodKind(to.period)];
  return [
    ...(own === 'QUARTER' && wide !== 'QUARTER' ? (['QUARTER_TO_YEAR'] as const) : []),
    ...(own !== 'YEARS' && wide === 'YEARS' ? (['YEAR_TO_SEVERAL_YEARS'] as const) : []),
    ...(from.area === to.area ? [] : (['AREA_TO_WIDER'] as const)),
  ];
}
