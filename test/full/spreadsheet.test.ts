import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { demonstrationHeaders } from '../hub/demonstrationHeaders.js';
import { makeHome, removeHome, type StartedHub, startHubProcess } from '../hub/startTestHub.js';
import { canaries, canaryMapping, canarySheet } from '../kit/intake/canarySheet.js';
import { type RecordingProxy, startRecordingProxy } from '../kit/intake/recordingProxy.js';
import { csv } from '../kit/intake/sheetFiles.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const preload = (name: string) =>
  `--import=${fileURLToPath(new URL(`../kit/package/${name}`, import.meta.url))}`;

let hub: StartedHub;
let proxy: RecordingProxy;
let machine: string;
beforeAll(async () => {
  machine = await mkdtemp(path.join(tmpdir(), 'concordat-charity-'));
  hub = await startHubProcess(await makeHome());
  proxy = await startRecordingProxy(hub.url);
  const words = ['pack', '--silent', '--ignore-scripts=false', '--pack-destination', machine];
  await run('npm', words, { cwd: path.join(root, 'subgraphs/kit') });
  const [tarball = ''] = (await readdir(machine)).filter((name) => name.endsWith('.tgz'));
  await run('tar', ['-xzf', tarball], { cwd: machine });
  await writeFile(path.join(machine, 'clients.csv'), csv(canarySheet));
  await writeFile(path.join(machine, 'clients.csv.mapping.json'), JSON.stringify(canaryMapping));
});
afterAll(async () => {
  await proxy.close();
  await hub.stop();
  await removeHome(hub.home);
  await rm(machine, { recursive: true });
});

/** The packed kit on the charity's machine: no port may be opened, and each address is written down. */
const kit = (...words: readonly string[]) =>
  run(process.execPath, [path.join(machine, 'package/dist/concordat-kit.mjs'), ...words], {
    cwd: machine,
    env: {
      PATH: process.env['PATH'],
      NODE_OPTIONS: `${preload('portless.mjs')} ${preload('watchedNetwork.mjs')}`,
      WATCHED_NETWORK: path.join(machine, 'network.log'),
    },
  });

const operator = (...words: readonly string[]) =>
  run(process.execPath, ['--import', 'tsx', 'scripts/main.ts', ...words], {
    cwd: root,
    env: { ...process.env, CONCORDAT_HOME: hub.home, NODE_OPTIONS: '' },
  });

test("a charity's spreadsheet answers in the graph of a new hub after three commands, and nothing of it has left", async () => {
  const known = ['--name', 'Riverbank (demo)', '--sector', 'support', '--area', 'E12000007'];
  await kit('keygen', 'riverbank-demo', ...known);
  await operator('partner', 'add', path.join(machine, 'riverbank-demo.partner.json'));
  await kit('push', 'clients.csv', '--hub', proxy.url);

  const query = `{ area(code: "E12000007") { clients(period: "2022-Q4", table: REGION_QUARTER) {
    owners { id } cells { period count { value status } } } } }`;
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await demonstrationHeaders(hub.home)) },
    body: JSON.stringify({ query }),
  });
  const { data } = (await response.json()) as {
    data: { area: { clients: { owners: { id: string }[]; cells: object[] }[] } };
  };
  const own = data.area.clients.find(({ owners }) => owners.some(({ id }) => id === 'riverbank-demo'));
  expect(own?.cells).toEqual([{ period: '2022-Q4', count: { value: 265, status: 'RELEASED' } }]);

  const sent = proxy.sent().toLowerCase();
  expect(sent).toContain('riverbank-demo.clients.2023-12-31');
  for (const canary of canaries) expect(sent).not.toContain(canary.toLowerCase());
  const reached = (await readFile(path.join(machine, 'network.log'), 'utf8')).trim().split('\n');
  expect([...new Set(reached)]).toEqual([`127.0.0.1:${proxy.port}`]);
});
