import type { IndicatorBasis, IndicatorUnit } from '../../schema/indicators/indicator.js';
import type { CellStatus } from '../../schema/protocol/cell.js';
import type { AnswerError } from '../questions/answerError.js';
import type { NamedArea } from './observation.js';

/** UNANSWERED: the graph could not or would not answer; the errors say why. */
export type IndicatorStatus = CellStatus | 'UNANSWERED';

/** A figure with the interval that rounding leaves. Only the interval where the sources leave no more. */
export interface Figure {
  readonly status: IndicatorStatus;
  readonly unit: IndicatorUnit;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Decimal places it is given to. */
  readonly decimals: number;
}

/** A released figure that a value was made from. */
export interface Source {
  /** Name of the cell in the register; null for a published share, and for residents. */
  readonly cell: string | null;
  readonly area: NamedArea;
  readonly period: string;
  readonly value: number | null;
  /** Its id; empty where it stands in none, as residents do. */
  readonly release: string;
  readonly owner: string;
  readonly provenance: string;
  readonly vintage: string;
}

/** What stands for the period or the area that was asked. */
export interface UsedFallback {
  readonly steps: readonly string[];
  /** Period and area as asked, and as answered. */
  readonly from: { readonly area: NamedArea; readonly period: string };
  readonly to: { readonly area: NamedArea; readonly period: string };
  /** In words to print beside the number: "2019/2023 for 2023". */
  readonly note: string;
}

/** An indicator's answer for one area and period. */
export interface IndicatorValue extends Figure {
  readonly indicator: string;
  readonly asked: NamedArea;
  /** The areas that are counted: not always the one asked about. */
  readonly counted: readonly NamedArea[];
  readonly period: string;
  readonly basis: IndicatorBasis;
  /** Further figures of the same answer, with their titles. */
  readonly beside: readonly (Figure & { readonly title: string })[];
  readonly sources: readonly Source[];
  /** Owners whose figures it leaves out, because something it needs of them is not shown. */
  readonly without: readonly string[];
  readonly approximate: string | null;
  readonly fallback: UsedFallback | null;
  /** A longer period that owners show in place of what they withhold. */
  readonly offered?: string | undefined;
  /** Why there is no value, and who could change that. */
  readonly because: string | null;
  readonly who: string | null;
  readonly caveats: readonly string[];
  readonly errors: readonly AnswerError[];
}
