import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { graphql } from 'graphql';
import pg from 'pg';
import type { OfficialFile } from '../../gateway/registry/official/importOfficialFile.js';
import { type LoadMeans, loadOfficialFile } from '../../gateway/registry/official/loadOfficialFile.js';
import { OfficialFileError } from '../../gateway/registry/official/officialFileError.js';
import { prepareRegister } from '../../gateway/registry/prepareRegister.js';
import { loadPartners } from '../../schema/partners/partners.js';
import { canonicalJson } from '../../schema/protocol/canonicalJson.js';
import { isSignedBy, privateKeyFrom, publicKeyText } from '../../schema/protocol/ownerKey.js';
import { databaseNames, hubRole, servingRoles } from '../../scripts/database/plan.js';
import { buildEvidenceSchema } from '../../subgraphs/evidence/evidence.js';
import {
  datasetContext,
  type FederatedSchema,
  type Register,
  startRegister,
} from '../../subgraphs/kit/index.js';
import { memoryRecorder } from '../audit/memoryRecorder.js';
import { startTestCluster, type TestCluster } from '../database/testCluster.js';
import { permittedRequest } from '../kit/guard/testKeys.js';
import { bytesOf, nrmWorkbook, sheetsOf, type TestSheet, type TestWorkbook } from './nrmWorkbook.js';
import { frame } from './officialSupport.js';

const hubKey = privateKeyFrom(Buffer.alloc(32, 7));
const now = new Date('2026-11-21T22:00:00Z');
const migrations = fileURLToPath(new URL('../../schema/database/register/migrations', import.meta.url));

let cluster: TestCluster;
let means: LoadMeans;
let register: Register;
let evidence: FederatedSchema;

beforeAll(async () => {
  cluster = await startTestCluster();
  const { register: name } = databaseNames;
  const databases = await cluster.provide([
    { name, owner: hubRole, readers: [servingRoles.evidence], migrations },
  ]);
  const pool = new pg.Pool({ connectionString: databases.url(name, hubRole), max: 2 });
  // The database stops before its idle connections do; that is no failure of a test.
  pool.on('error', () => {});
  means = { ...frame, pool, audit: memoryRecorder(), hubKey, clock: () => now };
  await prepareRegister(means, { partners: loadPartners(), hubKey });
  register = startRegister(databases.url(name, servingRoles.evidence));
  evidence = await buildEvidenceSchema(frame);
}, 120_000);

afterAll(async () => {
  await register.close();
  await means.pool.end();
  await cluster.stop();
});

/** Reports of the fourth quarter of 2023 revised by as many. */
const revised = (published: string, by: number): TestWorkbook => {
  const workbook = sheetsOf(nrmWorkbook({ published }), 'Cover', 'Table_40');
  const sheet = workbook.get('Table_40');
  if (!sheet) throw new Error('no table 40');
  const last = sheet.rows.length - 1;
  const add = (row: TestSheet['rows'][number], at: number) =>
    at === last || at === last - 4 ? [...row.slice(0, 2), Number(row[2]) + by] : row;
  return new Map([...workbook, ['Table_40', { ...sheet, rows: sheet.rows.map(add) }]]);
};

const load = (workbook: TestWorkbook, file = 'tables.ods') =>
  loadOfficialFile(means, { file, bytes: bytesOf(workbook, 'ods') });
const loadCsv = (text: string, published: string) =>
  loadOfficialFile(means, {
    file: 'reports.csv',
    bytes: new TextEncoder().encode(text),
    published,
  } satisfies OfficialFile);

async function refusal(loading: Promise<unknown>): Promise<OfficialFileError> {
  const error = await loading.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof OfficialFileError) return error;
  throw new Error(`Not refused as an official file: ${error}`);
}

const cellsRegistered = async () =>
  (
    await means.pool.query(
      'SELECT count(*)::int AS cells, (SELECT count(*)::int FROM release) AS releases FROM cell',
    )
  ).rows[0];

// biome-ignore lint/suspicious/noExplicitAny: the tests assert whole values.
async function reports(period: string, fields: string, more = ''): Promise<any> {
  const table = period.includes('Q') ? 'UK_QUARTER' : 'UK_YEAR';
  const source = `{ _entities(representations: [{ __typename: "Area", code: "K02000001" }]) { ... on Area {
    officialDutyToNotify(period: "${period}", table: ${table}${more}) { ${fields} } } } }`;
  const contextValue = datasetContext(permittedRequest(), register, () => now);
  const { data, errors } = await graphql({ schema: evidence.schema, source, contextValue });
  if (errors) throw errors[0]?.originalError ?? errors[0];
  return JSON.parse(JSON.stringify(data))._entities[0].officialDutyToNotify;
}

const shippedVintage = {
  release: 'home-office.officialDutyToNotify.2024-03-07',
  vintage: '2024-03-07',
  period: '2015-Q4..2023-Q4',
  ageInDays: 989,
};
const newVintage = {
  ...shippedVintage,
  release: 'home-office.officialDutyToNotify.2024-05-09',
  vintage: '2024-05-09',
  ageInDays: 926,
};
const fields =
  'total { value } release { vintage ageInDays } vintages { release vintage period ageInDays } caveats';

