import { all } from '../../schema/datasets/dataset.js';
import type { CellStatus } from '../../schema/protocol/cell.js';
import { percentOf } from '../../schema/protocol/rate.js';
import type { FetchedRate } from '../engine/cellGate.js';
import type { Registered } from './judgeCount.js';
import type { RegisteredCell } from './registeredCell.js';

/** A rate as its two registered counts make it. */
interface RecomputedRate {
  readonly percent: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly status: CellStatus;
}

/** Percent, interval and status from two registered counts; whole per cent where the denominator is under 100. */
export function recomputed(numerator: Registered, denominator: Registered): RecomputedRate {
  const none = { percent: null, low: null, high: null };
  const unseen = [numerator, denominator].find(({ cell }) => cell.status !== 'RELEASED');
  if (unseen) return { ...none, status: unseen.cell.status };
  const isRounded = numerator.release.rule === 'TEN_FIVE';
  const percent = percentOf(numerator.cell.value ?? 0, denominator.cell.value ?? 0, isRounded);
  return percent ? { ...percent, status: 'RELEASED' } : { ...none, status: 'NOT_APPLICABLE' };
}

/** Whether a rate is that of its counts, and the first of them is counted within the second. */
export function isRateOf({ fields }: FetchedRate, numerator: Registered, denominator: Registered): boolean {
  const expected = recomputed(numerator, denominator);
  const isEqual = (['percent', 'low', 'high', 'status'] as const).every(
    (name) => fields[name] === undefined || Object.is(fields[name], expected[name]),
  );
  return isEqual && isCountedWithin(numerator.cell, denominator.cell);
}

/** Of one place in one table, but for codes that the denominator counts all of. */
function isCountedWithin(part: RegisteredCell, whole: RegisteredCell): boolean {
  const isOnePlace =
    part.release === whole.release &&
    part.table === whole.table &&
    part.area === whole.area &&
    part.period === whole.period;
  const codes = Object.entries(whole.dimensions);
  const isWithin = codes.every(([name, code]) => code === all || code === part.dimensions[name]);
  return isOnePlace && isWithin && part.id !== whole.id;
}
