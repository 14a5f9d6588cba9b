import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { loadPartners, type Partner } from '../../schema/partners/partners.js';
import type { Databases } from '../../scripts/database/databases.js';
import { recordsName } from '../../scripts/database/plan.js';
import { loadPoliceRows } from '../../scripts/demonstration/loadPoliceRows.js';
import { readDemonstration } from '../../scripts/demonstration/readDemonstration.js';
import { startTestCluster, type TestCluster } from '../database/testCluster.js';
import { inOrder, publishedQuarters, publishedRows, rowKey } from './publishedRows.js';

const records = path.resolve('subgraphs/police/records');
const demonstration = readDemonstration();
const named = ['E23000001', 'E23000034', 'E23000005', 'E23000014', 'E23000010', 'E23000011', 'E23000004'];
const partners = loadPartners().filter(({ area }) => named.includes(area ?? ''));
const [metropolitan, city] = ['E23000001', 'E23000034'].map(partnerOf);

let cluster: TestCluster;
let databases: Databases;
const clients = new Map<string, pg.Client>();

beforeAll(async () => {
  cluster = await startTestCluster();
  const names = partners.map(({ id }) => recordsName(id));
  const migrations = path.join(records, 'migrations');
  databases = await cluster.provide(names.map((name) => ({ name, owner: name, migrations })));
  for (const partner of partners) {
    const name = recordsName(partner.id);
    const client = new pg.Client(databases.url(name, name));
    await client.connect();
    clients.set(partner.id, client);
    await loadPoliceRows({ client, partner, demonstration, scale: 1 });
  }
}, 60_000);

afterAll(async () => {
  for (const client of clients.values()) await client.end();
  await cluster.stop();
});

interface AtomRow {
  readonly area: string;
  readonly period: string;
  readonly n: string;
  readonly [dimension: string]: string;
}

async function atoms(dataset: string, partner = metropolitan): Promise<readonly AtomRow[]> {
  const sql = readFileSync(path.join(records, 'atoms', `${dataset}.sql`), 'utf8');
  return (await clientOf(partner).query<AtomRow>(sql, [partner?.area])).rows;
}

