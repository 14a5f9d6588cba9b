import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { mappingSchema } from '../../../subgraphs/kit/intake/columns/mapping.js';
import { type BadSheet, badSheets } from './badSheets.js';
import { runKit } from './runKit.js';

const fault = z.object({
  code: z.string(),
  sheet: z.string().optional(),
  row: z.number().optional(),
  column: z.string().optional(),
  expected: z.string().min(3),
  found: z.string().min(1),
  remedy: z.string().min(8),
});
const answer = z.object({ faults: z.array(fault).min(1) });

let home: string;
let partner: string;

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'concordat-intake-'));
  await runKit([
    'keygen',
    'riverbank-demo',
    '--name',
    'Riverbank (demo)',
    '--sector',
    'support',
    '--area',
    'E12000007',
    '--out',
    home,
  ]);
  partner = path.join(home, 'riverbank-demo.partner.json');
});
afterAll(() => rm(home, { recursive: true }));

/** Lets `push` have the sheet, in a folder of its own. */
async function pushed(sheet: BadSheet) {
  const folder = await mkdtemp(path.join(home, 'sheet-'));
  const file = path.join(folder, sheet.file);
  await writeFile(file, sheet.bytes);
  if (sheet.mapping !== undefined)
    await writeFile(
      `${file}.mapping.json`,
      typeof sheet.mapping === 'string' ? sheet.mapping : JSON.stringify(sheet.mapping),
    );
  const before = await readdir(folder);
  const cover = ['--from', '2022-01-01', '--to', '2023-12-31'];
  const given = sheet.flags ?? [];
  const named = sheet.dataset === '' ? file : `${sheet.dataset ?? 'clients'}=${file}`;
  const words = ['push', named, '--json', '--hub', 'http://localhost:9', '--partner', partner];
  const means = ['--key', path.join(home, 'riverbank-demo.key.pem'), '--out', path.join(folder, 'releases')];
  const flags = given[0] === 'NONE' ? [] : given.includes('--from') ? given : [...cover, ...given];
  const run = await runKit([...words, ...means, ...flags]);
  return { run, before, after: await readdir(folder), file };
}

describe('a bad spreadsheet', () => {
  test('comes in more than sixty kinds', () => {
    expect(badSheets.length).toBeGreaterThanOrEqual(60);
    expect(new Set(badSheets.map(({ name }) => name)).size).toBe(badSheets.length);
  });

  test.each(badSheets)('is refused: $name', async (sheet) => {
    const { run, before, after, file } = await pushed(sheet);
    const { faults } = answer.parse(JSON.parse(run.out.trim().split('\n').at(-1) ?? ''));
    const found = faults.find(({ code }) => code === sheet.code);
    const { sheet: name, row, column } = found ?? {};
    expect([found?.code ?? faults, { sheet: name, row, column }]).toEqual([
      sheet.code,
      { sheet: undefined, row: undefined, column: undefined, ...sheet.place },
    ]);
    expect(found?.remedy).toMatch(sheet.remedy);
    if (sheet.secret !== undefined) expect(run.out + run.failed).not.toContain(sheet.secret);
    // Nothing was sent, and nothing written but what the headings mean, whole.
    expect(run.calls).toBe(0);
    const written = after.filter((one) => !before.includes(one));
    expect([[], [`${path.basename(file)}.mapping.json`]]).toContainEqual(written);
    for (const one of written)
      mappingSchema.parse(JSON.parse(await readFile(path.join(path.dirname(file), one), 'utf8')));
  });
});
