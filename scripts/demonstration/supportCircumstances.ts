import { type Day, endOfEvents } from './calendar.js';
import type { DemonstrationPerson } from './people.js';
import { draw, type Random, weighted } from './random.js';
import { type Rates, ratio } from './rates.js';
import { between } from './supportEpisode.js';

/** What clients on or after a domestic-worker visa had met. */
export interface DomesticWorker {
  readonly passportKept: boolean;
  readonly employerChanged: boolean;
  readonly decisionAfterVisaExpiry: boolean;
}

/** Detention of somebody who had, or then got, a positive reasonable grounds decision. */
export interface Detention {
  readonly startedOn: Day;
  readonly positiveOn: Day;
  readonly releasedOn: Day | undefined;
}

/** What is true of a person, whoever supports them. */
export interface Circumstances {
  readonly domesticWorker: DomesticWorker | undefined;
  readonly legalAdvice: boolean;
  readonly advocate: boolean;
  readonly deterredByFearOfDetention: boolean;
  readonly detention: Detention | undefined;
  readonly leaveHeldFrom: Day | undefined;
  readonly leaveGrantedOn: Day | undefined;
}

export function drawCircumstances(person: DemonstrationPerson, rates: Rates, random: Random): Circumstances {
  const { support } = rates;
  const domesticWorker = drawDomesticWorker(person, rates, random);
  const [legalAdvice, advocate, deterredByFearOfDetention] = [
    support.legalAdvice,
    support.advocate,
    support.deterredByFearOfDetention,
  ].map(({ value }) => random.chance(value));
  return {
    domesticWorker,
    legalAdvice: legalAdvice ?? false,
    advocate: advocate ?? false,
    deterredByFearOfDetention: deterredByFearOfDetention ?? false,
    ...drawLeave(person, rates, random),
    detention: drawDetention(person, rates, random),
  };
}

function drawDomesticWorker(
  { exploitation, decisions, referredOn }: DemonstrationPerson,
  { support }: Rates,
  random: Random,
): DomesticWorker | undefined {
  if (!exploitation.domestic || !random.chance(support.domesticWorkersOfDomestic.value)) return undefined;
  const { daysBeforeReferral, daysAfterReferral } = support.visaExpiry.value;
  const expiredOn =
    referredOn - daysBeforeReferral + random.below(daysBeforeReferral + daysAfterReferral + 1);
  const decidedOn = decisions[0]?.madeOn;
  return {
    passportKept: random.chance(support.passportKept.value),
    employerChanged: random.chance(support.employerChanged.value),
    decisionAfterVisaExpiry: decidedOn !== undefined && decidedOn > expiredOn,
  };
}

function drawDetention(
  { decisions: [reasonable], referredOn }: DemonstrationPerson,
  { support }: Rates,
  random: Random,
): Detention | undefined {
  if (reasonable?.outcome !== 'POSITIVE' || !random.chance(ratio(support.detainedOfPositive)))
    return undefined;
  const positiveOn = reasonable.madeOn;
  const isAtEntry = random.chance(ratio(support.detainedAtEntry));
  // Who gets the decision in detention was referred there, or shortly before.
  const startedOn = isAtEntry
    ? positiveOn + random.below(200)
    : Math.min(positiveOn - 1, referredOn - 10 + random.below(20));
  if (startedOn >= endOfEvents) return undefined;
  const { from, to } = draw(
    weighted(support.daysToRelease.value, ({ clients }) => clients),
    random,
  );
  const releasedOn =
    to === null ? endOfEvents : Math.max(startedOn, positiveOn) + between([from, to], random);
  return { startedOn, positiveOn, releasedOn: releasedOn < endOfEvents ? releasedOn : undefined };
}

function drawLeave(
  { decisions: [reasonable, conclusive], referredOn }: DemonstrationPerson,
  { support }: Rates,
  random: Random,
): Pick<Circumstances, 'leaveHeldFrom' | 'leaveGrantedOn'> {
  const holds = random.chance(support.leaveWhileAwaiting.value);
  const heldFrom = referredOn + between(support.daysToLeaveWhileAwaiting.value, random);
  const isGranted = random.chance(ratio(support.leaveAfterPositive));
  const days = between(support.daysToLeave.value, random);
  const closedOn =
    conclusive?.madeOn ?? (reasonable?.outcome === 'NEGATIVE' ? reasonable.madeOn : endOfEvents);
  const granted = isGranted && conclusive?.outcome === 'POSITIVE' ? conclusive.madeOn + days : endOfEvents;
  return {
    leaveHeldFrom: holds && heldFrom < closedOn ? heldFrom : undefined,
    leaveGrantedOn: granted < endOfEvents ? granted : undefined,
  };
}
