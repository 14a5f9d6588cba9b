import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { registerPushed } from '../../gateway/registry/registerRelease.js';
import { cellName, decisions, made, merseyside, refusalFrom, signed, withCell } from './pushedDecisions.js';
import { madeRelease, startTestRegister, type TestRegister } from './testRegister.js';

let register: TestRegister;

beforeAll(async () => {
  register = await startTestRegister();
});
afterAll(() => register.stop());

const refusalOf = (body: unknown) => refusalFrom(register, body);

const capacity = madeRelease({
  ...made,
  dataset: 'capacity',
  periods: '2023',
  atoms: [{ area: merseyside, period: '2023', codes: { capacityMeasure: 'POSTS' }, count: 3 }],
});

describe('a good release', () => {
  test('is registered with every cell, and known when it comes again', async () => {
    expect(await registerPushed(register.means, signed(decisions))).toBe('NEW');
    const after = await register.rows();
    expect(await registerPushed(register.means, JSON.parse(JSON.stringify(signed(decisions))))).toBe('KNOWN');
    expect(await register.rows()).toEqual(after);
    expect({ ...after, partner: 0 }).toEqual({
      partner: 0,
      release: 1,
      release_owner: 1,
      release_table: 2,
      cell: 54,
    });
  });

  test('stands in the register as it was signed', async () => {
    const { sha256, signature } = signed(decisions);
    const { rows } = await register.means.pool.query(
      `SELECT r.sha256, r.signature, r.vintage::text, r.withdrawn_at,
              (SELECT json_agg(json_build_array(area, period, dimensions, value, status) ORDER BY position) FROM cell
                WHERE release_id = r.id AND table_name = 'CITY_REGION_YEAR_KIND_OUTCOME') AS cells
         FROM release r WHERE id = $1`,
      [decisions.id],
    );
    const cells = decisions.tables[0]?.cells.map(({ area, period, dimensions, value, status }) => [
      area,
      period,
      dimensions,
      value,
      status,
    ]);
    expect(rows).toEqual([{ sha256, signature, vintage: '2026-09-30', withdrawn_at: null, cells }]);
  });

  test('with other content under the same id is a conflict, and the first one stays', async () => {
    expect(await refusalOf(signed(withCell({ value: 30 })))).toEqual({
      code: 'RELEASE_CONFLICT',
      message: `Release ${decisions.id} is registered with other content. A release never changes.`,
      details: { remedy: 'Publish the new figures under a new vintage.' },
    });
    const { rows } = await register.means.pool.query('SELECT value FROM cell WHERE id = $1', [cellName()]);
    expect(rows).toEqual([{ value: 25 }]);
  });

  test('of what no person stands behind shows small numbers exactly', async () => {
    expect(await registerPushed(register.means, signed(capacity))).toBe('NEW');
    const { rows } = await register.means.pool.query(
      `SELECT dimensions->>'capacityMeasure' AS measure, value FROM cell WHERE release_id = $1 ORDER BY position LIMIT 2`,
      [capacity.id],
    );
    expect(rows).toEqual([
      { measure: 'POSTS', value: 3 },
      { measure: 'POSTS_FILLED', value: 0 },
    ]);
  });

  test('may say anything in a note: tabs, line ends and backslashes come back as they were', async () => {
    const note = 'a\tb\\N\r\n\\.\n"c" é 😀 \\';
    const release = madeRelease({ ...made, dataset: 'crimes', periods: '2023', atoms: [] });
    const tables = release.tables.map((table) => ({
      ...table,
      cells: table.cells.map((cell) => ({ ...cell, note })),
    }));
    expect(await register.publish({ ...release, tables })).toBe('NEW');
    const { rows } = await register.means.pool.query('SELECT note FROM cell WHERE release_id = $1', [
      release.id,
    ]);
    expect(rows).toEqual([{ note }]);
  });

  test('pushed twice at the same moment is new once', async () => {
    const release = madeRelease({ ...made, dataset: 'dutyToNotify', atoms: [] });
    const outcomes = await Promise.all([register.publish(release), register.publish(release)]);
    expect([...outcomes].sort()).toEqual(['KNOWN', 'NEW']);
  });
});

describe('the register itself', () => {
  const insert = (change: Readonly<Record<string, unknown>>) => {
    const cell = {
      id: 'direct',
      release_id: decisions.id,
      dataset: 'decisions',
      table_name: 'CITY_REGION_YEAR_KIND_OUTCOME',
      area: merseyside,
      period: '2023',
      dimensions: '{}',
      value: 25,
      status: 'RELEASED',
      rule: 'TEN_FIVE',
      position: 0,
      ...change,
    };
    const names = Object.keys(cell);
    const sql = `INSERT INTO cell (${names.join()}) VALUES (${names.map((_, at) => `$${at + 1}`).join()})`;
    return register.means.pool.query(sql, Object.values(cell));
  };

  test.each([
    ['a small value under rule 10-5', { value: 5 }],
    ['a zero under rule 10-5', { value: 0 }],
    ['a value that is not rounded', { value: 27 }],
    ['a value beside WITHHELD', { status: 'WITHHELD' }],
    ['no value beside RELEASED', { value: null }],
    ['a status of its own', { status: 'ZERO', value: null }],
  ])('refuses %s, whatever the program says', async (_, change) => {
    await expect(insert(change)).rejects.toMatchObject({ code: '23514', table: 'cell' });
  });

  test('takes the same cell when it keeps the rule', async () => {
    expect((await insert({})).rowCount).toBe(1);
  });

  test('refuses a partner release under the rule of official files', async () => {
    const change = register.means.pool.query(`UPDATE release SET rule = 'PUBLISHED' WHERE id = $1`, [
      decisions.id,
    ]);
    await expect(change).rejects.toMatchObject({ code: '23514', table: 'release' });
  });
});
