import type { Dataset } from '../../../schema/datasets/dataset.js';
import type { Column } from './columns/columnsOf.js';
import type { IntakeCode } from './intakeFault.js';
import { type GridCell, shownText } from './sheet/grid.js';
import { type KnownWords, personalData, sayable } from './values/personalData.js';
import type { FoundArea } from './values/readArea.js';
import type { CodeReader } from './values/readCodes.js';
import { isTotal } from './values/readCodes.js';
import { readCount } from './values/readCount.js';
import { isDateFault, periodOf, readDate } from './values/readDate.js';

/** What is wrong with one cell, without its place. */
export interface CellFault {
  readonly code: IntakeCode;
  readonly expected: string;
  readonly found: string;
  readonly remedy: string;
}

/** What a row says in one column. */
export type Read =
  | { readonly kind: 'PERIOD'; readonly period: string }
  | { readonly kind: 'AREA'; readonly code: string }
  | { readonly kind: 'CODES'; readonly codes: readonly string[] }
  | { readonly kind: 'COUNT'; readonly count: number }
  | { readonly kind: 'REFERENCE'; readonly text: string }
  | { readonly kind: 'FAULT'; readonly fault: CellFault };

export interface CellMeans {
  readonly dataset: Dataset;
  readonly byQuarter: boolean;
  readonly dateSystem: 1900 | 1904 | undefined;
  /** First and last day that the sheet holds whole. */
  readonly covers: { readonly from: string; readonly to: string };
  readonly findArea: (text: string) => FoundArea;
  readonly codes: (dimension: string) => CodeReader;
  readonly words: KnownWords;
}

const fault = (code: IntakeCode, expected: string, found: string, remedy: string): Read => ({
  kind: 'FAULT',
  fault: { code, expected, found, remedy },
});

/** Reads one cell as what its column holds. */
export function checkCell(means: CellMeans, column: Column, cell: GridCell): Read {
  if (cell.kind === 'ERROR')
    return fault(
      'CELL_ERROR',
      'a value',
      `the formula error ${cell.text}`,
      'Mend the formula, or replace it by its value.',
    );
  const text = shownText(cell);
  const mayBeEmpty =
    column.kind === 'CODE' && means.codes(column.name).takesSeveral && !column.dimension.withoutTotal;
  if (cell.kind === 'EMPTY' && !mayBeEmpty) return emptyCell(column);
  if (column.kind === 'DATE') return dateCell(means, cell);
  if (column.kind === 'COUNT') return countCell(means, cell);
  if (column.kind === 'REFERENCE') return referenceCell(means, text);
  return column.kind === 'AREA' ? areaCell(means, text) : codeCell(means, column.name, text);
}

function emptyCell(column: Column): Read {
  const advice =
    column.kind === 'CODE'
      ? 'If it is not known, write the code for that.'
      : 'Fill it in, or delete the row.';
  return fault('CELL_EMPTY', column.words, 'an empty cell', advice);
}

function personal(means: CellMeans, text: string, belongs: string): Read | undefined {
  const kind = personalData(text, means.words);
  if (kind === undefined) return undefined;
  return fault(
    'PERSONAL_DATA',
    belongs,
    `what looks like ${kind} (not repeated here)`,
    'Take it out of this column. If it is none, say in the mapping file under codes what it means.',
  );
}

function dateCell(means: CellMeans, cell: GridCell): Read {
  const expected = means.byQuarter ? 'a day or a quarter' : 'a day, a quarter or a year';
  const text = shownText(cell);
  if (cell.kind === 'TEXT' && isTotal(text)) return totalRow();
  const date = readDate(cell, means.dateSystem);
  if (isDateFault(date)) {
    const other =
      date.code === 'DATE_UNREADABLE' && cell.kind === 'TEXT' ? personal(means, text, expected) : undefined;
    return other ?? fault(date.code, expected, date.found, date.remedy);
  }
  const period = periodOf(date, means.byQuarter);
  if (period === undefined)
    return fault(
      'PERIOD_TOO_COARSE',
      'a day or a quarter such as 2023-Q2',
      'a year',
      'This dataset has a table by quarter: write the day or the quarter.',
    );
  const { from, to } = means.covers;
  const isWithin =
    date.kind === 'DAY'
      ? from <= date.day && date.day <= to
      : from.slice(0, 4) <= period.slice(0, 4) && period.slice(0, 4) <= to.slice(0, 4);
  if (isWithin) return { kind: 'PERIOD', period };
  return fault(
    'DATE_OUTSIDE',
    `a day from ${from} to ${to}, which the sheet is said to cover`,
    date.kind === 'DAY' ? `a day in ${date.day.slice(0, 4)}` : period,
    'Correct the date, take the row out, or say with --from and --to what the sheet covers. Dates all off by four years and a day come from a file that counts from 1904.',
  );
}

