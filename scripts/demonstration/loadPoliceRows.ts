import type { ClientBase } from 'pg';
import type { Partner } from '../../schema/partners/partners.js';
import { covered, type Day, isoDay } from './calendar.js';
import { CopyRows } from './copyRows.js';
import type { Demonstration } from './demonstration.js';
import { type DemonstrationPerson, demonstrationPeople, type PeopleOptions } from './people.js';
import { policeCapacity, policeEvents } from './policeEvents.js';

export interface LoadOptions {
  /** Connected to the partner's records database on the partner's role, its migrations applied. */
  readonly client: ClientBase;
  readonly partner: Partner;
  readonly demonstration: Demonstration;
  /** Every synthetic person of scale 1 becomes so many. */
  readonly scale: number;
}

export interface Loaded {
  /** `KEPT`: the rows of this edition and scale were there already. */
  readonly outcome: 'LOADED' | 'KEPT';
  readonly cases: number;
}

/** A table before those that refer to it. */
const tables = [
  'extract',
  'nrm_case',
  'decision',
  'duty_to_notify',
  'crime',
  'suspect',
  'civil_order',
  'capacity',
];

/**
 * Puts a demonstration force's synthetic rows in place of whatever its records database held, or leaves all
 * as it was.
 */
export async function loadPoliceRows({
  client,
  partner,
  demonstration,
  scale,
}: LoadOptions): Promise<Loaded> {
  const edition = `${demonstration.edition} ${partner.id} x ${scale}`;
  const force = partner.area;
  if (!partner.demonstration || force === undefined || !demonstration.forces.has(force))
    throw notAForce(partner);
  if (await holdsEdition(client, edition)) return { outcome: 'KEPT', cases: await countCases(client) };
  await client.query('BEGIN');
  try {
    await client.query(`TRUNCATE ${tables.join(', ')}`);
    const rows = new CopyRows(client, tables);
    rows.add('extract', [true, edition, covered.referralsFrom, covered.referralsTo, covered.eventsTo]);
    const cases = await copyCases(rows, demonstration, { force, scale });
    await copyEvents(rows, demonstration, { force, scale });
    await client.query(`ANALYZE ${tables.join(', ')}`);
    await client.query('COMMIT');
    return { outcome: 'LOADED', cases };
  } catch (cause) {
    await client.query('ROLLBACK');
    throw cause;
  }
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

async function holdsEdition(client: ClientBase, edition: string): Promise<boolean> {
  const found = await client.query('SELECT FROM extract WHERE edition = $1', [edition]);
  return found.rowCount === 1;
}

async function countCases(client: ClientBase): Promise<number> {
  const counted = await client.query<{ cases: number }>('SELECT count(*)::int AS cases FROM nrm_case');
  return counted.rows[0]?.cases ?? 0;
}

function notAForce(partner: Partner): Error {
  return new RangeError(
    `${partner.id} is no demonstration force: synthetic rows are for territorial forces "(demo)" alone.`,
  );
}
