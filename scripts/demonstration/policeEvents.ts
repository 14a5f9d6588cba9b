import { boundsOf, type Day, endOfEvents, referralQuarters } from './calendar.js';
import type { Demonstration } from './demonstration.js';
import type { PeopleOptions } from './people.js';
import { type Random, randomStream } from './random.js';
import { ratio, stepAt } from './rates.js';

export interface Suspect {
  readonly referredOn: Day;
  readonly chargedOn: Day | undefined;
  readonly convictedOn: Day | undefined;
}

export interface CivilOrder {
  readonly kind: 'RISK_ORDER' | 'PREVENTION_ORDER';
  readonly madeOn: Day;
}

export interface Capacity {
  readonly year: string;
  readonly measure:
    | 'POSTS'
    | 'POSTS_FILLED'
    | 'TRAINED_ONLINE'
    | 'TRAINED_FACE_TO_FACE'
    | 'TRAINED_CIVIL_ORDERS';
  readonly number: number;
}

/** What a force holds beside its NRM cases, for one quarter of referrals. */
export interface QuarterOfEvents {
  readonly dutyToNotify: readonly Day[];
  readonly crimes: readonly Day[];
  readonly suspects: readonly Suspect[];
  readonly orders: readonly CivilOrder[];
}

/** Reports, crimes, suspects and orders of a force, quarter by quarter. */
export function* policeEvents(
  demonstration: Demonstration,
  options: PeopleOptions,
): Generator<QuarterOfEvents> {
  for (const quarter of referralQuarters) yield eventsOf(demonstration, quarter, options);
}

function eventsOf(
  demonstration: Demonstration,
  quarter: string,
  { force, scale }: PeopleOptions,
): QuarterOfEvents {
  const { official, rates, recorded, madeShare } = demonstration;
  const random = randomStream('events', force, quarter);
  const whole = (expected: number) => wholeBy(expected, random) * scale;
  const share = madeShare.get(force) ?? 0;
  const reports = (official.dutyToNotify.get(quarter) ?? 0) * rates.policeOfDutyToNotify.value * share;
  const crimes = (recorded.get(force)?.get(quarter) ?? 0) * ratio(rates.crimesOfRecorded);
  const suspects = crimes * ratio(rates.suspectsOfCrimes);
  const day = dayWithin(quarter, random);
  const orders = (kind: CivilOrder['kind'], count: number) => times(count, () => ({ kind, madeOn: day() }));
  return {
    dutyToNotify: times(whole(reports), day),
    crimes: times(whole(crimes), day),
    suspects: times(whole(suspects), () => drawSuspect(day(), demonstration, random)),
    orders: [
      ...orders('RISK_ORDER', whole(suspects * rates.riskOrdersOfSuspects.value)),
      ...orders('PREVENTION_ORDER', whole(suspects * rates.preventionOrdersOfSuspects.value)),
    ],
  };
}

function drawSuspect(referredOn: Day, { rates }: Demonstration, random: Random): Suspect {
  const reached = (day: Day | undefined) => (day !== undefined && day < endOfEvents ? day : undefined);
  const after = ([least, most]: readonly [number, number]) => least + random.below(most - least + 1);
  const isCharged = random.chance(ratio(rates.chargedOfSuspects));
  const chargedOn = reached(isCharged ? referredOn + after(rates.daysToCharge.value) : undefined);
  const isConvicted = chargedOn !== undefined && random.chance(rates.convictedOfCharged.value);
  const convictedOn = reached(isConvicted ? chargedOn + after(rates.daysToConviction.value) : undefined);
  return { referredOn, chargedOn, convictedOn };
}

/** Posts and training at the end of each year. Describes the force, so that no scale multiplies it. */
export function policeCapacity({ forces, rates }: Demonstration, force: string): readonly Capacity[] {
  const per100000 = (forces.get(force)?.residents ?? 0) / 100_000;
  const years = referralQuarters
    .filter((quarter) => quarter.endsWith('Q4'))
    .map((quarter) => quarter.slice(0, 4));
  const trained = ['TRAINED_ONLINE', 'TRAINED_FACE_TO_FACE', 'TRAINED_CIVIL_ORDERS'] as const;
  return years.flatMap((year, index) => {
    const posts = Math.max(1, Math.round(per100000 * rates.postsPer100000.value));
    const filled = Math.round(posts * (1 - (stepAt(rates.vacantPosts, `${year}-Q4`) ?? 0)));
    const growth = rates.trainedGrowthAYear.value ** index;
    return [
      { year, measure: 'POSTS', number: posts },
      { year, measure: 'POSTS_FILLED', number: filled },
      ...trained.map((measure) => ({
        year,
        measure,
        number: Math.round(per100000 * rates.trainedPer100000.value[measure] * growth),
      })),
    ] satisfies readonly Capacity[];
  });
}

/** Rounds up as often as the remainder says, so that small forces keep their rate over the years. */
function wholeBy(expected: number, random: Random): number {
  return Math.floor(expected) + (random.chance(expected % 1) ? 1 : 0);
}

function dayWithin(quarter: string, random: Random): () => Day {
  const { start, end } = boundsOf(referralQuarters.indexOf(quarter));
  return () => start + random.below(end - start);
}

function times<Thing>(count: number, make: () => Thing): readonly Thing[] {
  return Array.from({ length: count }, make);
}
