import 'reflect-metadata';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { signedReleaseSchema } from '../../../schema/protocol/release.js';
import { runKit } from './runKit.js';
import { csv } from './sheetFiles.js';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'concordat-earlier-'));
  const known = ['--name', 'Riverbank (demo)', '--sector', 'support', '--area', 'E12000007'];
  await runKit(['keygen', 'riverbank-demo', ...known, '--out', home]);
});
afterAll(() => rm(home, { recursive: true }));

const taken: typeof fetch = async () => Response.json({ outcome: 'REGISTERED' });

/** SYNTHETIC: so many people of a day. */
const people = (day: string, count: number) =>
  Array.from({ length: count }, (_, at) => [`${day}-${at}`, day, 'E09000012', 'LABOUR', 'FEMALE']);

/** Pushes a sheet up to the end of a year. */
async function push(until: string, rows: readonly (readonly string[])[]): Promise<string> {
  const file = path.join(home, 'clients.csv');
  await writeFile(
    file,
    csv([['reference', 'date', 'area', 'exploitation', 'sex'], ...rows.map((row) => [...row])]),
  );
  const days = ['--from', '2022-01-01', '--to', until, '--followed-to', until];
  const named = ['--partner', path.join(home, 'riverbank-demo.partner.json')];
  const key = ['--key', path.join(home, 'riverbank-demo.key.pem')];
  const hub = ['--hub', 'http://hub.example', '--out', home];
  const run = await runKit(['push', file, ...days, ...named, ...key, ...hub], taken);
  expect(run.failed).toBe('');
  return run.out;
}

/** What a release that the kit wrote shows, by table and place. */
async function shown(vintage: string): Promise<Record<string, number | null>> {
  const file = path.join(home, `riverbank-demo.clients.${vintage}.json`);
  const { release } = signedReleaseSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  return Object.fromEntries(
    release.tables.flatMap(({ name, cells }) =>
      cells.flatMap(({ status, area, period, dimensions, value }) =>
        status === 'RELEASED' ? [[JSON.stringify([name, area, period, dimensions]), value]] : [],
      ),
    ),
  );
}

const firstYear = [...people('2022-02-03', 31), ...people('2022-05-04', 12), ...people('2022-08-05', 3)];
const nextYear = [...people('2023-02-06', 44), ...people('2023-08-07', 2)];

test('what a release of the year before shows, the next shows again', async () => {
  await push('2022-12-31', firstYear);
  const out = await push('2023-12-31', [...firstYear, ...nextYear]);
  const before = await shown('2022-12-31');
  expect(out).not.toContain('revised');
  expect(Object.keys(before).length).toBeGreaterThan(0);
  expect(await shown('2023-12-31')).toMatchObject(before);
});

test('built again, a release comes out as it did', async () => {
  const before = await shown('2023-12-31');
  await push('2023-12-31', [...firstYear, ...nextYear]);
  expect(await shown('2023-12-31')).toEqual(before);
});

test('rows that were revised since are named with the release that they contradict', async () => {
  const out = await push('2023-12-31', [...firstYear, ...people('2022-02-04', 9), ...nextYear]);
  expect(out).toContain('riverbank-demo.clients.2022-12-31: the rows were revised since in ');
});

test('an earlier release that was spoiled is refused, and nothing is built beside it', async () => {
  const file = path.join(home, 'riverbank-demo.clients.2021-12-31.json');
  await writeFile(file, '{}');
  await expect(push('2023-12-31', firstYear)).rejects.toMatchObject({
    code: 'DATA_INVALID',
    message: expect.stringContaining('riverbank-demo.clients.2021-12-31.json'),
  });
});
