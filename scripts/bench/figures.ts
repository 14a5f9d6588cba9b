/** A benchmark's figures by name; the unit is part of the name. */
export type Figures = Readonly<Record<string, number | Readonly<Record<string, number>>>>;

/** The middle one; of an even number the upper of the two. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
