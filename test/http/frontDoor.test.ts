import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { startAuditLog } from '../../gateway/audit/log/auditLog.js';
import type { AuditEntry } from '../../gateway/audit/log/entry.js';
import { readEntries } from '../../gateway/audit/log/readEntries.js';
import { HubError } from '../../gateway/errors.js';
import { sha256 } from '../../schema/protocol/canonicalJson.js';
import { readLeaf } from '../../schema/protocol/merkle/auditLeaf.js';
import { testAnalyst } from '../access/testAnalyst.js';
import { startTestFrontDoor, type TestFrontDoor } from './testFrontDoor.js';

let door: TestFrontDoor;
beforeAll(async () => {
  door = await startTestFrontDoor();
});
afterAll(() => door.stop());
beforeEach(() => {
  door.statements.length = 0;
});

const json = { 'content-type': 'application/json' };
const send = (body: string, headers: Readonly<Record<string, string>> = json, url = door.url) =>
  fetch(`${url}/graphql`, { method: 'POST', headers, body });

async function ask(query: string, url = door.url) {
  const response = await send(JSON.stringify({ query }), json, url);
  return { status: response.status, body: JSON.parse(await response.text()) };
}

/** What no client may read: where we run, what we run, and how it is written. */
const inward =
  /https?:|127\.0\.0\.1|localhost|ECONN|postgres|SELECT |INSERT |node_modules|\.[jt]s:\d|stack|serviceName|fetch failed/i;

describe('POST /graphql', () => {
  test('answers a question', async () => {
    expect(await ask('{ area(code: "E12000007") { code name kinds } }')).toEqual({
      status: 200,
      body: { data: { area: { code: 'E12000007', name: 'London', kinds: ['REGION', 'CITY_REGION'] } } },
    });
    expect(door.statements).not.toEqual([]);
  });

  test('is the only way in: GET is refused, whatever it carries', async () => {
    const response = await fetch(
      `${door.url}/graphql?query=${encodeURIComponent('{ areas(kind: REGION) { code } }')}`,
    );
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    expect(door.statements).toEqual([]);
  });

  test.each([
    'text/plain',
    'application/graphql',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
  ])('refuses a body of type %s, which a page elsewhere could send', async (type) => {
    const response = await send('{"query":"{ areas(kind: REGION) { code } }"}', { 'content-type': type });
    expect(response.status).toBe(415);
    expect(door.statements).toEqual([]);
  });

  test('takes 100,000 bytes and not one more', async () => {
    const question = JSON.stringify({ query: '{ __typename }' });
    const statuses = [100_000, 100_001].map(async (length) => (await send(question.padEnd(length))).status);
    expect(await Promise.all(statuses)).toEqual([200, 413]);
  });

  test.each([
    ['no JSON', '{"query":', 400, 'BODY_MALFORMED'],
    ['no object', '"query"', 400, 'BAD_REQUEST'],
    ['nothing', 'null', 400, 'BAD_REQUEST'],
    [
      'several questions at once',
      '[{"query":"{ __typename }"},{"query":"{ __typename }"}]',
      400,
      'BAD_REQUEST',
    ],
    ['no question', '{}', 400, 'BAD_REQUEST'],
    ['a question that is no text', '{"query":{"a":1}}', 400, 'BAD_REQUEST'],
    ['a question that is no GraphQL', '{"query":"{ area("}', 400, 'GRAPHQL_PARSE_FAILED'],
    ['a field nobody knows', '{"query":"{ rows { name } }"}', 400, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'no operation of that name',
      '{"query":"query A { __typename }","operationName":"B"}',
      400,
      'OPERATION_NOT_FOUND',
    ],
    ['variables that are no object', '{"query":"{ __typename }","variables":"x"}', 400, 'BAD_REQUEST'],
    [
      'a variable of the wrong type',
      '{"query":"query ($c: ID!) { area(code: $c) { name } }","variables":{"c":{}}}',
      400,
      'BAD_USER_INPUT',
    ],
    ['a prototype to pollute', '{"query":"{ __typename }","__proto__":{"x":1}}', 200, undefined],
  ])('with %s is refused shortly', async (_, body, status, code) => {
    const response = await send(body);
    const text = await response.text();
    expect([
      response.status,
      JSON.parse(text).errors?.[0]?.extensions?.code ?? JSON.parse(text).errors?.[0]?.code,
    ]).toEqual([status, code]);
    expect(text).not.toMatch(inward);
    expect(door.statements).toEqual([]);
  });
});