describe('a new publication', () => {
  test('is one vintage more, which answers from then on', async () => {
    expect(await reports('2023', fields)).toMatchObject([
      {
        total: { value: 4929 },
        release: { vintage: '2024-03-07', ageInDays: 989 },
        vintages: [shippedVintage],
      },
    ]);
    expect(await load(revised('Published 9 May 2024', 1))).toEqual({
      releases: [
        {
          id: 'home-office.officialDutyToNotify.2024-05-09',
          dataset: 'officialDutyToNotify',
          vintage: '2024-05-09',
          period: { from: '2015-Q4', to: '2023-Q4' },
          state: 'NEW',
        },
      ],
      notRead: ['Cover'],
    });
    expect(await reports('2023', fields)).toMatchObject([
      {
        total: { value: 4930 },
        release: { vintage: '2024-05-09', ageInDays: 926 },
        vintages: [newVintage, shippedVintage],
      },
    ]);
  });

  test('leaves the earlier one to be asked for by its date, which says so', async () => {
    const [earlier] = await reports('2023', fields, ', vintage: "2024-03-07"');
    expect(earlier).toMatchObject({
      total: { value: 4929 },
      release: { vintage: '2024-03-07', ageInDays: 989 },
    });
    expect(earlier.caveats).toContain('Vintage 2024-03-07, as asked. The latest loaded is of 2024-05-09.');
  });

  test('is signed by the hub', async () => {
    const { rows } = await means.pool.query('SELECT sha256, signature FROM release WHERE id = $1', [
      newVintage.release,
    ]);
    const { sha256, signature } = rows[0];
    const signed = canonicalJson({ concordat: 'release', sha256 });
    expect(isSignedBy(signed, signature, publicKeyText(hubKey))).toBe(true);
  });

  test('loaded again changes nothing, whatever the file is called', async () => {
    const before = await cellsRegistered();
    const again = await load(revised('Published 9 May 2024', 1), 'copy of tables.ods');
    expect(again.releases.map(({ state }) => state)).toEqual(['KNOWN']);
    expect(await cellsRegistered()).toEqual(before);
  });

  test('of the same date with other content is refused', async () => {
    const before = await cellsRegistered();
    const error = await refusal(load(revised('Published 9 May 2024', 2), 'other.ods'));
    expect(error).toMatchObject({
      code: 'DATA_INVALID',
      place: { file: 'other.ods' },
      expected: expect.stringMatching(
        /^the file that vintage 2024-05-09 of officialDutyToNotify is registered from: tables.ods, SHA-256 /,
      ),
    });
    expect(await cellsRegistered()).toEqual(before);
  });
});

describe('nothing is half loaded', () => {
  test('where one sheet of several is at fault', async () => {
    const before = await cellsRegistered();
    const workbook = sheetsOf(
      nrmWorkbook({ published: 'Published 8 August 2024' }),
      'Cover',
      'Table_2',
      'Table_16',
      'Table_40',
    );
    expect((await refusal(load(workbook))).message).toContain('conclusive grounds decisions');
    expect(await cellsRegistered()).toEqual(before);
  });

  test('where one dataset of several has that vintage from another file', async () => {
    const before = await cellsRegistered();
    const more = new Map([...revised('Published 9 May 2024', 3), ...sheetsOf(nrmWorkbook(), 'Table_2')]);
    expect((await refusal(load(more))).message).toContain('officialDutyToNotify');
    expect(await cellsRegistered()).toEqual(before);
  });
});

describe('a publication of one quarter', () => {
  beforeAll(() => loadCsv('quarter,reports\n2024-Q1,1125\n', '2024-06-01'));

  test('takes nothing away from the years before it', async () => {
    expect(
      await reports('2022..2024', 'release { vintage } cells { period count { value status } }'),
    ).toEqual([
      {
        release: { vintage: '2024-05-09' },
        cells: [
          { period: '2022', count: { value: 4580, status: 'RELEASED' } },
          { period: '2023', count: { value: 4930, status: 'RELEASED' } },
        ],
      },
      {
        release: { vintage: '2024-06-01' },
        cells: [{ period: '2024', count: { value: null, status: 'NOT_COLLECTED' } }],
      },
    ]);
  });

  test('answers beside the one that has the quarters before it', async () => {
    expect(await reports('2023-Q4..2024-Q1', 'release { vintage } cells { period count { value } }')).toEqual(
      [
        { release: { vintage: '2024-05-09' }, cells: [{ period: '2023-Q4', count: { value: 1045 } }] },
        { release: { vintage: '2024-06-01' }, cells: [{ period: '2024-Q1', count: { value: 1125 } }] },
      ],
    );
  });

  test('withdrawn leaves the answer to the others', async () => {
    const set = (id: string, at: string | null) =>
      means.pool.query('UPDATE release SET withdrawn_at = $2 WHERE id = $1', [id, at]);
    await set(newVintage.release, '2026-01-01');
    expect(await reports('2023', 'total { value } release { vintage }')).toEqual([
      { total: { value: 4929 }, release: { vintage: '2024-03-07' } },
    ]);
    await set(newVintage.release, null);
  });
});

describe('a vintage that cannot be had', () => {
  test('is refused with those that can', async () => {
    await expect(reports('2023', 'total { value }', ', vintage: "2023-01-01"')).rejects.toMatchObject({
      code: 'VINTAGE_NOT_LOADED',
      expected: '2024-06-01, 2024-05-09, 2024-03-07',
      found: '2023-01-01',
    });
  });

  test('is refused where it does not cover the period', async () => {
    await expect(reports('2024-Q1', 'total { value }', ', vintage: "2024-03-07"')).rejects.toMatchObject({
      code: 'PERIOD_OUTSIDE_RELEASE',
      expected: 'a period within 2015-Q4 to 2023-Q4',
    });
  });

  test.each(['2024', '2024-02-30', 'latest'])('is refused where "%s" is no date', async (text) => {
    await expect(reports('2023', 'total { value }', `, vintage: "${text}"`)).rejects.toMatchObject({
      message: expect.stringContaining('is not a date'),
    });
  });
});
