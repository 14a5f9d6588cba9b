import type { FetchedCount, FetchedRate, Figure } from '../engine/cellGate.js';
import type { Registered } from './judgeCount.js';
import type { GateReason } from './reasons.js';

/** What was found out about a figure: the register's word on it, or why it doesn't pass. */
export interface Verdict<Of extends Figure = Figure> {
  readonly figure: Of;
  readonly registered: Registered | undefined;
  readonly reason: GateReason | undefined;
}

export type CountVerdict = Verdict<FetchedCount>;
export type RateVerdict = Verdict<FetchedRate>;

/** The verdict with a reason, unless it has one already. */
export const refusedFor = <Of extends Figure>(verdict: Verdict<Of>, reason: GateReason): Verdict<Of> =>
  verdict.reason === undefined ? { ...verdict, reason } : verdict;
