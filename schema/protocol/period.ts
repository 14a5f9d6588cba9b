import { ConcordatError } from './errors.js';

/** A calendar year `2023`, a quarter `2023-Q4`, or several years as one period `2019/2021`. */
export type Period = string;
export type PeriodKind = 'YEAR' | 'QUARTER' | 'YEARS';

const year = /^(?:19|20)\d\d$/;
const quarter = /^(?:19|20)\d\d-Q[1-4]$/;
const years = /^((?:19|20)\d\d)\/((?:19|20)\d\d)$/;

/** Kind of one period, or undefined where the text isn't one. */
export function periodKind(text: string): PeriodKind | undefined {
  if (year.test(text)) return 'YEAR';
  if (quarter.test(text)) return 'QUARTER';
  const span = years.exec(text);
  return span?.[1] !== undefined && span[2] !== undefined && span[1] < span[2] ? 'YEARS' : undefined;
}

/** A period, or a range of them with both ends included: `2019..2023`, `2022-Q1..2023-Q4`. */
export interface PeriodSelection {
  readonly kind: PeriodKind;
  readonly from: Period;
  readonly to: Period;
}

/** Reads what a question asks for; throws `BAD_PERIOD` otherwise. */
export function parsePeriodSelection(text: string): PeriodSelection {
  const [from = '', to = from, ...rest] = text.split('..');
  const kind = periodKind(from);
  const isRange = kind !== 'YEARS' && periodKind(to) === kind && from < to;
  if (rest.length > 0 || kind === undefined || (from !== to && !isRange)) throw badPeriod(text);
  return { kind, from, to };
}

/** Every period of a selection, in order. */
export function periodsOf({ kind, from, to }: PeriodSelection): readonly Period[] {
  const periods: Period[] = [];
  for (let at = from; at <= to && kind !== 'YEARS'; at = nextPeriod(at)) periods.push(at);
  return kind === 'YEARS' ? [from] : periods;
}

export function nextPeriod(period: Period): Period {
  const number = Number(period.slice(0, 4));
  if (period.length === 4) return String(number + 1);
  const q = Number(period.slice(6));
  return q === 4 ? `${number + 1}-Q1` : `${number}-Q${q + 1}`;
}

export const yearOf = (period: Period): Period => period.slice(0, 4);

/** Whether several years as one period, `2019/2021`, hold the year. */
export function isWithinYears(year: Period, several: Period): boolean {
  const [from = '', to = ''] = several.split('/');
  return from <= year && year <= to;
}

function badPeriod(text: string): ConcordatError {
  return new ConcordatError('BAD_PERIOD', {
    what: `"${text.slice(0, 40)}" is not a period.`,
    expected:
      'a year (2023), a quarter (2023-Q4), a range of one of them (2019..2023, 2022-Q1..2023-Q4), or several years counted as one (2019/2023)',
    found: text.slice(0, 40),
    remedy: 'Write the period in one of these forms, the earlier end of a range first.',
  });
}
