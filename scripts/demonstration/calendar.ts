/** Days are numbered from the first day of the rows, so that drawing and comparing them is arithmetic. */
export type Day = number;

/** Referral rows run over these quarters. */
export const referralQuarters: readonly string[] = [2019, 2020, 2021, 2022, 2023].flatMap(quartersOf);
/** What happens to the people referred is followed over these. */
export const eventQuarters: readonly string[] = [
  ...referralQuarters,
  ...[2024, 2025, 2026].flatMap(quartersOf),
].slice(0, -1);

const millisecondsADay = 86_400_000;
const firstDay = Date.UTC(2019, 0, 1);
const starts = [...eventQuarters, '2026-Q4'].map((quarter) =>
  dayFrom(Number(quarter.slice(0, 4)), Number(quarter.slice(6)) * 3 - 2),
);
const isoDays = Array.from({ length: starts.at(-1) ?? 0 }, (_, day) => isoFrom(day));
const quarterByDay = isoDays.map((_, day) => starts.findLastIndex((start) => start <= day));

/** The first day after the last one that rows may carry. */
export const endOfEvents: Day = isoDays.length;
/** `2019-01-01` and so on. Only for days of the rows. */
export const isoDay = (day: Day): string => isoDays[day] ?? isoFrom(day);
/** Position in {@link eventQuarters}. */
export const quarterIndexOf = (day: Day): number => quarterByDay[day] ?? -1;
/** First day of the quarter at a position in {@link eventQuarters}, and the first after it. */
export function boundsOf(quarterIndex: number): { readonly start: Day; readonly end: Day } {
  return { start: starts[quarterIndex] ?? endOfEvents, end: starts[quarterIndex + 1] ?? endOfEvents };
}

/** What the rows of a demonstration force cover. */
export const covered = {
  referralsFrom: isoDay(0),
  referralsTo: isoDay(boundsOf(referralQuarters.length - 1).end - 1),
  eventsTo: isoDay(endOfEvents - 1),
} as const;

function quartersOf(year: number): readonly string[] {
  return [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`);
}

function dayFrom(year: number, month: number): Day {
  return (Date.UTC(year, month - 1, 1) - firstDay) / millisecondsADay;
}

function isoFrom(day: Day): string {
  return new Date(firstDay + day * millisecondsADay).toISOString().slice(0, 10);
}
