/** What tells the time of an answer. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

const dayMs = 86_400_000;

/** Whole days from a vintage (YYYY-MM-DD) to now, both by the calendar of Greenwich; a vintage still to come has none. */
export function ageInDays(vintage: string, now: Date): number {
  const today = Date.parse(now.toISOString().slice(0, 10));
  return Math.max(0, Math.round((today - Date.parse(vintage)) / dayMs));
}
