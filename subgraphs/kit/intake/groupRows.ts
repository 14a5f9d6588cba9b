import type { Catalogue, Dataset, Dimension } from '../../../schema/datasets/dataset.js';
import type { Atom } from '../release/atom.js';
import type { IntakeRow } from './checkRows.js';

/** Counts rows that agree in area, period and every dimension: what SQL does for partners with a database. */
export function groupRows(
  rows: readonly IntakeRow[],
  { dataset, catalogue, isCounted }: GroupMeans,
): readonly Atom[] {
  const dimensions = catalogue.dimensionsOf(dataset);
  const groups = new Map<string, { -readonly [Key in keyof Atom]: Atom[Key] }>();
  for (const row of rows) {
    const texts = dimensions.map((dimension) =>
      textsOf(dimension, row.codes[dimension.name] ?? [], isCounted),
    );
    for (const combination of product(texts)) {
      const key = [row.area, row.period, ...combination].join('|');
      const known = groups.get(key);
      if (known) known.count += row.count;
      else groups.set(key, atomOf(row, dimensions, combination));
    }
  }
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, atom]) => atom);
}

export interface GroupMeans {
  readonly catalogue: Catalogue;
  readonly dataset: Dataset;
  /** The sheet has a column of counts, so that each stage stands in a row of its own. */
  readonly isCounted: boolean;
}

const atomOf = (row: IntakeRow, dimensions: readonly Dimension[], combination: readonly string[]) => ({
  area: row.area,
  period: row.period,
  codes: Object.fromEntries(dimensions.map(({ name }, at) => [name, combination[at] ?? ''])),
  count: row.count,
});

/**
 * What a row's codes are as atoms hold them: one text, several codes joined by "+". Where codes have no total each is a
 * count of its own, and who reached a stage of a person's row reached those before it.
 */
function textsOf(dimension: Dimension, codes: readonly string[], isCounted: boolean): readonly string[] {
  const { partition, overlapping = [], withoutTotal, nested = [] } = dimension;
  if (partition === undefined && overlapping.length > 0 && withoutTotal) {
    const before = (code: string) =>
      nested.flatMap((chain) => (chain.includes(code) ? chain.slice(0, chain.indexOf(code)) : []));
    return [...new Set(codes.flatMap((code) => (isCounted ? [code] : [...before(code), code])))];
  }
  const named = codes.filter((code) => !(code === 'NOT_SPECIFIED' && overlapping.length > 0));
  return [named.join('+')].map((text) => (text === '' && overlapping.length === 0 ? (codes[0] ?? '') : text));
}

function product(lists: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return lists.reduce<readonly (readonly string[])[]>(
    (combinations, list) => combinations.flatMap((start) => list.map((item) => [...start, item])),
    [[]],
  );
}
