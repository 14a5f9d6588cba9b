import type { Basis, Dataset } from '../../../schema/datasets/dataset.js';
import { followUpMonths } from '../../../schema/datasets/severalYears.js';
import type { CellPlace } from '../../../schema/protocol/cell.js';
import type { PeriodSelection } from '../../../schema/protocol/period.js';

/** What a partner's rows cover, as days; the table `extract` of its records says it. */
export interface Covered {
  readonly referralsFrom: string;
  readonly referralsTo: string;
  readonly eventsTo: string;
}

/** What must lie within the cover for a count of the period to be whole. */
export interface CountedPeriod {
  readonly basis: Basis;
  /** A year `2023`, a quarter `2023-Q4` or several years `2019/2023`. */
  readonly period: string;
  /** MONTHS_12, MONTHS_24 or MONTHS_36, for counts by cohort. */
  readonly followUp?: string;
}

/**
 * Whether the rows hold the whole period, and the whole follow-up of everybody in it. Where they don't, the cell is
 * NOT_COLLECTED: three quarters are no year, and a cohort that nobody has waited for looks open when it isn't.
 */
export function isCollected({ basis, period, followUp }: CountedPeriod, covered: Covered): boolean {
  const until = basis === 'DECISION_DATE' ? covered.eventsTo : covered.referralsTo;
  const { from, before } = daysOf(period);
  const isWithin = covered.referralsFrom <= from && before <= dayAfter(until);
  return (
    isWithin &&
    (followUp === undefined || addMonths(before, followUpMonths(followUp)) <= dayAfter(covered.eventsTo))
  );
}

/** First and last period of a dataset's tables: quarters, or years where it has no table by quarter. */
export function extentOf(
  { basis, tables }: Dataset,
  { referralsFrom, referralsTo, eventsTo }: Covered,
): PeriodSelection {
  const until = basis === 'DECISION_DATE' ? eventsTo : referralsTo;
  const kind = tables.some(({ period }) => period === 'QUARTER') ? 'QUARTER' : 'YEAR';
  const periodOf = (day: string) => (kind === 'YEAR' ? day.slice(0, 4) : quarterOf(day));
  return { kind, from: periodOf(referralsFrom), to: periodOf(until) };
}

const quarterOf = (day: string): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/** Says of a cell why nobody can know it yet, or undefined where the rows hold all of it. */
export function uncollected({ basis }: Dataset, covered: Covered): (place: CellPlace) => string | undefined {
  const reasons = new Map<string, string | undefined>();
  return ({ period, dimensions }) => {
    const { followUp } = dimensions;
    const key = `${period} ${followUp}`;
    if (!reasons.has(key))
      reasons.set(key, reasonOf({ basis, period, ...(followUp && { followUp }) }, covered));
    return reasons.get(key);
  };
}

function reasonOf(counted: CountedPeriod, covered: Covered): string | undefined {
  const { period, followUp } = counted;
  if (isCollected(counted, covered)) return undefined;
  return followUp
    ? `A follow-up of ${followUpMonths(followUp)} months of everybody referred in ${period} ends after ${covered.eventsTo}, where the rows end.`
    : `The rows do not hold the whole of ${period}.`;
}

function daysOf(period: string): { readonly from: string; readonly before: string } {
  const year = period.slice(0, 4);
  if (!period.includes('-Q'))
    return { from: `${year}-01-01`, before: addMonths(`${period.slice(-4)}-01-01`, 12) };
  const month = (Number(period.slice(6)) - 1) * 3 + 1;
  const from = `${year}-${String(month).padStart(2, '0')}-01`;
  return { from, before: addMonths(from, 3) };
}

/** `day` is the first of a month here, so that no month is too short for it. */
function addMonths(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
}

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}
