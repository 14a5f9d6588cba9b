/** The middle of some figures, rounded to two places. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1);
  return rounded(middle.reduce((sum, value) => sum + value, 0) / middle.length);
}

export const rounded = (value: number): number => Math.round(value * 100) / 100;
