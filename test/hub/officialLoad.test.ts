import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bytesOf, nrmWorkbook, sheetsOf, type TestSheet } from '../registry/nrmWorkbook.js';
import { testHub } from './testHub.js';

const hub = testHub();
const root = fileURLToPath(new URL('../../', import.meta.url));
let folder: string;
let tables: string;

/** A year before the vintage that ships, so that no other test's figures change. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'concordat-official-'));
  tables = path.join(folder, 'nrm-quarter-1-2023.ods');
  const workbook = nrmWorkbook({ published: 'Published 4 May 2023', to: '2023-Q1' });
  await writeFile(tables, bytesOf(sheetsOf(workbook, 'Cover', 'Table_1', 'Table_2', 'Table_40'), 'ods'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the command line as a person does, on the home of the hub that runs. */
async function officialLoad(...flags: string[]) {
  const main = ['--disable-proto=throw', '--import', 'tsx', 'scripts/main.ts', 'official', 'load', ...flags];
  const env = { ...process.env, CONCORDAT_HOME: hub.home, NODE_OPTIONS: '' };
  const child = spawn(process.execPath, main, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [printed, errors]: [string[], string[]] = [[], []];
  child.stdout.on('data', (text) => printed.push(String(text)));
  child.stderr.on('data', (text) => errors.push(String(text)));
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, printed: printed.join(''), errors: errors.join('') };
}

const query = `query ($vintage: Date) { area(code: "K02000001") {
  officialDutyToNotify(period: "2022", table: UK_YEAR, vintage: $vintage) {
    total { value } release { vintage ageInDays source { file publisher } } vintages { vintage } } } }`;

describe('official load, beside a hub that runs', () => {
  test('makes a vintage that the next question can ask for', async () => {
    expect(await officialLoad(tables)).toEqual({
      code: 0,
      printed: [
        'Official figures of nrm-quarter-1-2023.ods',
        '  officialReferrals: 2009-Q2 to 2023-Q1, new vintage 2023-05-04',
        '  officialDutyToNotify: 2015-Q4 to 2023-Q1, new vintage 2023-05-04',
        '  Sheets that no dataset is made of: Cover, Table_1',
        '',
      ].join('\n'),
      errors: '',
    });
    const { area } = await hub.data(query, { vintage: '2023-05-04' });
    expect(area.officialDutyToNotify).toEqual([
      {
        total: { value: 4580 },
        release: {
          vintage: '2023-05-04',
          ageInDays: expect.any(Number),
          source: { file: 'nrm-quarter-1-2023.ods', publisher: 'Home Office' },
        },
        vintages: [{ vintage: '2024-03-07' }, { vintage: '2023-05-04' }],
      },
    ]);
  });

  test('says so where the file has been loaded', async () => {
    const { code, printed } = await officialLoad(tables);
    expect(code).toBe(0);
    expect(printed).toContain(
      'officialReferrals: 2009-Q2 to 2023-Q1, vintage 2023-05-04, loaded before: nothing changes',
    );
  });

  test('leaves the latest vintage the answer, with its age in days', async () => {
    const before = Math.floor((Date.now() - Date.parse('2024-03-07')) / 86_400_000);
    const { area } = await hub.data(query);
    const [{ release }] = area.officialDutyToNotify;
    expect(release.vintage).toBe('2024-03-07');
    expect([before, before + 1]).toContain(release.ageInDays);
  });

  test('refuses a file that does not add up, with the place, and exits with 7', async () => {
    const workbook = sheetsOf(
      nrmWorkbook({ published: 'Published 3 August 2023', to: '2023-Q2' }),
      'Cover',
      'Table_40',
    );
    const sheet: TestSheet = workbook.get('Table_40') ?? { rows: [], merges: [] };
    const rows = sheet.rows.map((row, at) => (at === 6 ? [row[0] ?? null, row[1] ?? null, 66] : row));
    const file = path.join(folder, 'edited.xlsx');
    await writeFile(file, bytesOf(new Map([...workbook, ['Table_40', { ...sheet, rows }]]), 'xlsx'));
    const { code, errors } = await officialLoad(file);
    expect(code).toBe(7);
    expect(errors).toContain('edited.xlsx, sheet Table_40, row 7, column C ("Total")');
    expect(errors).toContain('expected  65, the sum of its 1 parts');
    expect(errors).toContain('found     66');
  });

  test.each([
    ['a file that is not there', ['nowhere.ods'], 'a file that can be read'],
    [
      'a date that is none',
      ['nowhere.ods', '--published', '2024-13-01'],
      '--published to be a day of the calendar',
    ],
  ])('refuses %s', async (_, flags, expected) => {
    const { code, errors } = await officialLoad(...flags);
    expect(code).toBe(2);
    expect(errors).toContain(expected);
  });
});
