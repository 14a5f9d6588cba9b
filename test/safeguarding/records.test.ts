import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { loadBreaks } from '../../schema/datasets/breaks.js';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import type { Partner } from '../../schema/partners/partners.js';
import type { ReleaseDocument } from '../../schema/protocol/release.js';
import { councilEvents } from '../../scripts/demonstration/councilEvents.js';
import { councilPeople } from '../../scripts/demonstration/councilPeople.js';
import { sectorOf } from '../../scripts/demonstration/demonstrationSectors.js';
import { loadCouncilRows } from '../../scripts/demonstration/loadCouncilRows.js';
import { readDemonstration } from '../../scripts/demonstration/readDemonstration.js';
import { type Atom, buildReleases } from '../../subgraphs/kit/index.js';
import { readAtoms } from '../../subgraphs/kit/release/readRecords.js';
import { counted } from '../demonstration/publishedRows.js';
import { type CouncilRecords, councilPartner, startCouncilRecords } from './councilRecords.js';

const catalogue = loadCatalogue();
const demonstration = readDemonstration();
const croydon = councilPartner('E09000008');
const halton = councilPartner('E06000006');
const councils = [croydon, halton];
const releases = new Map<string, readonly ReleaseDocument[]>();

let records: CouncilRecords;

beforeAll(async () => {
  records = await startCouncilRecords(councils);
  for (const partner of councils) {
    await loadCouncilRows({ client: records.client(partner), partner, demonstration, scale: 1 });
    releases.set(partner.id, await releasesOf(partner));
  }
}, 60_000);

afterAll(() => records.close());

async function releasesOf(partner: Partner): Promise<readonly ReleaseDocument[]> {
  const built: ReleaseDocument[] = [];
  const own = { client: records.client(partner), home: partner.area ?? '', atoms: sectorOf(partner).atoms };
  const about = { catalogue, areas: loadAreas(), sector: 'safeguarding', breaksOf: loadBreaks() } as const;
  const building = buildReleases({ ...about, records: own, owner: partner.id, provenance: 'SYNTHETIC' });
  for await (const release of building) built.push(release);
  return built;
}

async function atoms(name: string, partner = croydon): Promise<readonly Atom[]> {
  const dataset = catalogue.dataset(name);
  if (dataset === undefined) throw new RangeError(`No dataset ${name}.`);
  const own = { client: records.client(partner), home: partner.area ?? '', atoms: sectorOf(partner).atoms };
  return readAtoms(own, { dataset, catalogue });
}

const sumBy = (rows: readonly Atom[], keyOf: (row: Atom) => string) => {
  const sums: Record<string, number> = {};
  for (const row of rows) sums[keyOf(row)] = (sums[keyOf(row)] ?? 0) + row.count;
  return sums;
};

describe('records of a demonstration council, grouped by SQL,', () => {
  const area = croydon.area ?? '';
  const people = councilPeople(demonstration, 1).get(area) ?? { referred: [], known: [] };
  const events = [...councilEvents(demonstration, { area, people })];

  test('count everybody it referred, by year, age and exploitation', async () => {
    const rows = await atoms('councilReferrals');
    const expected = people.referred.map(
      ({ quarter, age, exploitation }) => `${quarter.slice(0, 4)} ${age} ${exploitation.code}`,
    );
    const found = sumBy(rows, ({ period, codes }) => `${period} ${codes['age']} ${codes['exploitation']}`);
    expect(found).toEqual(counted(expected));
    expect(new Set(rows.map((row) => row.area))).toEqual(new Set([area]));
  });

  test('count its enquiries by kind', async () => {
    const kinds = events.flatMap(({ enquiry }) => enquiry?.kind ?? []);
    expect(sumBy(await atoms('enquiries'), ({ codes }) => codes['enquiryKind'] ?? '')).toEqual(
      counted(kinds),
    );
  });

  test('count a child that went missing once a year, and every episode', async () => {
    const found = sumBy(await atoms('missingChildren'), ({ codes }) => codes['childMissing'] ?? '');
    expect(found['EPISODES']).toBe(events.reduce((sum, { episodes }) => sum + episodes.length, 0));
    expect(found['SUSPECTED_TRAFFICKED']).toBeLessThan(found['EPISODES'] ?? 0);
  });

  test('count a duty that is still owed apart from those that ended', async () => {
    const outcomes = events.flatMap(({ duty }) => (duty ? [duty.ended?.how ?? 'STILL_OWED'] : []));
    const found = sumBy(await atoms('homelessnessDuty'), ({ codes }) => codes['dutyOutcome'] ?? '');
    expect(found).toEqual(counted(outcomes));
  });

  test('count a child with a guardian also among those referred to the service', async () => {
    const found = sumBy(await atoms('guardianship'), ({ codes }) => codes['guardianshipStage'] ?? '');
    const guardians = events.flatMap(({ guardian }) => guardian ?? []);
    expect(found).toEqual({
      REFERRED: guardians.length,
      WITH_GUARDIAN: guardians.filter(({ appointedOn }) => appointedOn !== undefined).length,
    });
  });

  test('are kept when they are loaded again, and replaced by another scale', async () => {
    const load = (scale: number) =>
      loadCouncilRows({ client: records.client(halton), partner: halton, demonstration, scale });
    const { referred = [] } = councilPeople(demonstration, 1).get(halton.area ?? '') ?? {};
    expect(await load(1)).toEqual({ outcome: 'KEPT', cases: referred.length });
    expect((await load(3)).outcome).toBe('LOADED');
    expect(await load(1)).toEqual({ outcome: 'LOADED', cases: referred.length });
  });

  test('are never made for a body that is no demonstration council', async () => {
    const partner = { ...halton, demonstration: false };
    const loading = loadCouncilRows({ client: records.client(halton), partner, demonstration, scale: 1 });
    await expect(loading).rejects.toThrow('synthetic rows are for councils "(demo)" alone');
  });

  test.each([
    ['a reference that is no pseudonym', `UPDATE nrm_referral SET person = 'Jane Doe'`],
    ['an age that is no code', `UPDATE nrm_referral SET age = '17'`],
    ['an enquiry under another law', `UPDATE enquiry SET kind = 'SECTION_17'`],
    [
      'a duty that ended nobody knows how',
      `UPDATE homelessness_duty SET ending = NULL, ended_on = DATE '2026-01-01'`,
    ],
    ['a guardian before the referral', `UPDATE guardian_referral SET appointed_on = DATE '2010-01-01'`],
    ['more nights used than funded', 'UPDATE pre_referral_beds SET nights_used = nights_funded + 1'],
  ])('refuse %s', async (_, statement) => {
    await expect(records.client(croydon).query(statement)).rejects.toThrow(/violates check constraint/);
  });
});

