import { describe, expect, test } from '@jest/globals';
import { loadAreas } from '../../schema/areas/loadAreas.js';
import { type Answer, testHub } from './testHub.js';

const { url } = testHub();
const cityRegions = loadAreas().all('CITY_REGION');

async function get(path: string): Promise<string> {
  const response = await fetch(`${url}${path}`);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.text();
}

const reports = new Map<string, Promise<Answer>>();

/** A report, asked once however many tests read it. */
function report(query = ''): Promise<Answer> {
  const found = reports.get(query) ?? get(`/coverage.json${query}`).then((text) => JSON.parse(text));
  reports.set(query, found);
  return found;
}

/** Values of one area by indicator. */
async function valuesOf(area: string, period?: string): Promise<Answer> {
  const { indicators } = await report(`?area=${area}${period ? `&period=${period}` : ''}`);
  return Object.fromEntries(indicators.map(({ id, values: [value] }: Answer) => [id, value]));
}

describe('the United Kingdom equals the published figures', () => {
  test.each([
    ['A1', '2022', 88.5],
    ['A1', '2023', 54.6],
    ['A1', '2024', 53],
    ['A1', '2025-Q4', 62],
    ['A2', '2018', 70],
    ['A2', '2023', 66.4],
    ['A2', '2024', 56],
    ['A2', '2025-Q4', 73],
    ['A4', '2022', 29_275],
    ['A4', '2025', 5758],
    ['A6', '2025', 23.3],
    ['B1', '2023', 11.9],
    ['B3', '2018', 54],
    ['C1', '2018', 507],
    ['C1', '2019', 1256],
    ['D1b', '2016/2021', 7.4],
    ['D2', '2018', 24],
    ['E1', '2016', 19_000],
    ['E2', '2023', 7.4],
    ['E3', '2023', 20.1],
    ['X2', '2018/2019', 4],
  ])('%s for %s is %d', async (id, period, value) => {
    const values = await valuesOf('K02000001', period);
    expect(values[id]).toMatchObject({ status: 'RELEASED', value, period });
  });

  test('the figures beside them too', async () => {
    const values = await valuesOf('K02000001');
    const beside = (id: string) => values[id].beside.map(({ value }: Answer) => value);
    expect({ C1: beside('C1'), E2: beside('E2'), E3: beside('E3') }).toEqual({
      C1: [28, 479],
      E2: [1254, 59.3],
      E3: [26.4, 6.3],
    });
    expect(values.C2).toMatchObject({ value: null, low: 11.9, high: 16.8 });
    expect(values.E1.approximate).toBe('ABOUT');
  });

  test('A1 names the two cells it was made from, in an official release', async () => {
    const { A1 } = await valuesOf('K02000001');
    expect(A1.sources).toHaveLength(2);
    expect(A1.sources[0]).toMatchObject({
      provenance: 'OFFICIAL',
      owner: 'Home Office',
      cell: expect.stringContaining('#UK_YEAR_KIND_AGE_OUTCOME/K02000001/2023/'),
    });
  });

  test('cases allocated to the Met for recording in 2022 are 57.6 for each 100,000 residents', async () => {
    const { X1 } = await valuesOf('E23000001', '2022');
    expect(X1).toMatchObject({ status: 'RELEASED', value: 57.6 });
  });
});

describe('every city region', () => {
  test('is answered for every indicator, but where agreements stand against it', async () => {
    const { areas, counts, indicators } = await report();
    expect(areas.map(({ name }: Answer) => name)).toEqual([
      'United Kingdom',
      ...cityRegions.map(({ name }) => name),
    ]);
    expect(indicators).toHaveLength(29);
    for (const { unanswered, value, withheld, notCollected, notApplicable } of counts)
      expect(value + withheld + notCollected + notApplicable + unanswered).toBe(29);
    const refused = indicators.flatMap(({ id, values }: Answer) =>
      values.flatMap(({ asked, status, because }: Answer) =>
        status === 'UNANSWERED' ? [[id, asked.name, because]] : [],
      ),
    );
    const between = (owner: string) =>
      expect.stringContaining(`No agreement in force between ${owner} (demo) and`);
    expect(refused).toEqual([
      ['B2', 'Greater Manchester', between('North West Outreach')],
      ['B2', 'Lancashire', between('North West Outreach')],
      ['B2', 'Liverpool City Region', between('North West Outreach')],
      ['X2', 'Greater Manchester', between('Greater Manchester Police')],
    ]);
  });

  test('has a value for at least eight of them, and no fallback is unlabelled', async () => {
    const { counts, indicators } = await report();
    for (const { value } of counts) expect(value).toBeGreaterThanOrEqual(8);
    const used = indicators.flatMap(({ values }: Answer) =>
      values.filter(({ fallback }: Answer) => fallback !== null),
    );
    expect(used.length).toBeGreaterThan(20);
    for (const { fallback } of used) expect(fallback.note).toMatch(/ for /);
  });

  test('whose forces do not coincide with it names the force area that is counted', async () => {
    const { A1 } = await valuesOf('E47000004');
    expect(A1).toMatchObject({
      asked: { code: 'E47000004', name: 'Liverpool City Region' },
      counted: [{ code: 'E23000004', name: 'Merseyside Police' }],
    });
  });

  test('takes figures that may not be released for it from its country, and says so', async () => {
    const { C1 } = await valuesOf('E47000001');
    expect(C1.fallback).toMatchObject({ steps: ['AREA_TO_WIDER'], note: 'England for Greater Manchester' });
  });
});

describe('the formats', () => {
  test('as text fit a terminal of 120 columns and say what is invented', async () => {
    const text = await get('/coverage');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
    expect(text).toContain('SYNTHETIC');
    expect(text).toMatch(/United Kingdom +54\.6% +66\.4%/);
    expect(text).toMatch(/\[1\] fallback: /);
  });

  test('one area as text fits too, and counts its indicators', async () => {
    const text = await get('/coverage.txt?area=E12000007');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
    expect(text).toMatch(
      /Of 29 indicators: \d+ with a value \(\d+ by fallback\), \d+ withheld, \d+ not collected/,
    );
  });

  test('as CSV a row stands for each indicator, with its status and its cells', async () => {
    const [header, first, ...rest] = (await get('/coverage.csv?area=K02000001')).trim().split('\r\n');
    expect(header).toMatch(/^indicator,title,asks,basis,asked_area_code/);
    expect(first).toMatch(
      /^A1,Positive reasonable grounds decisions,6a,DECISION,K02000001,.*,54\.6,.*,RELEASED,/,
    );
    expect(rest).toHaveLength(28);
  });
});

test.each([
  ['?area=E47000099', 'UNKNOWN_AREA'],
  ['?period=soon', 'BAD_PERIOD'],
  ['?period=2019..2023', 'BAD_PERIOD'],
  ['?region=London', 'ARGUMENT_INVALID'],
])('%s is refused as %s, with what to do', async (query, code) => {
  const response = await fetch(`${url}/coverage.json${query}`);
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({
    errors: [expect.objectContaining({ code, expected: expect.any(String), remedy: expect.any(String) })],
  });
});
