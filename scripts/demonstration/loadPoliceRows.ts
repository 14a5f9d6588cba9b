import type { Partner } from '../../schema/partners/partners.js';
import { type Day, isoDay } from './calendar.js';
import type { CopyRows } from './copyRows.js';
import type { Demonstration } from './demonstration.js';
import { type DemonstrationPerson, demonstrationPeople, type PeopleOptions } from './people.js';
import { policeCapacity, policeEvents } from './policeEvents.js';
import { type Loaded, type LoadOptions, replaceRows } from './replaceRows.js';

/** A table before those that refer to it. */
const tables = [
  'nrm_case',
  'decision',
  'duty_to_notify',
  'crime',
  'suspect',
  'civil_order',
  'capacity',
] as const;

/** Puts a demonstration force's synthetic rows in place of whatever its records database held. */
export async function loadPoliceRows(options: LoadOptions): Promise<Loaded> {
  const { client, partner, demonstration, scale } = options;
  const force = partner.area;
  if (!partner.demonstration || force === undefined || !demonstration.forces.has(force))
    throw notAForce(partner);
  const edition = `${demonstration.edition} ${partner.id} x ${scale}`;
  const copy = async (rows: CopyRows) => {
    const cases = await copyCases(rows, demonstration, { force, scale });
    await copyEvents(rows, demonstration, { force, scale });
    return cases;
  };
  return replaceRows({ client, edition, tables, copy });
}

async function copyCases(
  rows: CopyRows,
  demonstration: Demonstration,
  options: PeopleOptions,
): Promise<number> {
  let id = 0;
  for (const person of demonstrationPeople(demonstration, options)) {
    id += 1;
    addCase(rows, { id, force: options.force }, person);
    if (rows.isFull) await rows.send();
  }
  await rows.send();
  return id;
}

function addCase(
  rows: CopyRows,
  { id, force }: { id: number; force: string },
  person: DemonstrationPerson,
): void {
  const { reference, madeBy, recordedBy, referredOn, exploitation, age, sex, place, decisions } = person;
  const { labour, sexual, domestic, criminal, organHarvesting } = exploitation;
  const types = [labour, sexual, domestic, criminal, organHarvesting];
  const owner = [madeBy === force, recordedBy === force];
  const { kind, localAuthority } = place;
  rows.add('nrm_case', [
    id,
    reference,
    ...owner,
    isoDay(referredOn),
    ...types,
    age,
    sex,
    kind,
    localAuthority,
  ]);
  // A force hears of the decisions on the people it referred.
  if (madeBy !== force) return;
  for (const { kind, outcome, madeOn } of decisions)
    rows.add('decision', [id, kind, outcome, isoDay(madeOn)]);
}

async function copyEvents(
  rows: CopyRows,
  demonstration: Demonstration,
  options: PeopleOptions,
): Promise<void> {
  const ids = { report: 0, crime: 0, suspect: 0, order: 0 };
  for (const { dutyToNotify, crimes, suspects, orders } of policeEvents(demonstration, options)) {
    for (const reportedOn of dutyToNotify) rows.add('duty_to_notify', [++ids.report, isoDay(reportedOn)]);
    for (const recordedOn of crimes) rows.add('crime', [++ids.crime, isoDay(recordedOn)]);
    for (const { referredOn, chargedOn, convictedOn } of suspects) {
      rows.add('suspect', [++ids.suspect, ...[referredOn, chargedOn, convictedOn].map(optionalDay)]);
    }
    for (const { kind, madeOn } of orders) rows.add('civil_order', [++ids.order, kind, isoDay(madeOn)]);
    if (rows.isFull) await rows.send();
  }
  for (const { year, measure, number } of policeCapacity(demonstration, options.force)) {
    rows.add('capacity', [year, measure, number]);
  }
  await rows.send();
}

const optionalDay = (day: Day | undefined): string | undefined =>
  day === undefined ? undefined : isoDay(day);

function notAForce(partner: Partner): Error {
  return new RangeError(
    `${partner.id} is no demonstration force: synthetic rows are for territorial forces "(demo)" alone.`,
  );
}
