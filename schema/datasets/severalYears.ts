import { type Period, periodKind, periodsOf, yearOf } from '../protocol/period.js';
import type { Basis, Catalogue, Dataset, Table } from './dataset.js';

/** Where the table stands: its dataset, and the catalogue that knows the codes of its dimensions. */
export interface TableParts {
  readonly catalogue: Catalogue;
  readonly dataset: Dataset;
  readonly table: Table;
}

/** What a release says of its time. */
export interface ReleaseTime {
  /** First and last period of its rows: quarters, or years. */
  readonly period: { readonly from: Period; readonly to: Period };
  /** The day up to which its rows were followed, YYYY-MM-DD. */
  readonly vintage: string;
}

/** What these count is a state on one day, or whatever the source says: the years can't be added. */
const notAddable: ReadonlySet<Basis> = new Set(['END_OF_PERIOD', 'AS_CITED']);

/** Whether several years of the dataset may be counted as one: not of states, not of official series. */
export const addsYears = ({ rule, basis }: Dataset): boolean =>
  rule !== 'PUBLISHED' && !notAddable.has(basis);

/**
 * The one period of several years that a table by year holds beside its years, so that something can be shown where
 * single years are withheld: all whole years of the release together, `2019/2023`. A cohort is whole once its longest
 * follow-up has passed by the vintage. Undefined for tables by anything else, where years can't be added, for official
 * series, which stand as published, and where fewer than two years are whole.
 *
 * It follows from the release's own words alone, never from its rows, so that whoever builds, checks or serves a
 * release comes to the same.
 */
export function severalYearsOf(parts: TableParts, release: ReleaseTime): Period | undefined {
  const { dataset, table } = parts;
  if (table.period !== 'YEAR' || !addsYears(dataset)) return undefined;
  const first = firstWholeYear(release.period.from);
  const last = Math.min(lastWholeYear(release.period.to), lastFollowedYear(parts, release.vintage));
  return first < last ? `${first}/${last}` : undefined;
}

/**
 * Every period that a table of a partner's release holds: the quarters of the release, or its years and the whole ones
 * among them together. Which cells exist must not depend on the rows.
 */
export function tablePeriods(parts: TableParts, release: ReleaseTime): readonly Period[] {
  const { from, to } = release.period;
  if (parts.table.period !== 'YEAR')
    return periodKind(from) === 'QUARTER' ? periodsOf({ kind: 'QUARTER', from, to }) : [];
  const several = severalYearsOf(parts, release);
  const years = periodsOf({ kind: 'YEAR', from: yearOf(from), to: yearOf(to) });
  return several === undefined ? years : [...years, several];
}

const firstWholeYear = (from: Period): number =>
  Number(yearOf(from)) + (periodKind(from) === 'QUARTER' && !from.endsWith('-Q1') ? 1 : 0);

const lastWholeYear = (to: Period): number =>
  Number(yearOf(to)) - (periodKind(to) === 'QUARTER' && !to.endsWith('-Q4') ? 1 : 0);

/** The last year of referral whose longest follow-up ended by the vintage. */
function lastFollowedYear({ catalogue, table }: TableParts, vintage: string): number {
  if (!table.dimensions.includes('followUp')) return Number.POSITIVE_INFINITY;
  const months = Math.max(...catalogue.dimension('followUp').codes.map(followUpMonths));
  const year = Number(vintage.slice(0, 4)) - Math.ceil(months / 12);
  return isLastDayOfYear(vintage) ? year : year - 1;
}

const isLastDayOfYear = (day: string): boolean => day.endsWith('-12-31');

/** 36 for `MONTHS_36`. */
export const followUpMonths = (code: string): number => Number(code.slice('MONTHS_'.length));