const totalRow = (): Read =>
  fault('TOTAL_ROW', 'rows of cases alone', 'a row of totals', 'Delete it: totals are made from the rows.');

function countCell(means: CellMeans, cell: GridCell): Read {
  const count = readCount(cell);
  if (count !== undefined) return { kind: 'COUNT', count };
  const expected = 'a whole number from 0 to 1,000,000';
  const text = shownText(cell);
  const isHidden = /^(?:[<>≤≥~*c]|\[[a-z]+\]|-)/i.test(text);
  const remedy = isHidden
    ? 'Write the true count: it stays on this machine, and small counts are withheld by the kit.'
    : 'Write it in digits alone, or with commas between thousands.';
  return (
    personal(means, text, expected) ?? fault('COUNT_UNREADABLE', expected, sayable(text, means.words), remedy)
  );
}

/** The partner's own number. Another body's is refused, because it could be mistaken for one that may be shared. */
const referenceCell = (means: CellMeans, text: string): Read =>
  personal(means, text, 'your own number of the row') ?? { kind: 'REFERENCE', text };

function areaCell(means: CellMeans, text: string): Read {
  const kind = means.dataset.leafArea.replaceAll('_', ' ').toLowerCase();
  const expected = `the ONS code or the name of a ${kind}`;
  if (isTotal(text)) return totalRow();
  const found = means.findArea(text);
  if (found.kind === 'FOUND') return { kind: 'AREA', code: found.code };
  if (found.kind === 'TOO_WIDE')
    return fault(
      'AREA_TOO_WIDE',
      expected,
      `${found.area.code}, ${found.area.name}`,
      `Write the ${kind} of each row: wider areas are made from them.`,
    );
  if (found.kind === 'ELSEWHERE')
    return fault(
      'AREA_ELSEWHERE',
      `a ${kind} within the owner's own area`,
      'one outside of it',
      'Correct it, take the row out, or register the owner for a wider area.',
    );
  const near = found.nearest && `The nearest is ${found.nearest.code} (${found.nearest.name}).`;
  const instead = found.useInstead && `That code was replaced: write ${found.useInstead}.`;
  const remedy = instead ?? near ?? 'The sheet "notes" of the template lists all.';
  const other = found.nearest || found.useInstead ? undefined : personal(means, text, expected);
  return (
    other ??
    fault(
      'AREA_UNKNOWN',
      expected,
      found.useInstead ? 'a code no longer used' : sayable(text, means.words),
      remedy,
    )
  );
}

function codeCell(means: CellMeans, name: string, text: string): Read {
  const reader = means.codes(name);
  const expected = `${name}: one of ${reader.allowed.join(', ')}`;
  if (text === '') return { kind: 'CODES', codes: [] };
  const found = reader.read(text);
  if (found.kind === 'FOUND') return { kind: 'CODES', codes: found.codes };
  if (found.kind === 'TOTAL')
    return fault(
      'CODE_TOTAL',
      expected,
      'a total',
      'Delete the row, or write the code of each: totals are made from the rows.',
    );
  if (found.kind === 'COMBINED')
    return fault('CODE_COMBINED', expected, 'several at once', 'Write one code for each row.');
  if (found.kind === 'UNNAMED')
    return fault('CODE_UNKNOWN', expected, 'several, without which', 'Write each of them, joined by "+".');
  if (found.nearest === undefined) {
    const other = personal(means, text, expected);
    if (other) return other;
  }
  const remedy = found.nearest
    ? `The nearest is ${found.nearest} (${reader.labelOf(found.nearest)}).`
    : `Write one of the codes, or say in the mapping file under codes.${name} what it means.`;
  return fault('CODE_UNKNOWN', expected, sayable(found.part, means.words), remedy);
}
