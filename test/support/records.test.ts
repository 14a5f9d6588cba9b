import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { checkRelease } from '../../gateway/registry/checkRelease.js';
import { loadBreaks } from '../../schema/datasets/breaks.js';
import { loadPartners, type Partner } from '../../schema/partners/partners.js';
import type { ReleaseDocument } from '../../schema/protocol/release.js';
import { recordsName } from '../../scripts/database/plan.js';
import { isoDay } from '../../scripts/demonstration/calendar.js';
import { loadSupportRows } from '../../scripts/demonstration/loadSupportRows.js';
import { protectionOf } from '../../scripts/demonstration/protection/protectionOf.js';
import { readDemonstration } from '../../scripts/demonstration/readDemonstration.js';
import { supportClients } from '../../scripts/demonstration/supportClients.js';
import { supportProvider } from '../../scripts/demonstration/supportProviders.js';
import { buildReleases } from '../../subgraphs/kit/index.js';
import { type Atom, atomsOf } from '../../subgraphs/kit/release/atom.js';
import { readAtoms } from '../../subgraphs/kit/release/readRecords.js';
import { startTestCluster, type TestCluster } from '../database/testCluster.js';
import { frame } from '../registry/testRegister.js';

const records = path.resolve('subgraphs/support/records');
const atomsFolder = pathToFileURL(`${records}/atoms/`);
const demonstration = readDemonstration();
const partners = loadPartners().filter(({ sector }) => sector === 'support');
const [national, london, northWest, domestic] = partners.map(({ id }) => id);
/** Protecting a whole country's cells takes half a minute, and is tested elsewhere; these are protected here too. */
const regional = new Set([london, northWest]);
const datasets = frame.catalogue.datasets.filter(({ sector }) => sector === 'support');

let cluster: TestCluster;
const connections = new Map<string, pg.Client>();
const released = new Map<string, ReleaseDocument>();

beforeAll(async () => {
  cluster = await startTestCluster();
  const names = partners.map(({ id }) => recordsName(id));
  const migrations = path.join(records, 'migrations');
  const databases = await cluster.provide(names.map((name) => ({ name, owner: name, migrations })));
  for (const partner of partners) {
    const name = recordsName(partner.id);
    const client = new pg.Client(databases.url(name, name));
    await client.connect();
    connections.set(partner.id, client);
    await loadSupportRows({ client, partner, demonstration, scale: 1 });
    await build(partner, client);
  }
}, 240_000);

afterAll(async () => {
  for (const client of connections.values()) await client.end();
  await cluster.stop();
});

async function build(partner: Partner, client: pg.Client): Promise<void> {
  const about = {
    ...frame,
    sector: 'support',
    owner: partner.id,
    provenance: 'SYNTHETIC',
    breaksOf: loadBreaks(),
  } as const;
  const ownRecords = { client, home: partner.area ?? '', atoms: atomsFolder };
  const protection = regional.has(partner.id) ? {} : { protection: protectionOf({}) };
  for await (const release of buildReleases({ ...about, ...protection, records: ownRecords })) {
    released.set(`${partner.id} ${release.dataset}`, release);
  }
}

function connected(id: string | undefined): pg.Client {
  const client = connections.get(id ?? '');
  if (client === undefined) throw new RangeError(`The test has no connection for ${id}.`);
  return client;
}

async function atoms(name: string, id = national): Promise<readonly Atom[]> {
  const dataset = frame.catalogue.dataset(name);
  if (dataset === undefined) throw new RangeError(`no dataset ${name}`);
  const home = partners.find((partner) => partner.id === id)?.area ?? '';
  return readAtoms({ client: connected(id), home, atoms: atomsFolder }, { ...frame, dataset });
}

const sum = (counted: readonly Atom[]): number => counted.reduce((total, { count }) => total + count, 0);
const clients = new Map(
  partners.map((partner) => {
    const provider = supportProvider(demonstration, partner);
    return [partner.id, [...supportClients(demonstration, { provider, scale: 1 })]];
  }),
);
/** The clients as they were drawn, before any SQL. */
const drawn = (id: string | undefined) => clients.get(id ?? '') ?? [];
const yearOf = (day: number | undefined) => (day === undefined ? undefined : isoDay(day).slice(0, 4));