describe('records of a demonstration force', () => {
  test.each(partners.map((partner) => [partner.name, partner] as const))(
    'of %s, grouped by SQL, equal the published table',
    async (_, partner) => {
      const rows = (await atoms('referralsMade', partner)).filter(({ period }) =>
        publishedQuarters.includes(period),
      );
      const counts = rows.map((row) => [keyOf(row), Number(row.n)] as const);
      const firstResponder = demonstration.forces.get(partner.area ?? '')?.firstResponder ?? '';
      expect(inOrder(Object.fromEntries(counts))).toEqual(publishedRows(firstResponder));
      expect(new Set(rows.map(({ area }) => area))).toEqual(new Set([partner.area]));
    },
  );

  test('are kept when they are loaded again, and replaced by another scale', async () => {
    const load = (scale: number) =>
      loadPoliceRows({ client: clientOf(city), partner: given(city), demonstration, scale });
    const cases = Number((await clientOf(city).query('SELECT count(*) FROM nrm_case')).rows[0].count);
    expect(await load(1)).toEqual({ outcome: 'KEPT', cases });
    expect((await load(3)).outcome).toBe('LOADED');
    expect(sum(await atoms('referralsMade', city))).toBe(3 * 29);
    expect((await load(1)).cases).toBe(cases);
  });

  test('stay as they were when a load fails half way', async () => {
    const before = await atoms('referralsByPlace', city);
    let people = 0;
    const drawPlace: typeof demonstration.drawPlace = (person, random) => {
      people += 1;
      if (people > 20) throw new Error('the disk is full');
      return demonstration.drawPlace(person, random);
    };
    const failing = { ...demonstration, edition: 'another', drawPlace };
    const loading = loadPoliceRows({
      client: clientOf(city),
      partner: given(city),
      demonstration: failing,
      scale: 1,
    });
    await expect(loading).rejects.toThrow('the disk is full');
    expect(await atoms('referralsByPlace', city)).toEqual(before);
  });

  test('are never made for a body that is no demonstration', async () => {
    const partner: Partner = { ...given(city), demonstration: false };
    const loading = loadPoliceRows({ client: clientOf(city), partner, demonstration, scale: 1 });
    await expect(loading).rejects.toThrow('synthetic rows are for territorial forces "(demo)" alone');
  });

  test('count 5,183 cases recorded by the Metropolitan Police in 2022', async () => {
    const in2022 = (await atoms('referralsRecorded')).filter(({ period }) => period.startsWith('2022'));
    expect(sum(in2022)).toBe(5_183);
  });

  test('place every referral in a local authority, or else in the force area', async () => {
    const rows = await atoms('referralsByPlace');
    expect(sum(rows)).toBe(sum(await atoms('referralsMade')));
    const authorities = new Set(rows.filter(({ place }) => place === 'UK').map(({ area }) => area));
    expect([...authorities].filter((area) => !/^(?:[EW]0[6-9]\d{6}|E23000001)$/.test(area))).toEqual([]);
    expect(rows.filter(({ place, area }) => place === 'OVERSEAS' && area !== 'E23000001')).toEqual([]);
    expect([...authorities].filter((area) => area.startsWith('E09')).length).toBeGreaterThan(30);
  });

  test('show a cohort once its whole follow-up is over, and then everybody in it', async () => {
    const made = totals(await atoms('referralsMade'), ({ period }) => period.slice(0, 4));
    const cohorts = totals(
      await atoms('outcomesByCohort'),
      ({ period, followUp }) => `${period} ${followUp}`,
    );
    const expected = ['2019', '2020', '2021', '2022', '2023'].flatMap((year) =>
      ['MONTHS_12', 'MONTHS_24', 'MONTHS_36'].map((followUp) => [`${year} ${followUp}`, made[year]]),
    );
    // Three years after the end of 2023 the rows have ended.
    expect(cohorts).toEqual(Object.fromEntries(expected.filter(([key]) => key !== '2023 MONTHS_36')));
  });

  test('leave fewer of a cohort open at each follow-up', async () => {
    const open = (await atoms('outcomesByCohort')).filter((row) => row['outcomeSoFar'] === 'STILL_OPEN');
    const byFollowUp = totals(
      open.filter(({ period }) => period === '2021'),
      (row) => row['followUp'] ?? '',
    );
    const { MONTHS_12 = 0, MONTHS_24 = 0, MONTHS_36 = 0 } = byFollowUp;
    expect(MONTHS_12).toBeGreaterThan(MONTHS_24);
    expect(MONTHS_24).toBeGreaterThan(MONTHS_36);
    expect(MONTHS_36).toBeGreaterThan(0);
  });

  test('hold decisions to the end of the rows, fewer of them positive after January 2023', async () => {
    const rows = (await atoms('decisions')).filter(({ kind }) => kind === 'REASONABLE_GROUNDS');
    const share = (year: string) => {
      const ofYear = rows.filter(({ period }) => period.startsWith(year));
      return sum(ofYear.filter(({ outcome }) => outcome === 'POSITIVE')) / sum(ofYear);
    };
    expect(share('2022')).toBeGreaterThan(0.8);
    expect(share('2023')).toBeLessThan(0.65);
  });

  test('count a convicted suspect among those charged and those referred', async () => {
    const stages = totals(await atoms('suspects'), ({ stage }) => stage ?? '');
    const { REFERRED = 0, CHARGED = 0, CONVICTED = 0 } = stages;
    const all = await clientOf(metropolitan).query('SELECT count(*) FROM suspect');
    expect(REFERRED).toBe(Number(all.rows[0].count));
    expect(CHARGED).toBeLessThan(REFERRED);
    expect(CONVICTED).toBeLessThan(CHARGED);
  });

  test('hold nothing after the third quarter of 2026', async () => {
    const latest = await clientOf(metropolitan).query(
      `SELECT greatest(
         (SELECT max(referred_on) FROM nrm_case), (SELECT max(made_on) FROM decision),
         (SELECT max(reported_on) FROM duty_to_notify), (SELECT max(recorded_on) FROM crime),
         (SELECT max(greatest(referred_on, charged_on, convicted_on)) FROM suspect),
         (SELECT max(made_on) FROM civil_order)
       ) <= DATE '2026-09-30' AND (SELECT events_to FROM extract) = DATE '2026-09-30' AS holds`,
    );
    expect(latest.rows).toEqual([{ holds: true }]);
  });

  test.each([
    ['a sex that is no code', `UPDATE nrm_case SET sex = 'F'`],
    ['an age that is no code', `UPDATE nrm_case SET age = '17'`],
    ['a reference that is no pseudonym', `UPDATE nrm_case SET person = 'Jane Doe'`],
    [
      'a local authority overseas',
      `UPDATE nrm_case SET place_kind = 'OVERSEAS', place_local_authority = 'E09000001'`,
    ],
    ['a case of nobody', 'UPDATE nrm_case SET made_by_owner = false, recorded_by_owner = false'],
    [
      'a conviction without a charge',
      `UPDATE suspect SET charged_on = NULL, convicted_on = DATE '2026-01-01'`,
    ],
    [
      'a second extract',
      `INSERT INTO extract SELECT NOT is_only_row, edition, referrals_from, referrals_to, events_to FROM extract`,
    ],
  ])('refuse %s', async (_, statement) => {
    await expect(clientOf(metropolitan).query(statement)).rejects.toThrow(/violates check constraint/);
  });
});

function keyOf({ period, exploitation = '', age = '', sex = '' }: AtomRow): string {
  return rowKey({ quarter: period, exploitation, age, sex });
}

const sum = (rows: readonly AtomRow[]): number => rows.reduce((total, { n }) => total + Number(n), 0);

function totals(rows: readonly AtomRow[], keyFor: (row: AtomRow) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[keyFor(row)] = (counts[keyFor(row)] ?? 0) + Number(row.n);
  return counts;
}

function partnerOf(area: string): Partner | undefined {
  return partners.find((partner) => partner.area === area);
}

function given(partner: Partner | undefined): Partner {
  if (partner === undefined) throw new RangeError('The test names a partner that is not in partners.json.');
  return partner;
}

function clientOf(partner: Partner | undefined): pg.Client {
  const client = clients.get(given(partner).id);
  if (client === undefined) throw new RangeError('The test has no connection for this partner.');
  return client;
}
