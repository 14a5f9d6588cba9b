import type { Council } from './councils.js';
import type { Demonstration } from './demonstration.js';
import { everyLocalAuthority } from './forces.js';
import type { ReferralCell } from './officialTables.js';
import { referralsOfClass } from './placeOfExploitation.js';
import { apportion } from './random.js';

/** How many people alike the councils refer together, by {@link alikeKey}, for one quarter. */
export type CouncilMargins = ReadonlyMap<string, number>;

type Alike = Pick<ReferralCell, 'exploitation' | 'age' | 'sex'>;

/** People with one key are alike in what the published table tells of them. */
export const alikeKey = ({ exploitation, age, sex }: Alike): string => `${exploitation.code}/${age}/${sex}`;

/** What there is to make the margins of. */
export interface Supply {
  /** Every person of scale 1 becomes so many. */
  readonly scale: number;
  /** How many people of a key there are to refer. */
  readonly limitOf: (key: string) => number;
}

/**
 * What the councils refer together in a quarter: their residents' share of the national row of all councils, in the
 * row's own composition by exploitation, age and sex, in whole people. Quarters before the row is published have the
 * class's share of the national total and the composition of all published quarters (assumed).
 */
export function councilMargins(
  demonstration: Demonstration,
  quarter: string,
  supply: Supply,
): CouncilMargins {
  const national = [...nationalRow(demonstration, quarter)];
  const row = national.reduce((sum, [, referrals]) => sum + referrals, 0);
  const referrals = referralsOfClass(demonstration.official, 'LOCAL_AUTHORITY', quarter);
  const together = Math.round(referrals * shareOfCouncils(demonstration));
  const parts = apportion(
    together,
    national.map(([, ofKey]) => ofKey),
  );
  const cells = national.map(([key, ofKey], index) => {
    const exact = ((together * ofKey) / row) * supply.scale;
    const limit = supply.limitOf(key);
    return { key, exact, limit, people: Math.min((parts[index] ?? 0) * supply.scale, limit) };
  });
  giveWhatIsMissing(cells, together * supply.scale);
  return new Map(cells.map(({ key, people }) => [key, people]));
}

interface MarginCell {
  readonly exact: number;
  readonly limit: number;
  people: number;
}

/** What a key lacks of people, those take that are the furthest below their exact part. */
function giveWhatIsMissing(cells: readonly MarginCell[], wanted: number): void {
  for (let missing = wanted - peopleIn(cells); missing > 0; missing -= 1) {
    const spare = cells.filter(({ people, limit }) => people < limit);
    spare.sort((one, other) => other.exact - other.people - (one.exact - one.people));
    const [next] = spare;
    if (next === undefined) return;
    next.people += 1;
  }
}

const peopleIn = (cells: readonly MarginCell[]): number => cells.reduce((sum, { people }) => sum + people, 0);

/** The national row of all councils by {@link alikeKey}, of the quarter or else of all published ones. */
export function nationalRow({ official }: Demonstration, quarter: string): CouncilMargins {
  const isOf = (cell: ReferralCell) => quarter < official.respondersFrom || cell.quarter === quarter;
  const counts = new Map<string, number>();
  for (const cell of official.byResponder) {
    if (cell.responderClass !== 'LOCAL_AUTHORITY' || !isOf(cell)) continue;
    counts.set(alikeKey(cell), (counts.get(alikeKey(cell)) ?? 0) + cell.referrals);
  }
  return counts;
}

/** The part of all councils' referrals that the demonstration's make, 0 to 1. */
export function shareOfCouncils({ areas, rates, councils }: Demonstration): number {
  const everywhere = everyLocalAuthority(areas).sums.at(-1) ?? 0;
  const here = [...councils.values()].reduce((sum, { residents }: Council) => sum + residents, 0);
  return (here / everywhere) * rates.councils.referralsOfResidentsShare.value;
}
