import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema, isEnumType } from 'graphql';
import { agreementBook } from '../../../gateway/access/agreements/agreementBook.js';
import { anonymous } from '../../../gateway/access/requester.js';
import { hubSubgraph } from '../../../gateway/graph/hubSubgraph.js';
import { readAskedTables } from '../../../gateway/registry/tables/readTableRequests.js';
import { signTableDecision } from '../../../schema/protocol/tableRequest.js';
import { demonstrationKey } from '../../../scripts/demonstration/demonstrationKey.js';
import { shippedSeed } from '../../../scripts/hub/shippedSeed.js';
import { testAnalyst } from '../../access/testAnalyst.js';
import { owner, startTableWorld, type TableWorld } from './tableWorld.js';

let world: TableWorld;
let folder: string;
beforeAll(async () => {
  world = await startTableWorld();
  folder = path.dirname(world.sheet);
});
afterAll(() => world.stop());

const wanted = {
  dataset: 'clients',
  area: 'REGION',
  period: 'YEAR',
  dimensions: ['sex'],
  owner,
  reason: 'The board asks how many women were supported in London each year.',
};
const cover = ['--from', '2022-01-01', '--to', '2023-12-31'];
const counted = async () => {
  const { rows } = await world.pool.query('SELECT count(*)::int AS requests FROM table_request');
  return rows[0].requests;
};

describe('a table that no release declares', () => {
  test.each([
    ['of a dataset there is none of', { dataset: 'customers' }, 'dataset'],
    ['of an official series', { dataset: 'officialTotals' }, 'dataset'],
    ['for an area below the smallest', { dataset: 'detained', area: 'REGION', dimensions: [] }, 'area'],
    ['by quarter of what is kept by year', { dataset: 'suspects', period: 'QUARTER' }, 'period'],
    ['by a dimension that the dataset lacks', { dimensions: ['housing'] }, 'dimensions'],
    ['by one dimension twice', { dimensions: ['sex', 'sex'] }, 'dimensions'],
    ['that every release declares', { area: 'REGION', period: 'QUARTER', dimensions: [] }, 'table'],
    ['of a partner there is none of', { owner: 'nobody-demo' }, 'owner'],
    ['of a partner of another sector', { owner: 'metropolitan-police-demo' }, 'owner'],
    ['for no reason', { reason: '' }, 'request'],
    ['with a line break in its reason', { reason: 'Two lines\nof text.' }, 'request'],
    ['by four dimensions', { dimensions: ['a', 'b', 'c', 'd'] }, 'request'],
  ])('is not asked for %s', async (_, change, place) => {
    const { status, body } = await world.ask({ ...wanted, ...change });
    expect([status, body]).toMatchObject([
      422,
      { errors: [{ code: 'TABLE_REQUEST_REFUSED', remedy: expect.stringContaining('datasets') }] },
    ]);
    expect(JSON.stringify(body)).toContain(`"place":"${place}"`);
    expect(await counted()).toBe(0);
  });

  test.each([
    ['nobody in particular', anonymous],
    ['somebody without a purpose', { ...testAnalyst, purpose: undefined }],
  ])('is not asked for by %s', async (_, requester) => {
    expect(await world.ask(wanted, requester)).toMatchObject({
      status: 403,
      body: { errors: [{ code: 'PURPOSE_NOT_PERMITTED' }] },
    });
    expect(await counted()).toBe(0);
  });

  test('is recorded with who asks, what for, and of whom', async () => {
    expect(await world.ask(wanted)).toEqual({
      status: 201,
      body: {
        id: 'table-request-1',
        dataset: 'clients',
        table: { name: 'REGION_YEAR_SEX', area: 'REGION', period: 'YEAR', dimensions: ['sex'] },
        organisation: testAnalyst.organisation,
        purpose: testAnalyst.purpose,
        reason: wanted.reason,
        owner,
        askedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        decisions: [],
      },
    });
  });
});