describe('a subgraph that is down', () => {
  const question =
    '{ area(code: "E23000004") { name crimes(period: "2023", table: FORCE_YEAR) { total { value } } } }';

  test('leaves its own field null with an error at its path; the rest arrives', async () => {
    const { status, body } = await ask(question);
    expect({ status, data: body.data }).toEqual({
      status: 200,
      data: { area: { name: 'Merseyside Police', crimes: null } },
    });
    expect(body.errors).toEqual([
      {
        message: 'The subgraph police is out of reach.',
        path: ['area', 'crimes'],
        extensions: {
          code: 'SUBGRAPH_UNREACHABLE',
          remedy: 'Ask again later. The rest of the answer stands.',
        },
      },
    ]);
  });

  test('is not given away: no address, no service, no cause', async () => {
    expect(JSON.stringify((await ask(question)).body)).not.toMatch(inward);
  });

  test('is named at each field that it was asked for, under the names the question gave them', async () => {
    const { body } =
      await ask(`{ areas(kind: CITY_REGION) { one: crimes(period: "2023", table: FORCE_YEAR) { basis }
      orders(period: "2023", table: FORCE_YEAR_KIND) { basis } } }`);
    const regions = body.data.areas.length;
    expect(body.data.areas).toEqual(Array.from({ length: regions }, () => ({ one: null, orders: null })));
    expect(body.errors.map(({ path }: { path: readonly unknown[] }) => path.join('.')).sort()).toEqual(
      Array.from({ length: regions }, (_, at) => [`areas.${at}.one`, `areas.${at}.orders`])
        .flat()
        .sort(),
    );
  });

  test('that alone could answer leaves nothing, and says so', async () => {
    const { body } = await ask('{ claims { id } }');
    expect(body.data ?? null).toBeNull();
    expect(
      body.errors.map(({ path, extensions }: { path: unknown; extensions: { code: string } }) => [
        path,
        extensions.code,
      ]),
    ).toEqual([[['claims'], 'SUBGRAPH_UNREACHABLE']]);
    expect(JSON.stringify(body)).not.toMatch(inward);
  });
});

describe('the audit', () => {
  const entries = async () => {
    const found = [];
    for await (const { leaf, content } of readEntries(door.databases.audit, { from: 0, to: 1_000_000 }))
      found.push({ kind: readLeaf(leaf)?.kind, parts: content?.parts });
    return found;
  };

  test('holds who asked what for which purpose, before and after, and nothing of the answer', async () => {
    const query = 'query Regions { areas(kind: REGION) { name } }';
    const before = (await entries()).length;
    await ask(query);
    const use = {
      use: expect.any(String),
      organisation: 'greater-london-authority-demo',
      purpose: 'evidence-to-the-home-secretary',
      agreements: [],
      supergraph: expect.stringMatching(/^[0-9a-f]{16}$/),
    };
    const asker = { requester: testAnalyst.person, document: sha256(query) };
    const hmac = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect((await entries()).slice(before)).toEqual([
      {
        kind: 'CONSULTATION',
        parts: {
          use,
          asker: { ...asker, coordinates: ['Area.name', 'Query.areas'], variables: hmac, project: hmac },
        },
      },
      {
        kind: 'DISCLOSURE',
        parts: {
          use: { ...use, decision: 'ANSWERED' },
          asker,
          outcome: { codes: [], cells: 0, withheld: 0, durationMs: expect.any(Number) },
        },
      },
    ]);
  });

  test('of an answer that cannot be recorded means that it does not leave', async () => {
    const log = startAuditLog({ pool: door.databases.audit, clock: () => new Date() });
    const failing = {
      ...log,
      append: (entry: AuditEntry) =>
        entry.kind === 'CONSULTATION'
          ? log.append(entry)
          : Promise.reject(new HubError('AUDIT_UNAVAILABLE', 'The use could not be recorded.')),
    };
    const hub = await door.withAudit(failing);
    try {
      expect(await ask('{ areas(kind: REGION) { name } }', hub.url)).toEqual({
        status: 503,
        body: {
          errors: [{ message: 'The use could not be recorded.', extensions: { code: 'AUDIT_UNAVAILABLE' } }],
        },
      });
      expect(door.statements).not.toEqual([]);
    } finally {
      await hub.close();
    }
  });

  test('that cannot be written means that nothing is asked', async () => {
    const pool = new pg.Pool({
      connectionString: 'postgresql://concordat_hub:secret@127.0.0.1:1/concordat_hub',
    });
    const hub = await door.withAudit(startAuditLog({ pool, clock: () => new Date() }));
    try {
      const { status, body } = await ask('{ areas(kind: REGION) { name } }', hub.url);
      expect({ status, body }).toEqual({
        status: 503,
        body: {
          errors: [
            {
              message:
                'The use could not be recorded, so nothing was asked and nothing is answered. Try again later.',
              extensions: { code: 'AUDIT_UNAVAILABLE' },
            },
          ],
        },
      });
      expect(door.statements).toEqual([]);
    } finally {
      await hub.close();
      await pool.end();
    }
  });
});

test('none of this was a fault', () => {
  expect(door.faults).toEqual([]);
});
