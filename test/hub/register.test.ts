import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { loadCatalogue } from '../../schema/datasets/catalogue.js';
import { loadPartners } from '../../schema/partners/partners.js';
import { type Databases, findDatabases } from '../../scripts/database/databases.js';
import { databaseNames, hubRole, recordsName, servingRoles } from '../../scripts/database/plan.js';
import { testHub } from './testHub.js';

const { home } = testHub();
const catalogue = loadCatalogue();
const partners = loadPartners().filter(({ demonstration }) => demonstration);

let databases: Databases;
let register: pg.Pool;

beforeAll(async () => {
  databases = await findDatabases({ home });
  register = new pg.Pool({ connectionString: databases.url(databaseNames.register, hubRole), max: 2 });
});
afterAll(() => register.end());

const rowsOf = async (sql: string) => (await register.query(sql)).rows;

describe('the register of a running hub', () => {
  test('shows 0 to 9 in no cell of a partner, but where no person stands behind it', async () => {
    const counts = await rowsOf(`
      SELECT r.provenance, r.rule, count(*)::int > 1000 AS many, count(*) FILTER (WHERE c.value < 10)::int AS small,
             count(*) FILTER (WHERE c.value % 5 <> 0)::int AS unrounded
        FROM cell c JOIN release r ON r.id = c.release_id
       WHERE r.provenance IN ('PARTNER', 'SYNTHETIC') AND r.rule <> 'NOT_PERSONS' GROUP BY 1, 2`);
    expect(counts).toEqual([
      { provenance: 'SYNTHETIC', rule: 'TEN_FIVE', many: true, small: 0, unrounded: 0 },
    ]);
  });

  test('holds every cell with the rule of its own release', async () => {
    const strays = await rowsOf(`
      SELECT c.id FROM cell c LEFT JOIN release r ON r.id = c.release_id AND r.rule = c.rule AND r.dataset = c.dataset
       WHERE r.id IS NULL LIMIT 5`);
    expect(strays).toEqual([]);
  });

  test('shows nothing exactly but the datasets that count no persons', async () => {
    const found = await rowsOf(`SELECT DISTINCT dataset FROM release WHERE rule = 'NOT_PERSONS'`);
    const declared = catalogue.datasets.filter(({ rule }) => rule === 'NOT_PERSONS').map(({ name }) => name);
    expect(found.map(({ dataset }) => dataset).filter((name) => !declared.includes(name))).toEqual([]);
  });

  test('has a release of every dataset of the sector from every partner', async () => {
    const found = await rowsOf(`
      SELECT o.partner_id || ' ' || r.dataset AS release FROM release r JOIN release_owner o ON o.release_id = r.id
       WHERE r.provenance = 'SYNTHETIC'`);
    const published = new Set(found.map(({ release }) => release));
    const police = partners.filter(({ sector }) => sector === 'police');
    const expected = police.flatMap(({ id }) =>
      catalogue.datasets.filter(({ sector }) => sector === 'police').map(({ name }) => `${id} ${name}`),
    );
    expect(police).toHaveLength(43);
    expect(expected).toHaveLength(430);
    expect(expected.filter((release) => !published.has(release))).toEqual([]);
  });

  test('has every required table of every release, with cells or declared not applicable', async () => {
    const found = await rowsOf(`
      WITH filled AS (SELECT DISTINCT release_id, table_name FROM cell)
      SELECT r.dataset, t.name, t.status, t.note IS NOT NULL AS explained, f.release_id IS NOT NULL AS filled,
             count(*)::int AS releases
        FROM release r JOIN release_table t ON t.release_id = r.id
        LEFT JOIN filled f ON f.release_id = t.release_id AND f.table_name = t.name
       WHERE r.provenance = 'SYNTHETIC' GROUP BY 1, 2, 3, 4, 5`);
    const releases = await rowsOf(
      `SELECT dataset, count(*)::int AS releases FROM release WHERE provenance = 'SYNTHETIC' GROUP BY 1`,
    );
    for (const { dataset, releases: all } of releases) {
      for (const { name } of catalogue.dataset(dataset)?.tables ?? []) {
        const tables = found.filter((row) => row.dataset === dataset && row.name === name);
        expect([dataset, name, tables.reduce((sum, row) => sum + row.releases, 0)]).toEqual([
          dataset,
          name,
          all,
        ]);
      }
    }
    expect(
      found.filter(
        ({ status, filled, explained }) => (status === 'COMPLETE') !== filled || (!filled && !explained),
      ),
    ).toEqual([]);
  });

  test('names every demonstration partner as one', async () => {
    const owners = await rowsOf(`
      SELECT DISTINCT p.id, p.name FROM release r JOIN release_owner o ON o.release_id = r.id
        JOIN partner p ON p.id = o.partner_id WHERE r.provenance = 'SYNTHETIC'`);
    expect(owners.filter(({ id, name }) => !id.endsWith('-demo') || !name.endsWith(' (demo)'))).toEqual([]);
  });
});

const connects = async (database: string, role: string, sql = 'SELECT 1') => {
  const client = new pg.Client({ connectionString: databases.url(database, role) });
  try {
    await client.connect();
    await client.query(sql);
    return 'let in';
  } catch (error) {
    return error instanceof Error ? error.message : 'failed';
  } finally {
    await client.end().catch(() => {});
  }
};

describe('with the passwords of the running hub', () => {
  test('no role but its own connects to the records of a partner', async () => {
    for (const { id } of partners.slice(0, 3).concat(partners.slice(-1))) {
      const records = recordsName(id);
      const others = [...Object.values(servingRoles), hubRole].map((role) => connects(records, role));
      const refusal = `permission denied for database "${records}"`;
      expect(await Promise.all(others)).toEqual(others.map(() => refusal));
      expect(await connects(records, records)).toBe('let in');
    }
  });

  test('a partner connects to no other partner, nor to the register', async () => {
    const [one = '', other = ''] = partners.map(({ id }) => recordsName(id));
    expect([await connects(other, one), await connects(databaseNames.register, one)]).toEqual([
      `permission denied for database "${other}"`,
      `permission denied for database "${databaseNames.register}"`,
    ]);
  });

  test.each(Object.values(servingRoles))('%s reads the register and changes nothing in it', async (role) => {
    const attempts = [
      'SELECT count(*) FROM partner',
      `INSERT INTO partner (id, name, sector, demonstration) VALUES ('x', 'X', 'police', false)`,
      `UPDATE cell SET value = 1000 WHERE id = (SELECT id FROM cell LIMIT 1)`,
      'DELETE FROM release_owner',
      'TRUNCATE cell',
      'DROP TABLE cell',
      'CREATE TABLE mine (id int)',
    ];
    const outcomes = await Promise.all(attempts.map((sql) => connects(databaseNames.register, role, sql)));
    expect(outcomes).toEqual([
      'let in',
      'permission denied for table partner',
      'permission denied for table cell',
      'permission denied for table release_owner',
      'permission denied for table cell',
      'must be owner of table cell',
      'permission denied for schema public',
    ]);
  });
});
