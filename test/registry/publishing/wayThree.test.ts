import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Publication, signPublication } from '../../../schema/protocol/publication.js';
import { signRelease } from '../../../schema/protocol/release.js';
import { guardRing } from '../../../schema/protocol/signature/keyRing.js';
import { demonstrationKey } from '../../../scripts/demonstration/demonstrationKey.js';
import { startTestFrontDoor, type TestFrontDoor } from '../../http/testFrontDoor.js';
import { testKeys } from '../../kit/guard/testKeys.js';
import { madeRelease } from '../testRegister.js';
import { harbourSdl } from './harbourSdl.js';
import { owner } from './testRegistry.js';

const london = 'E12000007';
const file = (name: string) => fileURLToPath(new URL(`services/${name}`, import.meta.url));
const keys = testKeys();
const signed = signRelease(
  madeRelease({
    dataset: 'clients',
    owner,
    home: london,
    periods: '2023-Q1..2023-Q4',
    atoms: [
      { area: 'E09000001', period: '2023-Q1', codes: { exploitation: 'LABOUR', sex: 'MALE' }, count: 27 },
      { area: 'E09000001', period: '2023-Q2', codes: { exploitation: 'LABOUR', sex: 'MALE' }, count: 4 },
    ],
  }),
  demonstrationKey(owner),
);

let door: TestFrontDoor;
let folder: string;
const running: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'concordat-services-'));
  await writeFile(path.join(folder, 'release.json'), JSON.stringify(signed));
  door = await startTestFrontDoor({ keys, home: folder });
});
afterAll(async () => {
  for (const child of running) child.kill();
  await door.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Starts a service in a process of its own, with what its owner has; answers where it listens. */
async function start(subgraph: string, sdl: string, [program, script]: readonly [string, string]) {
  const files = ['sdl.graphql', 'keys.json'].map((name) => path.join(folder, `${subgraph}.${name}`));
  const [sdlFile = '', keysFile = ''] = files;
  await writeFile(sdlFile, sdl);
  await writeFile(keysFile, JSON.stringify(guardRing(keys.ring(subgraph))));
  const child = spawn(program, [file(script), sdlFile, path.join(folder, 'release.json'), keysFile], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
  const port = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => resolve(line.replace('ready ', '')));
    child.once('error', reject);
  });
  return `http://127.0.0.1:${port}/graphql`;
}

