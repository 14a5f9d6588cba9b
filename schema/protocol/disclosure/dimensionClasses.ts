import { all, type Dimension } from '../../datasets/dataset.js';

/** People alike in one dimension: as finely as any table can tell them apart. */
export interface DimensionClass {
  /** Names of what applies, joined by "+"; "" where nothing does. */
  readonly key: string;
  /** Every code of the dimension that they count under. */
  readonly codes: readonly string[];
}

/** Whom a dataset that counts part of a population leaves out. */
export const outside: DimensionClass = { key: 'outside', codes: [] };

/**
 * The classes of a dimension. Types that can be named together make one class for each combination, so that "domestic"
 * and "any domestic" are sums of the same classes; a stage within another makes one class for each step.
 */
export function classesOf(dimension: Dimension): readonly DimensionClass[] {
  const total = dimension.withoutTotal ? [] : [all];
  const { partition = [], overlapping = [], nested = [] } = dimension;
  if (isCombinable(dimension)) return combinations(typesOf(dimension)).map((named) => combined(named, total));
  if (partition.length > 0) return partition.map((code) => ({ key: code, codes: [code, ...total] }));
  if (total.length > 0)
    return combinations(overlapping).map((named) => ({ key: named.join('+'), codes: [...named, ...total] }));
  const chained = new Set(nested.flat());
  const alone = overlapping.filter((code) => !chained.has(code)).map((code) => [code]);
  return [...nested, ...alone].flatMap((chain) =>
    chain.map((key, at) => ({ key, codes: chain.slice(0, at + 1) })),
  );
}

/** A value as rows have it, in the words of the classes: "DOMESTIC+LABOUR" is "LABOUR+DOMESTIC". */
export function classKey(dimension: Dimension, value: string): string {
  if (!value.includes('+')) return value === 'NOT_SPECIFIED' && isCombinable(dimension) ? '' : value;
  const named = new Set(value.split('+'));
  const order = isCombinable(dimension) ? typesOf(dimension) : (dimension.overlapping ?? []);
  return order.filter((code) => named.has(code)).join('+');
}

const anyOf = 'ANY_';

const isCombinable = ({ partition, overlapping }: Dimension): boolean =>
  (partition && overlapping?.every((code) => code.startsWith(anyOf))) === true;

const typesOf = ({ overlapping = [] }: Dimension): readonly string[] =>
  overlapping.map((code) => code.slice(anyOf.length));

function combined(named: readonly string[], total: readonly string[]): DimensionClass {
  const own = named.length === 0 ? 'NOT_SPECIFIED' : named.length === 1 ? (named[0] ?? '') : 'MULTIPLE';
  return { key: named.join('+'), codes: [own, ...named.map((type) => `${anyOf}${type}`), ...total] };
}

function combinations(codes: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: 2 ** codes.length }, (_, bits) =>
    codes.filter((_code, at) => (bits >> at) & 1),
  );
}
