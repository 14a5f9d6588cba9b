/** How fresh a contact is. */
export const freshnesses = {
  FRESH: 'Verified fewer than 90 days ago.',
  STALE: 'Last verified 90 days ago or more.',
  NEVER_VERIFIED: 'Never verified.',
} as const;
export type Freshness = keyof typeof freshnesses;

/** A contact verified this many days ago or more is stale. */
export const staleAfterDays = 90;

const millisecondsADay = 86_400_000;

/** Whole days from one date to another, both YYYY-MM-DD; negative where the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / millisecondsADay);
}

/** How fresh a contact is on a day, from the date it was last verified. */
export function freshnessOn(today: string, lastVerified: string | null): Freshness {
  if (lastVerified === null) return 'NEVER_VERIFIED';
  return daysBetween(lastVerified, today) < staleAfterDays ? 'FRESH' : 'STALE';
}

/** Whether a contact is in office on a day; the last day of its validity counts. */
export function isValidOn(
  today: string,
  { validFrom, validTo }: { validFrom: string; validTo: string | null },
): boolean {
  return validFrom <= today && (validTo === null || today <= validTo);
}