const post = async (at: string, body: unknown) => {
  const response = await fetch(`${door.url}${at}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: JSON.parse(await response.text()) };
};

const publication = (subgraph: string, sdl: string, routingUrl: string): Publication => ({
  action: 'PUBLISH',
  subgraph,
  owner,
  sdl,
  routingUrl,
  contact: 'statistics@example.org',
  after: 0,
});

const publish = (subgraph: string, sdl: string, routingUrl: string) =>
  post('/subgraphs', signPublication(publication(subgraph, sdl, routingUrl), demonstrationKey(owner)));

const figuresOf = async (field: string) => {
  const query = `{ area(code: "${london}") { name ${field}(period: "2023", table: REGION_QUARTER) {
    owners { id } release { id } cells { area { name } period count { value status } } } } }`;
  return (await post('/graphql', { query })).body;
};

const figures = {
  owners: [{ id: owner }],
  release: { id: signed.release.id },
  cells: [
    { area: { name: 'London' }, period: '2023-Q1', count: { value: 25, status: 'RELEASED' } },
    { area: { name: 'London' }, period: '2023-Q2', count: { value: null, status: 'WITHHELD' } },
    { area: { name: 'London' }, period: '2023-Q3', count: { value: null, status: 'WITHHELD' } },
    { area: { name: 'London' }, period: '2023-Q4', count: { value: null, status: 'WITHHELD' } },
  ],
};

test('a partner registers a release over HTTP', async () => {
  expect(await post('/releases', signed)).toEqual({ status: 201, body: { outcome: 'NEW' } });
});

describe.each([
  ['JavaScript, on @apollo/subgraph alone', 'harbour', [process.execPath, 'harbour.mjs'], harbourSdl],
  [
    'Python, on its standard library alone',
    'lantern',
    ['python3', 'lantern.py'],
    harbourSdl.replaceAll('harbour', 'lantern').replaceAll('Harbour', 'Lantern'),
  ],
] as const)('a service in %s', (_, subgraph, command, sdl) => {
  let url: string;

  test('is refused while it does not answer, and where it answers something else', async () => {
    const down = await publish(subgraph, sdl, 'http://127.0.0.1:1/graphql');
    expect(down.status).toBe(422);
    expect(down.body.errors[0].findings).toMatchObject([{ code: 'PROBE_UNREACHABLE' }]);
    url = await start(subgraph, sdl, [...command]);
    const other = await publish(
      subgraph,
      sdl.replace('Which table.', 'Which of them.').replace(': Count!', ': Count'),
      url,
    );
    expect(other.body.errors[0].findings).toMatchObject([
      { code: 'PROBE_SDL_DIFFERS', place: { coordinate: expect.stringContaining('ClientsCell') } },
    ]);
  });

  test('is refused where anybody may ask it', async () => {
    const open = createServer((_, response) => response.end('{"data":{}}'));
    await new Promise<void>((resolve) => open.listen(0, '127.0.0.1', resolve));
    const { port } = open.address() as AddressInfo;
    const answer = await publish(subgraph, sdl, `http://127.0.0.1:${port}/`);
    open.close();
    expect(answer.body.errors[0].findings).toMatchObject([{ code: 'PROBE_UNSIGNED_ANSWERED' }]);
  });

  test('is published as it runs, and is healthy', async () => {
    const published = await publish(subgraph, sdl, url);
    expect(published).toMatchObject({ status: 201, body: { outcome: 'PUBLISHED', version: 1 } });
    expect(published.body.serving).toBe(published.body.supergraph);
    const health = await fetch(`${door.url}/subgraphs/${subgraph}/health`);
    expect(await health.json()).toEqual({ name: subgraph, isHealthy: true, findings: [] });
  });

  test('answers through the gate', async () => {
    const answer = await figuresOf(`${subgraph}Clients`);
    expect(answer.errors).toBeUndefined();
    expect(answer.data.area).toEqual({ name: 'London', [`${subgraph}Clients`]: [figures] });
  });
});

test('what takes away a field that was asked for is refused, with the uses of the log; any other is noted', async () => {
  const found = async (sdl: string) => {
    const { after: _, ...content } = {
      after: 0,
      ...publication('harbour', sdl, 'http://127.0.0.1:1/graphql'),
    };
    const check = { ...content, action: 'CHECK' } as Publication;
    const { body } = await post('/subgraphs', signPublication(check, demonstrationKey(owner)));
    const findings: readonly { readonly code: string }[] = body.findings;
    return findings.filter(({ code }) => code.startsWith('CHANGE'));
  };
  const described = /\n {2}"""\n {2}What has to be known to use the figures\.\n {2}"""\n {2}caveats:[^\n]*/;
  expect(await found(harbourSdl.replace(described, ''))).toMatchObject([
    { code: 'CHANGE_BREAKS_NOBODY', severity: 'NOTE' },
  ]);
  expect(await found(harbourSdl.replace('harbourClients(', 'harbourGuests('))).toMatchObject([
    {
      code: 'CHANGE_BREAKS_USE',
      severity: 'REFUSED',
      message: expect.stringMatching(/Area\.harbourClients: 1 use by 1 organisation/),
    },
  ]);
});

test('a partner that is down keeps nobody else from publishing, and its figures alone are missing', async () => {
  running[0]?.kill();
  const sdl = harbourSdl.replaceAll('harbour', 'beacon').replaceAll('Harbour', 'Beacon');
  const url = await start('beacon', sdl, ['python3', 'lantern.py']);
  expect(await publish('beacon', sdl, url)).toMatchObject({ status: 201, body: { outcome: 'PUBLISHED' } });
  const answer = await figuresOf('harbourClients');
  expect(answer.data.area).toEqual({ name: 'London', harbourClients: null });
  expect(answer.errors).toMatchObject([
    { path: ['area', 'harbourClients'], extensions: { code: 'SUBGRAPH_UNREACHABLE' } },
  ]);
  expect((await figuresOf('lanternClients')).errors).toBeUndefined();
});
