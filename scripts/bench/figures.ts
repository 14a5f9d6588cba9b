/** A benchmark's figures by name; the unit is part of the name. */
export type Figures = Readonly<Record<string, number | Readonly<Record<string, number>>>>;

/** The value under which a share of them lies; 0 for none. */
export const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;

/** The middle one; of an even number the upper of the two. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);
