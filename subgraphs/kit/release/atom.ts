import { z } from 'zod';
import { all, type Catalogue, type Dataset, type Dimension } from '../../../schema/datasets/dataset.js';

/** Rows of one owner that agree in leaf area, period and every dimension, counted by SQL on the owner's machine. */
export interface Atom {
  /** Code of a leaf area of the dataset. */
  readonly area: string;
  /** A quarter, or a year where the dataset knows no quarters. */
  readonly period: string;
  /** A partition code by dimension; for exploitation, and where codes overlap, those named joined by "+". */
  readonly codes: Readonly<Record<string, string>>;
  readonly count: number;
}

/** Reads what a dataset's SQL returned: columns area, period, n and one for each dimension. */
export function atomsOf(rows: readonly unknown[], dataset: Dataset, catalogue: Catalogue): readonly Atom[] {
  const names = catalogue.dimensionsOf(dataset).map(({ name }) => name);
  const shape = z.object({
    area: z.string(),
    period: z.string(),
    n: z.coerce.number().int().nonnegative(),
    ...Object.fromEntries(names.map((name) => [name, z.string()])),
  });
  return rows.map((row) => {
    const { area, period, n, ...codes } = shape.parse(row);
    return { area, period, count: n, codes };
  });
}

/** Every code of a dimension that a row with this value counts under: its own, the overlapping ones, the total. */
export function codesCounted(dimension: Dimension, value: string): readonly string[] {
  const total = dimension.withoutTotal ? [] : [all];
  const named = value === '' ? [] : [...new Set(value.split('+'))];
  if (isOverlapping(dimension)) return [...named.map((code) => checked(dimension, code)), ...total];
  if (dimension.name !== 'exploitation') return [checked(dimension, value), ...total];
  const own = named.length === 0 ? 'NOT_SPECIFIED' : named.length === 1 ? (named[0] ?? '') : 'MULTIPLE';
  return [checked(dimension, own), ...named.map((type) => checked(dimension, `ANY_${type}`)), ...total];
}

/** A row may count under several codes, or under the total alone. */
const isOverlapping = ({ partition, overlapping, withoutTotal }: Dimension): boolean =>
  partition === undefined && overlapping !== undefined && !withoutTotal;

function checked({ name, codes }: Dimension, code: string): string {
  if (codes.includes(code)) return code;
  throw new RangeError(`${name} has no code "${code}": expected one of ${codes.join(', ')}.`);
}
