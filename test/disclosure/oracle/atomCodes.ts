import type { Dimension } from '../../../schema/datasets/dataset.js';

/** A kind of person as finely as a dimension can tell, and the codes of cells that count them. */
export interface AtomCode {
  readonly name: string;
  readonly counts: ReadonlySet<string>;
}

/** Who is counted under the later code is counted under the earlier one too. */
const chains: Readonly<Record<string, readonly (readonly string[])[]>> = {
  stage: [['REFERRED', 'CHARGED', 'CONVICTED']],
  guardianshipStage: [['REFERRED', 'WITH_GUARDIAN']],
  childMissing: [['EPISODES', 'SUSPECTED_TRAFFICKED']],
  leaveStage: [
    ['AWAITING', 'AWAITING_AND_HOLDING_LEAVE'],
    ['POSITIVE', 'GRANTED_AFTER_POSITIVE'],
  ],
};

/**
 * Written anew from the descriptions of the dimensions, so that it shares no mistake with what builds releases: types of
 * exploitation combine, flags overlap, stages follow each other, everything else is one or the other.
 */
export function atomCodesOf(dimension: Dimension): readonly AtomCode[] {
  const total = dimension.codes.includes('ALL') ? ['ALL'] : [];
  if (dimension.name === 'exploitation') return exploitations(dimension, total);
  const chained = chains[dimension.name];
  if (chained) return chained.flatMap((chain) => chain.map((_, at) => atom(chain.slice(0, at + 1), total)));
  if (dimension.partition) return dimension.partition.map((code) => atom([code], total));
  return subsets(dimension.overlapping ?? []).map((codes) => atom(codes, total));
}

function exploitations({ overlapping = [] }: Dimension, total: readonly string[]): readonly AtomCode[] {
  return subsets(overlapping).map((any) => {
    const [only = ''] = any;
    const own =
      any.length === 0 ? 'NOT_SPECIFIED' : any.length === 1 ? only.slice('ANY_'.length) : 'MULTIPLE';
    return atom([own, ...any], total);
  });
}

const atom = (codes: readonly string[], total: readonly string[]): AtomCode => ({
  name: codes.join('+'),
  counts: new Set([...codes, ...total]),
});

/** Every choice of some of the codes, none and all among them. */
function subsets(codes: readonly string[]): readonly (readonly string[])[] {
  const choices = Array.from({ length: 2 ** codes.length }, (_, choice) => choice);
  return choices.map((choice) => codes.filter((_, at) => Math.floor(choice / 2 ** at) % 2 === 1));
}