describe('releases of a demonstration council', () => {
  test.each([
    ['councilReferrals', ['COUNCIL_YEAR 6', 'CITY_REGION_YEAR_AGE_EXPLOITATION 312']],
    ['enquiries', ['COUNCIL_YEAR_KIND 18', 'CITY_REGION_QUARTER_KIND 60']],
    ['guardianship', ['CITY_REGION_YEAR_STAGE 12']],
    ['homelessnessDuty', ['COUNCIL_YEAR 6', 'CITY_REGION_YEAR_OUTCOME 24']],
    ['missingChildren', ['CITY_REGION_YEAR_MEASURE 12']],
    ['preReferralBeds', ['CITY_REGION_YEAR_MEASURE 12']],
  ])(
    'of %s hold every required table with its whole grid: each year, and the five together',
    (dataset, tables) => {
      for (const partner of councils) {
        const release = releases.get(partner.id)?.find((one) => one.dataset === dataset);
        expect(release?.tables.map(({ name, cells }) => `${name} ${cells.length}`)).toEqual(tables);
        expect(release?.tables.every(({ status }) => status === 'COMPLETE')).toBe(true);
      }
    },
  );

  test('show no count of persons below 10, nor one that is not rounded', () => {
    const ofPersons = [...releases.values()].flat().filter(({ rule }) => rule === 'TEN_FIVE');
    const values = ofPersons.flatMap(({ tables }) =>
      tables.flatMap(({ cells }) => cells.map(({ value }) => value)),
    );
    expect(ofPersons.length).toBe(10);
    expect(values.filter((value) => value !== null && (value < 10 || value % 5 !== 0))).toEqual([]);
    expect(values.filter((value) => value !== null).length).toBeGreaterThan(20);
  });

  test('show nights of accommodation exactly, because no person stands behind them', () => {
    const beds = releases.get(halton.id)?.find(({ dataset }) => dataset === 'preReferralBeds');
    const funded = beds?.tables[0]?.cells.filter(({ dimensions }) => dimensions['bedMeasure'] === 'FUNDED');
    expect(funded?.map(({ area, period, value, status }) => [area, period, value, status])).toEqual([
      ['E47000004', '2019', 365, 'RELEASED'],
      ['E47000004', '2020', 366, 'RELEASED'],
      ['E47000004', '2021', 365, 'RELEASED'],
      ['E47000004', '2022', 365, 'RELEASED'],
      ['E47000004', '2023', 365, 'RELEASED'],
      ['E47000004', '2019/2023', 1826, 'RELEASED'],
    ]);
  });

  test('of a council whose city region has another force stand under the city region itself', () => {
    const areas = releases
      .get(halton.id)
      ?.flatMap(({ tables }) => tables.flatMap(({ cells }) => cells.map((cell) => cell.area)));
    expect([...new Set(areas)].sort()).toEqual(['E06000006', 'E47000004']);
  });
});
