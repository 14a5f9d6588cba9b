import type { IndicatorUnit, TransformName } from '../../schema/indicators/indicator.js';
import type { CellStatus } from '../../schema/protocol/cell.js';
import { groupsOf, isReleased, sumOf } from './groups.js';
import type { Observation, Parts } from './observation.js';
import { type Interval, ratioOf, shareBeside, shareOf } from './ratio.js';

/** What a computation over released figures comes to. */
export interface Computed {
  readonly status: CellStatus;
  /** Null where nothing is shown, and where only an interval can be said. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Decimal places it is given to. */
  readonly decimals: number;
  /** Figures it was made from. */
  readonly used: readonly Observation[];
  /** Figures it lacks, because they are withheld or not collected. */
  readonly lacking: readonly Observation[];
}

export type Transform = (parts: Parts, unit: IndicatorUnit) => Computed;

/** The pure computations that indicators name. Each sees released figures alone. */
export const transforms = {
  /** Sum of `counted`. */
  count: (parts) => pooled(parts, ['counted'], ({ counted = [] }) => ofSum(counted)),
  /** `numerator` within `denominator`. */
  share: (parts) => pooled(parts, ['numerator', 'denominator'], shareIn),
  /** What is left of each of `bases` without `part`; with several bases only the interval they span. */
  rest: (parts) => pooled(parts, ['part', 'bases'], restOf),
  /** Share of `first` in `firstOf` less that of `second` in `secondOf`. */
  gap: (parts) => pooled(parts, ['first', 'firstOf', 'second', 'secondOf'], gapIn),
  /** `numerator` for each 100 or 100,000 of a `denominator` that does not contain it. */
  rate: (parts, unit) => pooled(parts, ['numerator', 'denominator'], (pool) => rateIn(pool, unit)),
  /** A value published as it is, without the counts behind it. */
  published: asPublished,
} satisfies Record<TransformName, Transform>;

/** A value with what rounding leaves; no value where only the interval can be said. */
type Result = Omit<Interval, 'value'> & { readonly value: number | null };

/** Adds up the owners that show everything the computation needs; the others are named as lacking. */
function pooled(
  parts: Parts,
  needed: readonly string[],
  compute: (pool: Parts) => Result | undefined,
): Computed {
  const groups = groupsOf(parts, needed);
  const shown = groups.filter(({ isShown }) => isShown);
  const lacking = groups
    .filter(({ isShown }) => !isShown)
    .flatMap((group) => Object.values(group.parts).flat());
  if (shown.length === 0) return missing(lacking);
  const pool = Object.fromEntries(
    needed.map((part) => [part, shown.flatMap((group) => group.parts[part] ?? [])]),
  );
  const found = compute(pool);
  const used = Object.values(pool).flat();
  if (found === undefined) return { ...missing([]), status: 'NOT_APPLICABLE', used };
  const unseen = lacking.filter((figure) => !isReleased(figure));
  return { status: 'RELEASED', ...found, used: distinct(used), lacking: unseen };
}

/** What stands where nothing can be computed: withheld where anything is, else not collected. */
function missing(figures: readonly Observation[]): Computed {
  const statuses = new Set(figures.filter((figure) => !isReleased(figure)).map(({ status }) => status));
  const status = statuses.has('WITHHELD')
    ? 'WITHHELD'
    : statuses.has('NOT_APPLICABLE') && statuses.size === 1
      ? 'NOT_APPLICABLE'
      : 'NOT_COLLECTED';
  const lacking = figures.filter((figure) => !isReleased(figure));
  return { status, value: null, low: null, high: null, decimals: 0, used: [], lacking };
}

function asPublished({ published = [] }: Parts): Computed {
  const found = published.find(isReleased);
  if (found === undefined) return missing(published);
  const { value } = found;
  const decimals = Number.isInteger(value) ? 0 : 1;
  return { status: 'RELEASED', value, low: value, high: value, decimals, used: [found], lacking: [] };
}

function ofSum(figures: readonly Observation[]): Interval {
  const { value, least, greatest } = sumOf(figures);
  return { value, low: least, high: greatest, decimals: 0 };
}

function shareIn({ numerator = [], denominator = [] }: Parts): Interval | undefined {
  const counted = new Set(numerator.map(({ of }) => of));
  const whole = denominator.filter(({ of }) => counted.has(of));
  const rest = denominator.filter(({ of }) => !counted.has(of));
  return whole.length === 0
    ? shareOf(sumOf(numerator), sumOf(denominator))
    : shareBeside(sumOf(numerator), sumOf(rest));
}

/** Bases that disagree leave an interval and no value. */
function restOf({ part = [], bases = [] }: Parts): Result | undefined {
  const names = [...new Set(bases.map(({ of }) => of))];
  const shares = names.flatMap(
    (name) => shareOf(sumOf(part), sumOf(bases.filter(({ of }) => of === name))) ?? [],
  );
  if (shares.length === 0) return undefined;
  const rests = shares.map(({ value, low, high }) => ({
    value: less(100, value),
    low: less(100, high),
    high: less(100, low),
  }));
  const [low, high] = [
    Math.min(...rests.map((rest) => rest.low)),
    Math.max(...rests.map((rest) => rest.high)),
  ];
  return {
    value: rests.length === 1 ? (rests[0]?.value ?? null) : null,
    low,
    high,
    decimals: shares[0]?.decimals ?? 0,
  };
}

function gapIn({ first = [], firstOf = [], second = [], secondOf = [] }: Parts): Interval | undefined {
  const [one, other] = [shareOf(sumOf(first), sumOf(firstOf)), shareOf(sumOf(second), sumOf(secondOf))];
  if (one === undefined || other === undefined) return undefined;
  const decimals = Math.max(one.decimals, other.decimals);
  return {
    value: less(one.value, other.value),
    low: less(one.low, other.high),
    high: less(one.high, other.low),
    decimals,
  };
}

function rateIn({ numerator = [], denominator = [] }: Parts, unit: IndicatorUnit): Interval | undefined {
  const per = unit === 'PER_100000' ? 100_000 : 100;
  return ratioOf({ numerator: sumOf(numerator), denominator: sumOf(denominator), per });
}

/** Difference of two numbers of one decimal place, without the noise of binary fractions. */
const less = (one: number, other: number): number => Math.round((one - other) * 10) / 10;

/** A figure that plays two parts is one figure. */
const distinct = (figures: readonly Observation[]): readonly Observation[] => {
  const seen = new Map(
    figures.map((figure) => [
      `${figure.of} ${figure.cell ?? ''} ${figure.area.code} ${figure.owner}`,
      figure,
    ]),
  );
  return [...seen.values()];
};
