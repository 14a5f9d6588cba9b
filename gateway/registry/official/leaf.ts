import type { CellStatus } from '../../../schema/protocol/cell.js';

/** One published count, in our codes: as small as the publication cuts it. */
export interface Leaf {
  readonly quarter: string;
  /** A code for each dimension of the file. */
  readonly codes: Readonly<Record<string, string>>;
  /** Police force area of a territorial force; absent for everybody else. */
  readonly forceArea?: string | undefined;
  /** 0 where the publication has a symbol in the number's place. */
  readonly count: number;
  /** What the symbol means. Sums that it is part of have no number either. */
  readonly missing?: MissingCount | undefined;
}

export type MissingCount = Exclude<CellStatus, 'RELEASED'>;
