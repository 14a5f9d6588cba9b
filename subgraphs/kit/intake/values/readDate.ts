import type { GridCell } from '../sheet/grid.js';
import { serialDay } from '../sheet/readWorkbook.js';

/** When a row counts: a day, or a whole quarter or year where a sheet says no more. */
export type RowDate =
  | { readonly kind: 'DAY'; readonly day: string }
  | { readonly kind: 'QUARTER'; readonly period: string }
  | { readonly kind: 'YEAR'; readonly period: string };

export interface DateFault {
  readonly code: 'DATE_UNREADABLE' | 'DATE_SERIAL' | 'DATE_ORDER';
  readonly found: string;
  readonly remedy: string;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const write = 'Write it as 2023-04-30, or format the column as a date and save again.';

/** Reads a date as people and spreadsheet programs write it. The day comes before the month, as in the UK. */
export function readDate(cell: GridCell, dateSystem: 1900 | 1904 | undefined): RowDate | DateFault {
  if (cell.kind === 'DAY') return { kind: 'DAY', day: cell.day };
  if (cell.kind === 'NUMBER') return readNumber(cell.number, dateSystem);
  return readText(cell.kind === 'TEXT' ? cell.text : '');
}

export const isDateFault = (date: RowDate | DateFault): date is DateFault => 'code' in date;

function readNumber(number: number, dateSystem: 1900 | 1904 | undefined): RowDate | DateFault {
  if (Number.isInteger(number) && number >= 1990 && number <= 2100)
    return { kind: 'YEAR', period: String(number) };
  const day = serialDay(number, dateSystem ?? 1900);
  if (day === undefined || day < '1990' || day > '2100') return unreadable('a number that is no date');
  if (dateSystem !== undefined) return { kind: 'DAY', day };
  const other = serialDay(number, 1904);
  return {
    code: 'DATE_SERIAL',
    found: `${number}, a serial number of Excel: ${day}, or ${other} if its file counted from 1904`,
    remedy: `A text file doesn't say which. ${write}`,
  };
}

const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?$/;
const british = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?: \d{1,2}:\d{2}.*)?$/;
const worded =
  /^(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?[-/ ]([a-z]+)\.?,?[-/ ](\d{4})(?: \d{1,2}:\d{2}.*)?$/i;
const monthAlone = /^(?:([a-z]+)\.?[-/ ]|(\d{4})-(\d{1,2})$)(\d{4})?$/i;
const quarter = /^(?:(\d{4})[- ]?Q([1-4])|Q([1-4])[- /]?(\d{4}))$/i;
const shortYear = /^\d{1,2}[-/. ](?:\d{1,2}|[a-z]+)[-/. ]\d{2}$|^[a-z]+[-/ ]\d{2}$/i;

function readText(text: string): RowDate | DateFault {
  if (/^\d{4}$/.test(text)) return readNumber(Number(text), undefined);
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return readNumber(Number(text), undefined);
  const q = quarter.exec(text);
  if (q) return { kind: 'QUARTER', period: `${q[1] ?? q[4]}-Q${q[2] ?? q[3]}` };
  const y = iso.exec(text);
  if (y) return dayOf(Number(y[1]), Number(y[2]), Number(y[3]));
  const b = british.exec(text);
  if (b)
    return Number(b[2]) > 12 && Number(b[1]) <= 12
      ? monthFirst()
      : dayOf(Number(b[3]), Number(b[2]), Number(b[1]));
  const w = worded.exec(text);
  if (w) return dayOf(Number(w[3]), monthOf(w[2]), Number(w[1]));
  const m = monthAlone.exec(text);
  if (m) return ofMonth(m);
  if (shortYear.test(text))
    return unreadable('a date whose year has two digits', 'Write the year with four digits.');
  return unreadable('a text that is no date');
}

function ofMonth([, name, year, number, yearAfter]: RegExpExecArray): RowDate | DateFault {
  const month = name === undefined ? Number(number) : monthOf(name);
  const of = year ?? yearAfter;
  if (of === undefined || month < 1 || month > 12) return unreadable('a text that is no date');
  return { kind: 'QUARTER', period: `${of}-Q${Math.ceil(month / 3)}` };
}

const monthOf = (name: string | undefined): number => {
  const short = (name ?? '').slice(0, 3).toLowerCase();
  const isMonth =
    /^(?:jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)$/i;
  return isMonth.test(name ?? '') ? months.indexOf(short) + 1 : 0;
};

function dayOf(year: number, month: number, day: number): RowDate | DateFault {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal
    ? { kind: 'DAY', day: date.toISOString().slice(0, 10) }
    : unreadable('a day that no calendar has');
}

const monthFirst = (): DateFault => ({
  code: 'DATE_ORDER',
  found: 'a date with the month first',
  remedy:
    'Dates are read day first. Write the whole column as YYYY-MM-DD: the others may be turned round as well.',
});

const unreadable = (found: string, remedy = write): DateFault => ({ code: 'DATE_UNREADABLE', found, remedy });

/** The quarter or year that a row counts in; undefined where it says a year and quarters are needed. */
export function periodOf(date: RowDate, byQuarter: boolean): string | undefined {
  if (date.kind === 'YEAR') return byQuarter ? undefined : date.period;
  const period = date.kind === 'QUARTER' ? date.period : quarterOfDay(date.day);
  return byQuarter ? period : period.slice(0, 4);
}

const quarterOfDay = (day: string): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
