import { describe, expect, test } from '@jest/globals';
import { percentOf } from '../../../schema/protocol/rate.js';
import { countsIn, ratesIn } from '../../disclosure/collectSeen.js';
import { testHub } from '../testHub.js';
import { notReleased } from './attackers.js';

const hub = testHub();
const cityOfLondon = 'E23000034';

const made = (more: string, table = 'FORCE_QUARTER', period = '2019-Q1..2023-Q4') =>
  `{ area(code: "${cityOfLondon}") { referralsMade(period: "${period}", table: ${table}) { ${more} } } }`;

const post = async (body: unknown) =>
  fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await hub.headers()) },
    body: JSON.stringify(body),
  });

describe('what a withheld cell looks like', () => {
  test('is the same for all of them, whatever __typename, note or share are asked', async () => {
    const fields =
      'cells { __typename count { __typename value status note } share { __typename percent low high status } }';
    const { area } = await hub.data(
      made(fields, 'FORCE_YEAR_EXPLOITATION', '2019..2023').replace(cityOfLondon, 'K04000001'),
    );
    const all: readonly { cells: readonly { count: { status: string } }[] }[] = area.referralsMade;
    const cells = all.flatMap((series) => series.cells);
    const withheld = cells.filter(({ count }) => count.status === 'WITHHELD');
    expect(withheld.length).toBeGreaterThan(1000);
    expect(new Set(withheld.map(({ count }) => JSON.stringify(count)))).toEqual(
      new Set([JSON.stringify({ __typename: 'Count', value: null, status: 'WITHHELD', note: null })]),
    );
  });

  test('every percentage is that of the two counts beside it, and whole under a hundred', async () => {
    const counts = 'numerator { cell value status } denominator { cell value status }';
    const { area } = await hub.data(
      `{ area(code: "E23000001") { referralsMade(period: "2019..2023", table: FORCE_YEAR_EXPLOITATION) { cells { share { percent low high status ${counts} } } } } }`,
    );
    const rates = ratesIn(area);
    expect(rates.length).toBeGreaterThan(30);
    expect(notReleased([area])).toEqual([]);
    for (const { percent, low, high, numerator, denominator } of rates) {
      const isShown = numerator.value !== null && denominator.value !== null;
      const expected = isShown ? percentOf(numerator.value ?? 0, denominator.value ?? 0, true) : undefined;
      expect({ percent, low, high }).toEqual(expected ?? { percent: null, low: null, high: null });
      if (isShown && (denominator.value ?? 0) < 100) expect(Number.isInteger(percent)).toBe(true);
    }
  });
});

describe('what the hub refuses', () => {
  test.each([
    ['sorting', 'cells(orderBy: VALUE) { period }'],
    ['the first few', 'cells(first: 1) { period }'],
    ['a page', 'cells(after: "1") { period }'],
    ['how many', 'cells { totalCount }'],
    ['a filter by value', 'cells(value: 3) { period }'],
    ['ages binned otherwise', 'cells(age: [UNDER_20]) { period }'],
    ['a sum', 'sum'],
  ])('%s: there is no such thing to ask', async (_, fields) => {
    const { data, errors = [] } = await hub.ask(made(fields));
    expect(data).toBeFalsy();
    expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual(
      errors.map(() => 'GRAPHQL_VALIDATION_FAILED'),
    );
  });

  test('windows that are no period of the release', async () => {
    for (const period of ['2019-02-01..2020-01-31', '2019-Q2..2020', '2019-W05', '2019-Q1/2019-Q3']) {
      const { errors = [] } = await hub.ask(made('cells { count { value } }', 'FORCE_QUARTER', period));
      expect(errors.map(({ extensions }) => extensions?.['code'])).toContain('BAD_PERIOD');
    }
  });

  test('alike where counts are small and where they are large', async () => {
    const wrong = (code: string) =>
      hub.ask(
        `{ area(code: "${code}") { referralsMade(period: "2031", table: FORCE_YEAR) { cells { count { value } } } } }`,
      );
    const [small, large] = await Promise.all([wrong(cityOfLondon), wrong('E23000001')]);
    expect(small.errors ?? []).toEqual(large.errors ?? []);
  });

  test('entities by key at its own door, and several operations in one request', async () => {
    const entity =
      '{ _entities(representations: [{ __typename: "Area", code: "E23000034" }]) { __typename } }';
    const { data, errors = [] } = await hub.ask(entity);
    expect(data).toBeFalsy();
    expect(errors[0]?.extensions?.['code']).toBe('GRAPHQL_VALIDATION_FAILED');
    const batch = await post([{ query: '{ __typename }' }, { query: made('cells { count { value } }') }]);
    expect(batch.status).toBeGreaterThanOrEqual(400);
    expect(countsIn(await batch.json().catch(() => undefined))).toEqual([]);
  });

  test('a document it has never seen, named by its hash', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };
    const answer = await post({ extensions });
    const body = (await answer.json()) as { data?: unknown };
    expect(body.data).toBeFalsy();
  });
});
