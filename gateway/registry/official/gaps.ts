import type { Table } from '../../../schema/datasets/dataset.js';
import { yearOf } from '../../../schema/protocol/period.js';
import type { CodesOf } from './cube.js';
import type { Leaf, MissingCount } from './leaf.js';
import { type Place, unitedKingdom } from './publishedCell.js';

/** Why a cell has no number although its period is covered; undefined where it has one. */
export type GapAt = (place: Place, period: string) => MissingCount | undefined;

/** Finds the cells of a table that a symbol of the publication leaves without a number. */
export function gapsOf(leaves: readonly Leaf[], table: Table, codesOf: CodesOf): GapAt {
  const missing = leaves.filter((leaf) => leaf.missing !== undefined);
  if (missing.length === 0) return () => undefined;
  return (place, period) => {
    const isUnder = (leaf: Leaf) => isIn(leaf, period, table) && countsUnder(leaf, place, table, codesOf);
    const reasons = missing.filter(isUnder).map((leaf) => leaf.missing);
    if (reasons.includes('WITHHELD')) return 'WITHHELD';
    if (reasons.includes('NOT_COLLECTED')) return 'NOT_COLLECTED';
    if (reasons.length === 0) return undefined;
    // What cannot exist adds nothing to a sum that has other parts.
    const hasOthers = leaves.some((leaf) => leaf.missing === undefined && isUnder(leaf));
    return hasOthers ? undefined : 'NOT_APPLICABLE';
  };
}

const isIn = ({ quarter }: Leaf, period: string, table: Table): boolean =>
  (table.period === 'YEAR' ? yearOf(quarter) : quarter) === period;

function countsUnder({ codes, forceArea }: Leaf, place: Place, table: Table, codesOf: CodesOf): boolean {
  const area = table.area === 'POLICE_FORCE_AREA' ? forceArea : unitedKingdom;
  const isUnder = (dimension: string) =>
    codesOf(dimension, codes[dimension] ?? '').includes(place.dimensions[dimension] ?? '');
  return area === place.area && table.dimensions.every(isUnder);
}
