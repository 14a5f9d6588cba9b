import type { CellStatus } from '../../../schema/protocol/cell.js';

/** Where a figure was asked and where it stands: everything beside its value. */
export interface Place {
  readonly areaCode: string;
  readonly areaName: string;
  /** The area the question named. Not the counted one where force areas stand for a city region. */
  readonly askedAreaCode: string;
  readonly askedAreaName: string;
  readonly period: string;
  readonly basis: string;
  /** Names of the owners, joined. */
  readonly owner: string;
  readonly dataset: string;
  readonly release: string;
  readonly provenance: string;
  readonly vintage: string;
}

/** One released cell of an answer, with the share that was asked beside it. */
export interface CountRow extends Place {
  readonly kind: 'COUNT';
  /** Path of response names that leads to the figure, such as `referralsMade`. */
  readonly measure: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** Null unless the status is RELEASED. */
  readonly value: number | null;
  readonly status: CellStatus;
  readonly percent: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly denominator: number | null;
  readonly note: string | null;
}

/** A value that is no figure; a list where the answer has several. */
export type Fact = string | number | boolean | null | readonly string[];

/** An object of an answer that is no figure: a claim, a recommendation, what is known of an area. */
export interface RecordRow {
  readonly kind: 'RECORD';
  readonly measure: string;
  readonly areaCode: string;
  readonly areaName: string;
  readonly values: Readonly<Record<string, Fact>>;
}

/** A release that figures of an answer stand in, with all that has to be known to use them. */
export interface UsedRelease {
  readonly release: string;
  readonly measure: string;
  readonly owner: string;
  readonly dataset: string;
  readonly provenance: string;
  readonly vintage: string;
  /** Whole days from the vintage to the answer; null where the question didn't ask. */
  readonly ageInDays: number | null;
  readonly caveats: readonly string[];
  readonly breaks: readonly { readonly period: string; readonly what: string }[];
  readonly source?: { readonly title: string; readonly publisher: string; readonly url: string | null };
}

/** An answer as rows. */
export interface TidyAnswer {
  readonly counts: readonly CountRow[];
  readonly records: readonly RecordRow[];
  readonly releases: readonly UsedRelease[];
  /** Datasets asked for an area about which nobody has released anything. */
  readonly silences: readonly Silence[];
}

export interface Silence {
  readonly measure: string;
  readonly areaCode: string;
  readonly areaName: string;
}
