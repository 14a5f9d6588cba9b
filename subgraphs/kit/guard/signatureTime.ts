import { longestValidSeconds } from '../../../schema/protocol/signature/requestProfile.js';
import type { RefusalCode } from './refusals.js';

/** Seconds that the hub's clock may be ahead of ours. */
const clockToleranceSeconds = 5;

/** Seconds since 1970. */
export const secondsOf = (time: Date): number => Math.floor(time.getTime() / 1_000);

/** Whether a signature is of this time. One from before the guard started may have been used then. */
export function timeFault(
  { created, expires }: { readonly created: number; readonly expires: number },
  { now, startedAt }: { readonly now: number; readonly startedAt: number },
): RefusalCode | undefined {
  if (created > now + clockToleranceSeconds) return 'SIGNATURE_NOT_YET_VALID';
  if (expires - created > longestValidSeconds) return 'SIGNATURE_TOO_LONG';
  return expires <= now || expires <= created || created < startedAt ? 'SIGNATURE_EXPIRED' : undefined;
}
