import { type Day, endOfEvents } from './calendar.js';
import type { Decision } from './decisionsOnCases.js';
import type { Sex } from './officialTables.js';
import type { DemonstrationPerson } from './people.js';
import { draw, type Random, weighted } from './random.js';
import type { Rates } from './rates.js';
import type { SupportProvider } from './supportProviders.js';

export type Housing = keyof Rates['support']['housingAtExit']['value'];

/** From start to end of one provider's support. Days after the end of the rows are left out. */
export interface Episode {
  readonly startedOn: Day;
  readonly endedOn: Day | undefined;
  readonly housingAtEntry: Housing;
  readonly housingAtExit: Housing | undefined;
  readonly missingOn: Day | undefined;
}

export interface EpisodeParts {
  readonly person: DemonstrationPerson;
  readonly provider: SupportProvider;
  readonly rates: Rates;
}

export function drawEpisode({ person, provider, rates }: EpisodeParts, random: Random): Episode {
  const { daysToStart, missingFromSafeHouse, missingOtherwise } = rates.support;
  const startedOn = person.referredOn + between(daysToStart.value, random);
  const end = Math.max(startedOn, drawEnd(person.decisions, { startedOn, rates, random }));
  const endedOn = end < endOfEvents ? end : undefined;
  const stayed = random.chance(provider.takes.safeHouse);
  const goesMissing = random.chance((stayed ? missingFromSafeHouse : missingOtherwise).value);
  const missing = end + 1 + random.below(90);
  const missingOn = endedOn !== undefined && goesMissing && missing < endOfEvents ? missing : undefined;
  const housingAtEntry = drawHousing(rates.support.housingAtEntry[person.sex satisfies Sex], random);
  const exit = drawHousing(rates.support.housingAtExit, random);
  const housingAtExit = missingOn === undefined ? exit : 'OTHER_OR_UNKNOWN';
  return {
    startedOn,
    endedOn,
    housingAtEntry,
    missingOn,
    housingAtExit: endedOn === undefined ? undefined : housingAtExit,
  };
}

/** A whole number of days, both ends included. */
export const between = ([least, most]: readonly [number, number], random: Random): number =>
  least + random.below(most - least + 1);

interface EndParts {
  readonly startedOn: Day;
  readonly rates: Rates;
  readonly random: Random;
}

/** A negative decision soon ends support; a positive conclusive one after a while; and some leave before it. */
function drawEnd([reasonable, conclusive]: readonly Decision[], { startedOn, rates, random }: EndParts): Day {
  const { support } = rates;
  const leaves = random.chance(support.leavesBeforeDecision.value);
  const leavesOn = startedOn + between(support.daysBeforeLeaving.value, random);
  const afterRefusal = between(support.daysAfterRefusal.value, random);
  const afterNegative = between(support.daysAfterNegative.value, random);
  const afterPositive = Math.floor(-Math.log(1 - random.fraction()) * support.meanDaysAfterPositive.value);
  if (reasonable?.outcome === 'NEGATIVE') return reasonable.madeOn + afterRefusal;
  const decidedOn = conclusive?.madeOn ?? endOfEvents;
  if (leaves && leavesOn < decidedOn) return leavesOn;
  return decidedOn + (conclusive?.outcome === 'POSITIVE' ? afterPositive : afterNegative);
}

function drawHousing({ value }: Rates['support']['housingAtExit'], random: Random): Housing {
  return draw(
    weighted(housings, (housing) => value[housing]),
    random,
  );
}

const housings: readonly Housing[] = [
  'ROUGH_SLEEPING',
  'HOMELESS',
  'SAFE_HOUSE',
  'ASYLUM_ACCOMMODATION',
  'SETTLED',
  'OTHER_OR_UNKNOWN',
];
