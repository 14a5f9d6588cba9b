import { z } from 'zod';
import type { Figure, PickedValue } from '../../schema/figures/figure.js';
import { percentOf } from '../../schema/protocol/rate.js';
import { percentText } from '../questions/render/figureText.js';
import type { CountRow } from '../questions/tidy/tidyRow.js';
import { hasCodes, lastPeriodOf, saidPeriod } from './pickedRows.js';

/** A number of an answer as it is printed, with the period it is of. */
export interface FilledValue {
  readonly text: string;
  readonly period: string;
  /** Who published a share without its counts, which no release holds. */
  readonly source?: string;
}

/** Numbers by name, such as `positiveAfter`. One that is withheld or wasn't answered is left out. */
export type FilledValues = ReadonlyMap<string, FilledValue>;

/** The numbers that a figure's texts and the prose name, from the rows that may be used. */
export function figureValues(
  { values }: Pick<Figure, 'values'>,
  counts: readonly CountRow[],
  data: unknown,
): FilledValues {
  const entries = Object.entries(values).flatMap(([name, picked]) => {
    const found = filled(picked, { values, counts, data });
    return found === undefined ? [] : [[name, found] as const];
  });
  return new Map(entries);
}

interface Within {
  readonly values: Figure['values'];
  readonly counts: readonly CountRow[];
  readonly data: unknown;
}

function filled(picked: PickedValue, within: Within): FilledValue | undefined {
  switch (picked.kind) {
    case 'ROW':
      return rowValue(picked, within.counts);
    case 'CITED':
      return citedShare(within.data, picked.id);
    case 'SHARE':
      return shareValue(picked, within);
  }
}

function rowOf(picked: PickedValue | undefined, counts: readonly CountRow[]): CountRow | undefined {
  if (picked?.kind !== 'ROW') return undefined;
  const measured = counts.filter(({ measure }) => measure === picked.measure);
  const where = Object.fromEntries(Object.entries(picked.where).map(([column, code]) => [column, [code]]));
  return measured.find((row) => row.status === 'RELEASED' && hasCodes(row, where, lastPeriodOf(measured)));
}

function rowValue(
  picked: Extract<PickedValue, { kind: 'ROW' }>,
  counts: readonly CountRow[],
): FilledValue | undefined {
  const row = rowOf(picked, counts);
  if (row === undefined) return undefined;
  const period = saidPeriod(row);
  if (picked.show === 'percent') return row.percent === null ? undefined : { text: percentText(row), period };
  const value = picked.show === 'denominator' ? row.denominator : row.value;
  return value === null ? undefined : { text: value.toLocaleString('en-GB'), period };
}

function shareValue(
  picked: Extract<PickedValue, { kind: 'SHARE' }>,
  { values, counts }: Within,
): FilledValue | undefined {
  const [part, whole] = [rowOf(values[picked.of], counts), rowOf(values[picked.in], counts)];
  if (part?.value == null || whole?.value == null) return undefined;
  const isRounded = part.provenance !== 'OFFICIAL';
  const share = percentOf(part.value, whole.value, isRounded);
  if (share === undefined) return undefined;
  const decimals = whole.value < 100 ? 0 : 1;
  return { text: `${share.percent.toFixed(decimals)}%`, period: saidPeriod(part) };
}

const citedSchema = z.object({
  id: z.string(),
  asPublished: z.string(),
  periodAsWritten: z.string(),
  source: z.string(),
});

/** A share published without its counts: it is no cell, so it stands in the answer as words. */
function citedShare(node: unknown, id: string): FilledValue | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  const cited = citedSchema.safeParse(node);
  if (cited.success && cited.data.id === id) {
    const { asPublished: text, periodAsWritten: period, source } = cited.data;
    return { text, period, source };
  }
  for (const item of Object.values(node)) {
    const share = citedShare(item, id);
    if (share !== undefined) return share;
  }
  return undefined;
}

const periodOf = '.period';
const reference = /\{([^{}]+)\}/g;

/** A text with its numbers, or undefined where one of them is not to be had. */
export function fillText(
  text: string,
  lookup: (name: string) => FilledValue | undefined,
): string | undefined {
  let isWhole = true;
  const done = text.replace(reference, (_, wanted: string) => {
    const isPeriod = wanted.endsWith(periodOf);
    const found = lookup(isPeriod ? wanted.slice(0, -periodOf.length) : wanted);
    if (found === undefined) isWhole = false;
    return (isPeriod ? found?.period : found?.text) ?? '';
  });
  return isWhole ? done : undefined;
}
