import { type Day, endOfEvents, referralQuarters } from './calendar.js';
import type { CouncilPeople, CouncilPerson } from './councilPeople.js';
import type { Demonstration } from './demonstration.js';
import { type Random, randomStream } from './random.js';
import type { Rates } from './rates.js';

export interface Enquiry {
  readonly kind: 'SECTION_42' | 'SECTION_47';
  readonly startedOn: Day;
}

export interface HomelessnessDuty {
  readonly decidedOn: Day;
  /** Undefined while the duty is owed. */
  readonly ended: { readonly on: Day; readonly how: 'ACCOMMODATION_SECURED' | 'ENDED_OTHERWISE' } | undefined;
}

export interface GuardianReferral {
  readonly referredOn: Day;
  readonly appointedOn: Day | undefined;
}

/** What a council did about one of its people, and what happened to them. */
export interface PersonsEvents {
  readonly reference: string;
  readonly enquiry: Enquiry | undefined;
  readonly episodes: readonly Day[];
  readonly duty: HomelessnessDuty | undefined;
  readonly guardian: GuardianReferral | undefined;
}

export interface PreReferralBeds {
  readonly year: string;
  readonly nightsFunded: number;
  readonly nightsUsed: number;
}

interface Means {
  readonly rates: Rates['councils'];
  readonly random: Random;
}

/** Enquiries, missing episodes, duties and guardians of a council's people, one after the other. */
export function* councilEvents(
  { rates }: Demonstration,
  { area, people }: { readonly area: string; readonly people: CouncilPeople },
): Generator<PersonsEvents> {
  const means = { rates: rates.councils, random: randomStream('council events', area) };
  const { ofReferred, ofOthers } = rates.councils.enquiries.value;
  // A person referred twice is owed a homelessness duty and referred to a guardian once.
  const seen = new Set<string>();
  for (const [some, shares] of [[people.referred, ofReferred] as const, [people.known, ofOthers] as const]) {
    for (const person of some) {
      yield eventsOf(person, { ...means, shares, isFirst: !seen.has(person.reference) });
      seen.add(person.reference);
    }
  }
}

interface PersonsMeans extends Means {
  readonly shares: Readonly<Record<Enquiry['kind'], number>>;
  readonly isFirst: boolean;
}

/** Of a person whose age at exploitation nobody knows, nothing but the referral. */
function eventsOf(person: CouncilPerson, { shares, isFirst, ...means }: PersonsMeans): PersonsEvents {
  const { reference, age } = person;
  const isAdult = age === 'ADULT';
  const isChild = age === 'CHILD';
  const kind = isChild ? 'SECTION_47' : 'SECTION_42';
  return {
    reference,
    enquiry:
      age !== 'UNKNOWN' && means.random.chance(shares[kind]) ? enquiryOf(kind, person, means) : undefined,
    episodes: isChild ? episodesOf(person, means) : [],
    duty: isAdult && isFirst ? dutyOf(person, means) : undefined,
    guardian: isChild && isFirst ? guardianOf(person, means) : undefined,
  };
}

function enquiryOf(kind: Enquiry['kind'], { referredOn }: CouncilPerson, { rates, random }: Means): Enquiry {
  return { kind, startedOn: after(referredOn, rates.daysToEnquiry, random) };
}

function episodesOf({ referredOn }: CouncilPerson, { rates, random }: Means): readonly Day[] {
  const episodes: Day[] = [];
  let isMissing = random.chance(rates.missingFromCare.value);
  while (isMissing) {
    episodes.push(after(episodes.at(-1) ?? referredOn, rates.daysToEpisode, random));
    isMissing = random.chance(rates.anotherEpisode.value);
  }
  return episodes.filter((day) => day < endOfEvents);
}

function dutyOf({ referredOn }: CouncilPerson, { rates, random }: Means): HomelessnessDuty | undefined {
  if (!random.chance(rates.homelessnessDuty.value)) return undefined;
  const decidedOn = after(referredOn, rates.daysToDuty, random);
  const on = after(decidedOn, rates.daysOfDuty, random);
  const how = random.chance(rates.accommodationSecured.value) ? 'ACCOMMODATION_SECURED' : 'ENDED_OTHERWISE';
  return { decidedOn, ended: on < endOfEvents ? { on, how } : undefined };
}

function guardianOf({ referredOn }: CouncilPerson, { rates, random }: Means): GuardianReferral | undefined {
  if (!random.chance(rates.guardianReferred.value)) return undefined;
  const day = after(referredOn, rates.daysToGuardianReferral, random);
  const isAppointed = random.chance(rates.guardianAppointed.value);
  return { referredOn: day, appointedOn: isAppointed ? after(day, rates.daysToGuardian, random) : undefined };
}

/** Nights by year. Describes the places a council pays for, so that no scale multiplies it. */
export function preReferralBeds(
  { councils, rates }: Demonstration,
  area: string,
): readonly PreReferralBeds[] {
  const { bedsPer100000, bedsUsed } = rates.councils;
  const random = randomStream('pre-referral beds', area);
  const beds = Math.round(((councils.get(area)?.residents ?? 0) / 100_000) * bedsPer100000.value);
  const { least, most } = bedsUsed.value;
  const years = referralQuarters
    .filter((quarter) => quarter.endsWith('Q4'))
    .map((quarter) => quarter.slice(0, 4));
  return years.map((year) => {
    const nightsFunded = beds * daysOf(Number(year));
    const nightsUsed = Math.round(nightsFunded * (least + (most - least) * random.fraction()));
    return { year, nightsFunded, nightsUsed };
  });
}

const daysOf = (year: number): number => (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / 86_400_000;

function after(day: Day, { value: [least, most] }: Rates['councils']['daysToDuty'], random: Random): Day {
  return day + least + random.below(most - least + 1);
}