describe('the records of a support provider', () => {
  test('have the SQL of every dataset, and nothing else', () => {
    expect(readdirSync(atomsFolder).sort()).toEqual(datasets.map(({ name }) => `${name}.sql`).sort());
  });

  test('are kept when they are loaded again, and replaced by another scale', async () => {
    const partner = partners.find(({ id }) => id === domestic) as Partner;
    const load = (scale: number) =>
      loadSupportRows({ client: connected(domestic), partner, demonstration, scale });
    expect(await load(1)).toEqual({ outcome: 'KEPT', cases: drawn(domestic).length });
    expect((await load(2)).outcome).toBe('LOADED');
    expect(await load(1)).toEqual({ outcome: 'LOADED', cases: drawn(domestic).length });
  });

  test('count every client once in clients, housing and advice', async () => {
    const counts = [await atoms('clients'), await atoms('housingAtEntry'), await atoms('advice')];
    expect(counts.map(sum)).toEqual(Array(3).fill(drawn(national).length));
  });

  test('count every end once in housing and in length, by where the client lived', async () => {
    const ends = drawn(national).filter(({ endedOn }) => endedOn !== undefined).length;
    const counts = [await atoms('housingAtExit'), await atoms('supportLength')];
    expect(counts.map(sum)).toEqual([ends, ends]);
  });

  test('count whoever went missing within 90 days by the year support ended', async () => {
    const expected = drawn(london).filter(
      ({ endedOn, missingOn }) =>
        yearOf(endedOn) === '2022' && (missingOn ?? Infinity) - (endedOn ?? 0) <= 90,
    );
    const in2022 = (await atoms('missingAfterExit', london)).filter(({ period }) => period === '2022');
    expect(sum(in2022)).toBe(expected.length);
  });

  test('count a person referred again once, at the second referral', async () => {
    const people = new Map<string, number>();
    for (const { person } of drawn(national))
      people.set(person.reference, (people.get(person.reference) ?? 0) + 1);
    const again = [...people.values()].filter((times) => times > 1).length;
    expect(sum(await atoms('repeatReferrals'))).toBe(again);
    expect(again).toBeGreaterThan(100);
  });

  test('count every domestic worker, with all that each had met', async () => {
    const counted = await atoms('domesticWorkers', domestic);
    expect(sum(counted)).toBe(drawn(domestic).length);
    expect(
      counted.some(({ codes }) => codes['circumstance'] === 'PASSPORT_KEPT+DECISION_AFTER_VISA_EXPIRY'),
    ).toBe(true);
  });

  test('count detention by its start and by the moment of the decision', async () => {
    const detained = drawn(national).flatMap(({ detention }) => detention ?? []);
    const atEntry = detained.filter(({ positiveOn, startedOn }) => positiveOn <= startedOn);
    const counted = await atoms('detained');
    const moments = ['AT_ENTRY', 'DURING'].map((moment) =>
      sum(counted.filter(({ codes }) => codes['moment'] === moment)),
    );
    expect(moments).toEqual([atEntry.length, detained.length - atEntry.length]);
  });

  test('say where everybody in support in 2022 stood at its end', async () => {
    const last = drawn(national).filter(
      ({ startedOn, endedOn }) =>
        isoDay(startedOn) <= '2022-12-31' && (endedOn === undefined || isoDay(endedOn) >= '2022-01-01'),
    );
    const positive = last.filter(({ person: { decisions } }) => {
      const conclusive = decisions[1];
      return conclusive?.outcome === 'POSITIVE' && isoDay(conclusive.madeOn) <= '2022-12-31';
    });
    const granted = positive.filter(
      ({ leaveGrantedOn }) => leaveGrantedOn !== undefined && isoDay(leaveGrantedOn) <= '2022-12-31',
    );
    const stage = async (code: string) =>
      sum(
        (await atoms('leave')).filter(
          ({ period, codes }) => period === '2022' && codes['leaveStage'] === code,
        ),
      );
    expect([await stage('POSITIVE'), await stage('GRANTED_AFTER_POSITIVE')]).toEqual([
      positive.length,
      granted.length,
    ]);
    expect(await stage('AWAITING_AND_HOLDING_LEAVE')).toBeLessThan((await stage('AWAITING')) / 4);
  });

  test.each([
    ['a reference that is no pseudonym', `UPDATE support_episode SET person = 'Jane Doe'`],
    ['an end before the start', 'UPDATE support_episode SET ended_on = started_on - 1'],
    [
      'housing at an exit that never was',
      `UPDATE support_episode SET ended_on = NULL, missing_on = NULL, housing_at_exit = 'SETTLED'`,
    ],
    ['housing that is no code', `UPDATE support_episode SET housing_at_entry = 'Flat 3'`],
    [
      'leave because of a decision that was not positive',
      `UPDATE support_episode SET conclusive_on = NULL, conclusive_outcome = NULL, leave_granted_on = DATE '2023-01-01'`,
    ],
    [
      'a second extract',
      `INSERT INTO extract SELECT NOT is_only_row, edition, referrals_from, referrals_to, events_to FROM extract`,
    ],
  ])('refuse %s', async (_, statement) => {
    await expect(connected(domestic).query(statement)).rejects.toThrow(/violates check constraint/);
  });
});

describe('the releases of the four providers', () => {
  test('are ten each, and pass every check of the hub', () => {
    expect(released.size).toBe(40);
    const faults = [...released.values()].flatMap((release) => {
      const area = partners.find(({ id }) => id === release.owners[0])?.area;
      return checkRelease(frame, release, area ? [area] : []);
    });
    expect(faults).toEqual([]);
  });

  test('show no value that rule 10-5 hides', () => {
    const cells = [...released.values()].flatMap(({ tables }) => tables.flatMap((table) => table.cells));
    expect(cells.filter(({ value }) => value !== null && (value < 10 || value % 5 !== 0))).toEqual([]);
    expect(cells.filter(({ status }) => status === 'RELEASED').length).toBeGreaterThan(3_000);
  });

  test('of the providers of one region hold nothing on detention or leave', () => {
    const empty = [...released].filter(([, { tables }]) => tables.every(({ cells }) => cells.length === 0));
    expect(empty.map(([key]) => key)).toEqual([
      'london-safe-houses-demo detained',
      'london-safe-houses-demo leave',
      'north-west-outreach-demo detained',
      'north-west-outreach-demo leave',
    ]);
  });

  test('are made of counts: a reference that SQL let through would be dropped', () => {
    const rows = [{ area: 'E09000001', period: '2023', n: '3', adviceKind: 'LEGAL_ADVICE', person: 'p-0' }];
    const [dataset] = datasets;
    if (dataset === undefined) throw new RangeError('no dataset');
    expect(atomsOf(rows, dataset, frame.catalogue)).toEqual([
      { area: 'E09000001', period: '2023', count: 3, codes: { adviceKind: 'LEGAL_ADVICE' } },
    ]);
  });
});
