/** Where two leaves, one of them the last, stand on one level of the tree. */
export interface Climb {
  readonly node: number;
  readonly last: number;
}

// Division, since bitwise operators would cut sizes to 32 bits.
const half = (count: number): number => Math.floor(count / 2);

/** Whether the number is odd: a node that is the right one of two. */
export const isRight = (node: number): boolean => node % 2 === 1;

/** One level up. */
export const up = ({ node, last }: Climb): Climb => ({ node: half(node), last: half(last) });

/** Whether the next hash of a proof stands left of the node. */
export const joinsLeft = ({ node, last }: Climb): boolean => isRight(node) || node === last;

/** Up over the levels on which a last node has no sibling. */
export function upToSibling(climb: Climb): Climb {
  let at = climb;
  while (!isRight(at.node) && at.node !== 0) at = up(at);
  return at;
}
