import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTrafficRecorder, type TrafficRecorder } from '../intake/traffic.js';

const run = promisify(execFile);
const kitFolder = fileURLToPath(new URL('../../../subgraphs/kit/', import.meta.url));
const portless = fileURLToPath(new URL('portless.mjs', import.meta.url));

let machine: string;
let recorder: TrafficRecorder;

/** The packed kit as a partner has it: unpacked somewhere with no packages around it, and no port to open. */
const kit = async (...words: readonly string[]) => {
  const bin = path.join(machine, 'package/dist/concordat-kit.mjs');
  const env = { PATH: process.env['PATH'], NODE_OPTIONS: `--import=${portless}` };
  return run(process.execPath, [bin, ...words], { cwd: machine, env }).catch((error) => error);
};

beforeAll(async () => {
  machine = await mkdtemp(path.join(tmpdir(), 'concordat-packed-'));
  recorder = await startTrafficRecorder();
  // Inside npm test, npm inherits the settings of this checkout, which refuse every script; packing is one.
  const words = ['pack', '--silent', '--ignore-scripts=false', '--pack-destination', machine];
  await run('npm', words, { cwd: kitFolder });
  const [tarball] = (await readdir(machine)).filter((name) => name.endsWith('.tgz'));
  await run('tar', ['-xzf', tarball ?? ''], { cwd: machine });
});
afterAll(async () => {
  await recorder.close();
  await rm(machine, { recursive: true });
});

describe('the packed kit', () => {
  test('holds a command, its data, the offline page and what a subgraph builds on', async () => {
    expect((await readdir(path.join(machine, 'package/dist'))).sort()).toEqual([
      'concordat-kit.data.json',
      'concordat-kit.html',
      'concordat-kit.lib.mjs',
      'concordat-kit.mjs',
      'concordat-kit.mjs.LEGAL.txt',
    ]);
  });

  test('publishes from Node alone, with no port open, and sends no cell of the sheet', async () => {
    await kit(
      'keygen',
      'riverbank-demo',
      '--name',
      'Riverbank (demo)',
      '--sector',
      'support',
      '--area',
      'E12000007',
    );
    const rows = Array.from({ length: 200 }, (_, at) => `xq7ref${at};17/03/2023;Hackney;Labour;F;xq7note`);
    await writeFile(
      path.join(machine, 'clients.csv'),
      ['Ref;Start date;Borough;Exploitation type;Gender;Xq7', ...rows].join('\n'),
    );
    const cover = ['--from', '2023-01-01', '--to', '2023-12-31'];
    const pushed = await kit('push', 'clients.csv', ...cover, '--hub', recorder.url);
    expect([pushed.stderr, pushed.stdout]).toEqual([
      '',
      expect.stringContaining('Pushed riverbank-demo.clients.2023-12-31'),
    ]);
    expect(recorder.received()).toContain('"value":200');
    expect(recorder.received()).not.toMatch(/xq7|17\/03\/2023|2023-03-17|Borough/i);
  });

  test('tells by its exit code that a sheet was refused', async () => {
    await writeFile(path.join(machine, 'advice.csv'), 'date,area,adviceKind\n2023-01-01,Hackny,ADVOCATE\n');
    const refused = await kit('check', 'advice.csv', '--from', '2023-01-01', '--to', '2023-12-31');
    expect([refused.code, refused.stderr]).toEqual([
      7,
      expect.stringContaining('row 2, column B "area": AREA_UNKNOWN'),
    ]);
  });
});
