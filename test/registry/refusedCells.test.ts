import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  cellName,
  decisions,
  merseyside,
  refusalFrom,
  refused,
  signed,
  withCell,
  withCells,
} from './pushedDecisions.js';
import { startTestRegister, type TestRegister } from './testRegister.js';

let register: TestRegister;

beforeAll(async () => {
  register = await startTestRegister();
});
afterAll(() => register.stop());

const refusalOf = (body: unknown) => refusalFrom(register, body);

describe('a release is refused for its tables or cells, and nothing of it registered, when', () => {
  test.each([1, 5, 9, 11, 27])('a cell shows %d, without telling the value on', async (value) => {
    const place = {
      place: cellName(),
      expected: 'a multiple of 5 from 10 up',
      found: 'a value that rule 10-5 hides or rounds',
    };
    expect(await refusalOf(signed(withCell({ value, status: 'RELEASED' })))).toEqual(
      refused(decisions.id, place),
    );
  });

  test.each([
    ['a value beside WITHHELD', { value: 25, status: 'WITHHELD' }, 'WITHHELD'],
    ['no value beside RELEASED', { value: null, status: 'RELEASED' }, 'RELEASED'],
  ])('a cell has %s', async (_, change, status) => {
    const place = {
      place: cellName(),
      expected: 'a value where the status is RELEASED and nowhere else',
      found: `status ${status}`,
    };
    expect(await refusalOf(signed(withCell(change)))).toEqual(refused(decisions.id, place));
  });

  test('a required table is missing', async () => {
    const place = {
      place: 'COUNTRY_QUARTER_KIND_OUTCOME_AGE',
      expected: 'the table, or that it is not applicable',
      found: 'nothing',
    };
    expect(await refusalOf(signed({ ...decisions, tables: decisions.tables.slice(0, 1) }))).toEqual(
      refused(decisions.id, place),
    );
  });

  test.each([
    ['undeclared', { name: 'FORCE_YEAR_NATIONALITY', status: 'COMPLETE' as const, cells: [] }],
    ['there twice', decisions.tables[0]],
  ])('a table is %s', async (_, table) => {
    const place = {
      place: 'tables',
      expected: 'each of CITY_REGION_YEAR_KIND_OUTCOME, COUNTRY_QUARTER_KIND_OUTCOME_AGE once',
      found: table?.name,
    };
    const tables = table ? [...decisions.tables, table] : [];
    expect(await refusalOf(signed({ ...decisions, tables }))).toEqual(refused(decisions.id, place));
  });

  test('a table is said not to apply, and holds cells', async () => {
    const tables = decisions.tables.map((table) => ({ ...table, status: 'NOT_APPLICABLE' as const }));
    const { details } = await refusalOf(signed({ ...decisions, tables }));
    expect(details['faults']).toEqual(
      tables.map(({ name }) => ({
        place: name,
        expected: 'no cells in a table not applicable',
        found: 'cells',
      })),
    );
  });

  test.each([
    ['cell', withCells((cells) => cells.slice(1)), '6 cells, the empty ones among them', '5 cells'],
    ['cell of any kind', withCells(() => []), '0 cells, the empty ones among them', '0 cells'],
  ])('its grid lacks a %s', async (_, release, expected, found) => {
    const place = { place: 'CITY_REGION_YEAR_KIND_OUTCOME', expected, found };
    expect(await refusalOf(signed(release))).toEqual(refused(decisions.id, place));
  });

  test('its grid lacks a whole quarter of its period', async () => {
    const [first, second] = decisions.tables;
    if (first === undefined || second === undefined) throw new Error('two tables');
    const cells = second.cells.filter(({ period }) => period !== '2023-Q2');
    const place = { place: second.name, expected: '48 cells, the empty ones among them', found: '24 cells' };
    expect(await refusalOf(signed({ ...decisions, tables: [first, { ...second, cells }] }))).toEqual(
      refused(decisions.id, place),
    );
  });

  test('a cell stands there twice', async () => {
    const { details } = await refusalOf(signed(withCells((cells) => [...cells, ...cells.slice(0, 1)])));
    expect(details['faults']).toEqual([
      { place: cellName(), expected: 'each cell once', found: 'the same place twice' },
      {
        place: 'CITY_REGION_YEAR_KIND_OUTCOME',
        expected: '6 cells, the empty ones among them',
        found: '7 cells',
      },
    ]);
  });

  test.each([
    [
      'an unknown code',
      { dimensions: { kind: 'REASONABLE_GROUNDS', outcome: 'MAYBE' } },
      cellName(merseyside, '2023/REASONABLE_GROUNDS/MAYBE'),
      { expected: 'outcome: one of POSITIVE, NEGATIVE, ALL', found: 'MAYBE' },
    ],
    [
      'a dimension more than the table',
      { dimensions: { kind: 'REASONABLE_GROUNDS', outcome: 'POSITIVE', age: 'CHILD' } },
      cellName(),
      { expected: 'kind, outcome', found: 'kind, outcome, age' },
    ],
  ])('a cell has %s', async (_, change, place, fault) => {
    expect(await refusalOf(signed(withCell(change)))).toEqual(refused(decisions.id, { place, ...fault }));
  });

  const moved = (area: string) => withCells((cells) => cells.map((cell) => ({ ...cell, area })));
  test.each([
    ['that does not exist', 'E99999999', 'E99999999 (unknown)'],
    ['smaller than the dataset may show', 'E08000012', 'E08000012 (LOCAL_AUTHORITY)'],
    ['of another kind', 'E92000001', 'E92000001 (COUNTRY)'],
    ['of a force that stands for no city region', 'E23000002', 'E23000002 (POLICE_FORCE_AREA)'],
  ])('its cells stand under an area %s', async (_, area, found) => {
    const { details } = await refusalOf(signed(moved(area)));
    const faults = details['faults'];
    expect(Array.isArray(faults) && faults.length).toBe(6);
    expect(Array.isArray(faults) && faults[0]).toEqual({
      place: cellName(area),
      expected: 'an area of kind CITY_REGION',
      found,
    });
  });

  test.each([
    ['of another kind', '2023-Q1', '2023-Q1'],
    ['outside the release', '2022', '2022'],
    ['that is none', 'last year', 'last year'],
  ])('its cells stand under a period %s', async (_, period, found) => {
    const { details } = await refusalOf(signed(withCell({ period })));
    expect(details['faults']).toContainEqual({
      place: 'CITY_REGION_YEAR_KIND_OUTCOME',
      expected: 'periods within that of the release',
      found,
    });
  });

  test.each([
    ['years, where the dataset goes by quarter', { from: '2023', to: '2023' }],
    ['backwards', { from: '2023-Q2', to: '2023-Q1' }],
    ['no period', { from: 'once', to: 'now' }],
  ])('its period is %s', async (_, period) => {
    const place = {
      place: 'period',
      expected: 'a first and a last quarter',
      found: `${period.from} to ${period.to}`,
    };
    expect(await refusalOf(signed({ ...decisions, period }))).toEqual(refused(decisions.id, place));
  });

  test('more than 20 faults are counted, not listed', async () => {
    const small = { value: 7, status: 'RELEASED' as const };
    const tables = decisions.tables.map(({ cells, ...table }) => ({
      ...table,
      cells: cells.map((cell) => ({ ...cell, ...small })),
    }));
    const { details } = await refusalOf(signed({ ...decisions, tables }));
    expect([details['faults']].flat()).toHaveLength(20);
    expect(details['more']).toBe(54 - 20);
  });
});
