/** Where a run of leaves and the last leaf of the tree stand on one level of the tree. */
export interface Climb {
  /** The node over the run's first leaf. */
  readonly first: number;
  /** The node over the run's last leaf. */
  readonly node: number;
  /** The node over the tree's last leaf. */
  readonly last: number;
}

// Division, since bitwise operators would cut sizes to 32 bits.
const half = (count: number): number => Math.floor(count / 2);

/** Whether the number is odd: a node that is the right one of two. */
const isRight = (node: number): boolean => node % 2 === 1;

/** One level up. */
export const up = ({ first, node, last }: Climb): Climb => ({
  first: half(first),
  node: half(node),
  last: half(last),
});

/** Whether the next hash of a proof stands left of the node. */
export const joinsLeft = ({ node, last }: Climb): boolean => isRight(node) || node === last;

/** Up over the levels on which a last node has no sibling. */
export function upToSibling(climb: Climb): Climb {
  let at = climb;
  while (!isRight(at.node) && at.node !== 0) at = up(at);
  return at;
}

/** Up to the highest node that ends with the run and holds none but its leaves: there a proof begins. */
export function upToProof(climb: Climb): Climb {
  const endsTree = climb.node === climb.last;
  let at = climb;
  while (at.first !== at.node && (endsTree || isRight(at.node))) at = up(at);
  return at;
}
