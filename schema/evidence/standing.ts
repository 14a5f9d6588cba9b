import { type Standing, standingSchema } from './evidence.js';

/** Whether a claim with this standing may be repeated. Derived, never stored, so that the two can't differ. */
const safe = {
  HOLDS: true,
  HOLDS_WITH_CAVEAT: true,
  MISSTATED: false,
  SUPERSEDED: false,
  NOT_REPRODUCIBLE: false,
} as const satisfies Record<Standing, boolean>;

/** True where the figure may be repeated; one that holds with a caveat, only with the caveat beside it. */
export const isSafeToRepeat = (standing: Standing): boolean => safe[standing];

/** The standings that are safe to repeat, or those that aren't. */
export const standingsThatAre = (safeToRepeat: boolean): readonly Standing[] =>
  standingSchema.options.filter((standing) => safe[standing] === safeToRepeat);
