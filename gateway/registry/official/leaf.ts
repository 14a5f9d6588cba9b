/** One published count, in our codes: as small as the publication cuts it. */
export interface Leaf {
  readonly quarter: string;
  /** A code for each dimension of the file. */
  readonly codes: Readonly<Record<string, string>>;
  /** Police force area of a territorial force; absent for everybody else. */
  readonly forceArea?: string | undefined;
  readonly count: number;
}