describe('its owner', () => {
  test('reads what is asked of it', async () => {
    const { out } = await world.kit(['tables', '--hub', world.url]);
    expect(out).toContain('table-request-1: clients, table REGION_YEAR_SEX');
    expect(out).toContain(wanted.reason);
    expect(out).toContain('open      nobody has answered');
  });

  test('sees what it would publish and withhold, and what that costs, and sends no row', async () => {
    const words = ['preview', world.sheet, ...cover, '--request', 'table-request-1', '--hub', world.url];
    const { out, calls } = await world.kit(words);
    expect(out).toMatch(/REGION_YEAR_SEX: 12 counts: 8 shown, 4 withheld, 0 not collected/);
    expect(out).not.toContain('REGION_QUARTER:');
    expect(out).toMatch(/The other tables would/);
    expect(out).toContain('Nothing was written or sent.');
    expect(calls).toBe(1);
  });

  test('alone can answer: with its own key, once, and in no other name', async () => {
    const send = async (signed: object) => {
      const response = await fetch(`${world.url}/table-requests/decisions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(signed),
      });
      return { status: response.status, body: await response.json() };
    };
    const other = 'london-safe-houses-demo';
    const decision = {
      request: 'table-request-1',
      outcome: 'ACCEPTED' as const,
      reason: 'We publish it.',
    };
    const forged = signTableDecision({ ...decision, owner }, demonstrationKey(other));
    const foreign = signTableDecision({ ...decision, owner: other }, demonstrationKey(other));
    const unknown = signTableDecision(
      { ...decision, owner: other, request: 'table-request-9' },
      demonstrationKey(other),
    );
    expect((await send(forged)).body).toMatchObject({ errors: [{ code: 'TABLE_DECISION_REFUSED' }] });
    expect((await send(foreign)).body).toMatchObject({ errors: [{ code: 'TABLE_DECISION_REFUSED' }] });
    expect(await send(unknown)).toMatchObject({
      status: 404,
      body: { errors: [{ code: 'TABLE_REQUEST_UNKNOWN' }] },
    });
    expect(await readAskedTables(world.pool)).toEqual([]);
  });

  test('accepts, and its next release holds the table, cell by cell in the register', async () => {
    const answer = ['--hub', world.url, '--key', path.join(folder, `${owner}.key.pem`)];
    const { out } = await world.kit(['accept', 'table-request-1', ...answer, '--reason', 'We publish it.']);
    expect(out).toContain('accepted');
    const pushed = await world.kit(['push', world.sheet, ...cover, ...answer, '--out', folder]);
    expect(pushed.out).toContain('Pushed riverbank-demo.clients.2023-12-31');
    const { rows } = await world.register.query(
      "SELECT status, count(*)::int AS cells FROM cell WHERE table_name = 'REGION_YEAR_SEX' GROUP BY status ORDER BY status",
    );
    expect(rows.reduce((sum, { cells }) => sum + cells, 0)).toBe(12);
    expect(rows.map(({ status }) => status)).toContain('RELEASED');
  });

  test('refuses another with a reason, and cannot unsay it', async () => {
    const asked = await world.ask({ ...wanted, dimensions: ['exploitation'], owner: undefined });
    expect(asked.body).toMatchObject({ id: 'table-request-2', owner: null });
    const answer = ['--hub', world.url, '--key', path.join(folder, `${owner}.key.pem`)];
    const refuse = ['refuse', 'table-request-2', ...answer, '--reason', 'Too few for so fine a table.'];
    expect((await world.kit(refuse)).out).toContain('refused');
    expect((await world.kit(refuse)).out).toContain('refused');
    await expect(
      world.kit(['accept', 'table-request-2', ...answer, '--reason', 'We changed our mind.']),
    ).rejects.toMatchObject({ code: 'TABLE_REQUEST_REFUSED' });
    await expect(world.pool.query("UPDATE table_decision SET outcome = 'ACCEPTED'")).rejects.toThrow(
      'only ever added',
    );
    expect(JSON.parse(await readFile(path.join(folder, `${owner}.tables.json`), 'utf8'))).toMatchObject([
      { table: { name: 'REGION_YEAR_SEX' } },
    ]);
  });
});

test("the hub's graph tells requests and answers", async () => {
  const { pool: requests, register: pool, catalogue } = world;
  const means = { pool, requests, catalogue, clock: () => new Date(), indicators: [] };
  const [questions, packs] = [{ all: [] } as never, undefined as never];
  const readAgreements = agreementBook({ hub: requests, register: pool });
  const graph = hubSubgraph({ ...means, readAgreements, questions, packs }, (error) => {
    throw error;
  });
  const answer = await graph({
    query: `{ tableRequests(dataset: "clients", owner: "${owner}") {
      id dataset { name } table { name area dimensions } organisation purpose owner { name }
      decisions { owner { id } outcome reason } } }`,
  });
  const asked = { dataset: { name: 'clients' }, organisation: testAnalyst.organisation };
  expect(JSON.parse(JSON.stringify(answer))).toEqual({
    data: {
      tableRequests: [
        {
          ...asked,
          id: 'table-request-2',
          purpose: testAnalyst.purpose,
          table: { name: 'REGION_YEAR_EXPLOITATION', area: 'REGION', dimensions: ['exploitation'] },
          owner: null,
          decisions: [{ owner: { id: owner }, outcome: 'REFUSED', reason: 'Too few for so fine a table.' }],
        },
        {
          ...asked,
          id: 'table-request-1',
          purpose: testAnalyst.purpose,
          table: { name: 'REGION_YEAR_SEX', area: 'REGION', dimensions: ['sex'] },
          owner: { name: 'Riverbank (demo)' },
          decisions: [{ owner: { id: owner }, outcome: 'ACCEPTED', reason: 'We publish it.' }],
        },
      ],
    },
  });
});

test('the next start of the hub lets questions name what was accepted, and nothing else', async () => {
  const before = shippedSeed();
  const after = shippedSeed(await readAskedTables(world.pool));
  const tables = buildSchema(after.supergraphSdl, { assumeValidSDL: true }).getType('ClientsTable');
  if (!isEnumType(tables)) throw new Error('no enum');
  expect(tables.getValues().map(({ name }) => name)).toEqual([
    'CITY_REGION_YEAR_EXPLOITATION_SEX',
    'REGION_QUARTER',
    'REGION_YEAR_SEX',
  ]);
  const changed = after.subgraphs.filter(({ sdl }, at) => sdl !== before.subgraphs[at]?.sdl);
  expect(changed.map(({ name }) => name)).toEqual(['support']);
});
