import { referralQuarters } from './calendar.js';
import type { Exploitation } from './exploitation.js';
import type { Force } from './forces.js';
import type { Age, OfficialTables, ReferralCell, Sex } from './officialTables.js';
import { apportion, draw, randomStream, weighted } from './random.js';

/** People referred who are alike in what the published tables tell of them. */
export interface PeopleAlike {
  readonly exploitation: Exploitation;
  readonly age: Age;
  readonly sex: Sex;
  readonly referrals: number;
}

/**
 * Referrals that a force made, by quarter: exactly as published from 2022 Q2 on. The quarters before it are
 * assumed: the force's share of the published ones, spread like the national totals, drawn from what the
 * force published later.
 */
export function madeReferrals(
  official: OfficialTables,
  force: Force,
): ReadonlyMap<string, readonly PeopleAlike[]> {
  const published = official.byResponder.filter(isMadeBy(force));
  const first = official.respondersFrom;
  const assumed = referralQuarters.filter((quarter) => quarter < first);
  const totals = assumedTotals(official, sumOf(published), assumed);
  return new Map(
    referralQuarters.map((quarter, index) => [
      quarter,
      quarter < first
        ? drawn(published, totals[index] ?? 0, { area: force.area, quarter })
        : published.filter((cell) => cell.quarter === quarter),
    ]),
  );
}

/** All referrals of a quarter, whoever made them. */
export function nationalReferrals(official: OfficialTables, quarter: string): number {
  return Object.values(official.byPlace.get(quarter) ?? {}).reduce((sum, referrals) => sum + referrals, 0);
}

/** People in these cells. */
export function sumOf(cells: readonly { readonly referrals: number }[]): number {
  return cells.reduce((sum, { referrals }) => sum + referrals, 0);
}

const isMadeBy =
  ({ firstResponder }: Force) =>
  (cell: ReferralCell): boolean =>
    cell.responderClass === 'POLICE' && cell.firstResponder === firstResponder;

function assumedTotals(
  official: OfficialTables,
  made: number,
  quarters: readonly string[],
): readonly number[] {
  const national = quarters.map((quarter) => nationalReferrals(official, quarter));
  const share = made / sumOf(official.byResponder);
  return apportion(Math.round(share * national.reduce((sum, total) => sum + total, 0)), national);
}

function drawn(
  published: readonly ReferralCell[],
  total: number,
  { area, quarter }: { readonly area: string; readonly quarter: string },
): readonly PeopleAlike[] {
  const random = randomStream('made', area, quarter);
  const cells = weighted(published, ({ referrals }) => referrals);
  return Array.from({ length: total }, () => ({ ...draw(cells, random), referrals: 1 }));
}
