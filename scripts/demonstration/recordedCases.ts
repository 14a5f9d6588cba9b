import { referralQuarters } from './calendar.js';
import { type Force, metropolitan } from './forces.js';
import { nationalReferrals } from './madeReferrals.js';
import type { OfficialTables } from './officialTables.js';
import { apportion } from './random.js';
import { type Rates, ratio } from './rates.js';

/** How many NRM cases are allocated to each force for crime recording: by force, then by quarter. */
export type RecordedCases = ReadonlyMap<string, ReadonlyMap<string, number>>;

interface RecordingInputs {
  readonly official: OfficialTables;
  readonly forces: readonly Force[];
  /** Referrals a force made in all its quarters. */
  readonly madeBy: (force: Force) => number;
  readonly rates: Rates;
}

/** Whole numbers for each year and force that add up to the recorded share of the year's referrals. */
export function recordedCases({ official, forces, madeBy, rates }: RecordingInputs): RecordedCases {
  const shares = recordingShares({ forces, madeBy, rates });
  const byForce = new Map(forces.map(({ area }) => [area, new Map<string, number>()]));
  for (const year of new Set(referralQuarters.map((quarter) => quarter.slice(0, 4)))) {
    const quarters = referralQuarters.filter((quarter) => quarter.startsWith(year));
    const national = quarters.map((quarter) => nationalReferrals(official, quarter));
    const recorded = Math.round(
      ratio(rates.recordedOfReferrals) * national.reduce((sum, total) => sum + total, 0),
    );
    for (const [index, ofYear] of apportion(recorded, shares).entries()) {
      const ofForce = byForce.get(forces[index]?.area ?? '');
      for (const [at, cases] of apportion(ofYear, national).entries())
        ofForce?.set(quarters[at] ?? '', cases);
    }
  }
  return byForce;
}

function recordingShares({ forces, madeBy, rates }: Omit<RecordingInputs, 'official'>): readonly number[] {
  const others = forces.filter(({ area }) => area !== metropolitan);
  const residents = others.reduce((sum, force) => sum + force.residents, 0);
  const made = others.reduce((sum, force) => sum + madeBy(force), 0);
  const weight = rates.populationWeightInRecording.value;
  const ofMetropolitan = ratio(rates.metropolitanOfRecorded);
  return forces.map((force) => {
    if (force.area === metropolitan) return ofMetropolitan;
    return (
      (1 - ofMetropolitan) * ((weight * force.residents) / residents + ((1 - weight) * madeBy(force)) / made)
    );
  });
}

/**
 * Where a force's cases go that another force records: the force next below it by cases recorded, from the
 * last to the first. Who is next is arbitrary; that each force receives from one other keeps every person
 * in both databases.
 */
export function nextForces(recorded: RecordedCases): ReadonlyMap<string, string> {
  const total = (area: string) =>
    [...(recorded.get(area)?.values() ?? [])].reduce((sum, cases) => sum + cases, 0);
  const bySize = [...recorded.keys()].sort(
    (one, other) => total(other) - total(one) || (one < other ? -1 : 1),
  );
  return new Map(bySize.map((area, index) => [area, bySize[(index + 1) % bySize.length] ?? area]));
}
