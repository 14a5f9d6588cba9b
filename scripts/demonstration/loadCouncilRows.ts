import type { Partner } from '../../schema/partners/partners.js';
import { type Day, isoDay } from './calendar.js';
import type { CopyRows } from './copyRows.js';
import { councilEvents, type PersonsEvents, preReferralBeds } from './councilEvents.js';
import { type CouncilPerson, councilPeople } from './councilPeople.js';
import { type Loaded, type LoadOptions, replaceRows } from './replaceRows.js';

const tables = [
  'nrm_referral',
  'enquiry',
  'missing_episode',
  'homelessness_duty',
  'guardian_referral',
  'pre_referral_beds',
] as const;

/** Puts a demonstration council's synthetic rows in place of whatever its records held. Its cases are its referrals. */
export async function loadCouncilRows({
  client,
  partner,
  demonstration,
  scale,
}: LoadOptions): Promise<Loaded> {
  const area = partner.area;
  if (!partner.demonstration || area === undefined || !demonstration.councils.has(area))
    throw notACouncil(partner);
  // Councils share the national margins, so that the rows of one depend on which others there are.
  const edition = `${demonstration.edition} ${[...demonstration.councils.keys()].join('+')} ${partner.id} x ${scale}`;
  const copy = async (rows: CopyRows) => {
    const people = councilPeople(demonstration, scale).get(area) ?? { referred: [], known: [] };
    await copyEach(rows, people.referred, addReferral);
    await copyEach(rows, councilEvents(demonstration, { area, people }), eventsAdder());
    for (const { year, nightsFunded, nightsUsed } of preReferralBeds(demonstration, area))
      rows.add('pre_referral_beds', [year, nightsFunded, nightsUsed]);
    return people.referred.length;
  };
  return replaceRows({ client, edition, tables, copy });
}

async function copyEach<Thing>(
  rows: CopyRows,
  things: Iterable<Thing>,
  add: (rows: CopyRows, thing: Thing, id: number) => void,
): Promise<void> {
  let id = 0;
  for (const thing of things) {
    add(rows, thing, ++id);
    if (rows.isFull) await rows.send();
  }
}

function addReferral(rows: CopyRows, person: CouncilPerson, id: number): void {
  const { reference, referredOn, age, sex, exploitation } = person;
  const { labour, sexual, domestic, criminal, organHarvesting } = exploitation;
  const types = [labour, sexual, domestic, criminal, organHarvesting];
  rows.add('nrm_referral', [id, reference, isoDay(referredOn), ...types, age, sex]);
}

function eventsAdder() {
  let episode = 0;
  return (
    rows: CopyRows,
    { reference, enquiry, episodes, duty, guardian }: PersonsEvents,
    id: number,
  ): void => {
    if (enquiry) rows.add('enquiry', [id, reference, enquiry.kind, isoDay(enquiry.startedOn)]);
    for (const day of episodes) rows.add('missing_episode', [++episode, reference, isoDay(day)]);
    if (duty) {
      const { decidedOn, ended } = duty;
      rows.add('homelessness_duty', [id, reference, isoDay(decidedOn), optionalDay(ended?.on), ended?.how]);
    }
    if (guardian) {
      const { referredOn, appointedOn } = guardian;
      rows.add('guardian_referral', [id, reference, isoDay(referredOn), optionalDay(appointedOn)]);
    }
  };
}

const optionalDay = (day: Day | undefined): string | undefined =>
  day === undefined ? undefined : isoDay(day);

function notACouncil(partner: Partner): Error {
  return new RangeError(
    `${partner.id} is no demonstration council: synthetic rows are for councils "(demo)" alone.`,
  );
}
