/** Leaves `from` up to, not including, `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * What the path from a leaf to the root consists of: spans whose roots are the proof, lowest first (RFC 9162, 2.1.3.1).
 *
 * @throws RangeError where there is no such leaf.
 */
export function inclusionSpans(size: number, index: number): readonly Span[] {
  if (!(Number.isSafeInteger(index) && index >= 0 && index < size))
    throw new RangeError(`Expected a leaf from 0 to ${size - 1}; found ${index}.`);
  return pathOf({ from: 0, to: size }, index);
}

/**
 * What shows that the first `earlier` leaves are the start of all `size`: spans whose roots are the proof, lowest first
 * (RFC 9162, 2.1.4.1).
 *
 * @throws RangeError where the earlier tree is empty, or larger than this one.
 */
export function consistencySpans(size: number, earlier: number): readonly Span[] {
  if (!(Number.isSafeInteger(earlier) && earlier > 0 && earlier <= size))
    throw new RangeError(`Expected an earlier size from 1 to ${size}; found ${earlier}.`);
  return extension({ from: 0, to: size }, earlier, true);
}

function pathOf(span: Span, index: number): readonly Span[] {
  const { from, to } = span;
  if (to - from === 1) return [];
  const middle = middleOf(span);
  return index < middle
    ? [...pathOf({ from, to: middle }, index), { from: middle, to }]
    : [...pathOf({ from: middle, to }, index), { from, to: middle }];
}

/** `known`: whether the verifier holds the root of this span already, as the earlier root. */
function extension(span: Span, size: number, known: boolean): readonly Span[] {
  const { from, to } = span;
  if (size === to) return known ? [] : [span];
  const middle = middleOf(span);
  return size <= middle
    ? [...extension({ from, to: middle }, size, known), { from: middle, to }]
    : [...extension({ from: middle, to }, size, false), { from, to: middle }];
}

/** Splits a span at the largest power of two below its length. */
function middleOf({ from, to }: Span): number {
  let half = 1;
  while (half * 2 < to - from) half *= 2;
  return from + half;
}
