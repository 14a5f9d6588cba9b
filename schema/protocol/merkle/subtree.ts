/** Leaves in a row. */
export interface Run {
  /** Position of the first, from 0. */
  readonly start: number;
  /** Position after the last. */
  readonly end: number;
}

/** Whether these are positions in order; they may be the same, for no leaf at all. */
export const isRun = ({ start, end }: Run): boolean =>
  Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && start <= end;

/** Whether a run begins where a node over as many leaves would: then its root is of use in the tree. */
export function isSubtree(run: Run): boolean {
  if (!isRun(run) || run.start === run.end) return false;
  const length = run.end - run.start;
  let width = 1;
  while (width < length) width *= 2;
  return run.start % width === 0;
}
