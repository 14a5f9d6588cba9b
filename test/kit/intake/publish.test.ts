import 'reflect-metadata';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { releasesRoute } from '../../../gateway/http/releasesRoute.js';
import { type HttpServer, startHttpServer } from '../../../gateway/http/server.js';
import { addPartner } from '../../../gateway/registry/addPartner.js';
import { parsePartner } from '../../../subgraphs/kit/intake/partnerFile.js';
import { startTestRegister, type TestRegister } from '../../registry/testRegister.js';
import { canaries, canaryMapping, canarySheet } from './canarySheet.js';
import { runKit } from './runKit.js';
import { csv } from './sheetFiles.js';
import { startTrafficRecorder, type TrafficRecorder } from './traffic.js';

let home: string;
let register: TestRegister;
let door: HttpServer;
let recorder: TrafficRecorder;

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'concordat-publish-'));
  register = await startTestRegister();
  recorder = await startTrafficRecorder();
  door = await startHttpServer({
    routes: [releasesRoute(register.means)],
    host: '127.0.0.1',
    port: 0,
    onFault: console.error,
  });
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
});
afterAll(async () => {
  await door.close();
  await recorder.close();
  await register.stop();
  await rm(home, { recursive: true });
});

/** The partner's own machine: its folder, and where it sends. */
const push = async (hub: string) => {
  const file = path.join(home, 'clients.csv');
  await writeFile(file, csv(canarySheet));
  await writeFile(`${file}.mapping.json`, JSON.stringify(canaryMapping));
  const named = [
    '--partner',
    path.join(home, 'riverbank-demo.partner.json'),
    '--key',
    path.join(home, 'riverbank-demo.key.pem'),
  ];
  return runKit(['push', file, '--hub', hub, '--out', path.join(home, 'releases'), ...named], fetch);
};

describe('publishing a spreadsheet', () => {
  test("keeps the owner's key to the owner, and hands the hub nothing secret", async () => {
    expect((await stat(path.join(home, 'riverbank-demo.key.pem'))).mode & 0o777).toBe(0o600);
    const partner = await readFile(path.join(home, 'riverbank-demo.partner.json'), 'utf8');
    expect(Object.keys(JSON.parse(partner))).toEqual([
      'id',
      'name',
      'sector',
      'area',
      'demonstration',
      'publicKey',
    ]);
    const again = runKit([
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
    await expect(again).rejects.toMatchObject({ code: 'ARGUMENT_INVALID' });
  });

  test('sends the signed release and not one of the canaries that stand in every cell', async () => {
    const run = await push(recorder.url);
    const sent = recorder.received();
    expect(run.calls).toBe(1);
    expect(sent).toMatch(/^POST \/releases HTTP\/1\.1/);
    expect(sent).toContain('riverbank-demo.clients.2023-12-31');
    for (const canary of canaries) expect(sent.toLowerCase()).not.toContain(canary.toLowerCase());
    expect(JSON.stringify(run)).not.toMatch(/xq7/i);
    for (const file of await readdir(path.join(home, 'releases')))
      expect(await readFile(path.join(home, 'releases', file), 'utf8')).not.toMatch(/xq7/i);
  });

  test('is taken by a hub that was told of the owner, and by no other', async () => {
    const { pool } = register.means;
    await expect(push(door.url)).rejects.toMatchObject({ code: 'RELEASE_REFUSED' });
    const partner = parsePartner(await readFile(path.join(home, 'riverbank-demo.partner.json'), 'utf8'));
    expect(await addPartner({ pool, audit: register.means.audit }, partner, false)).toBe('NEW');
    await push(door.url);
    expect((await pool.query('SELECT id FROM release')).rows).toEqual([
      { id: 'riverbank-demo.clients.2023-12-31' },
    ]);
  });

  test('lets a known body change its key only where that is said, and its name never', async () => {
    const { pool } = register.means;
    const partner = parsePartner(await readFile(path.join(home, 'riverbank-demo.partner.json'), 'utf8'));
    const other = { ...partner, publicKey: 'jPHIyf5qpgtNyEt/koT3+TCMbtPJTBle9sZzTYXfAkg=' };
    expect(await addPartner({ pool, audit: register.means.audit }, partner, false)).toBe('KNOWN');
    expect(await addPartner({ pool, audit: register.means.audit }, other, false)).toEqual({
      member: 'publicKey',
    });
    expect(
      await addPartner({ pool, audit: register.means.audit }, { ...partner, name: 'Other (demo)' }, true),
    ).toEqual({ member: 'name' });
    expect(await addPartner({ pool, audit: register.means.audit }, other, true)).toBe('KNOWN');
  });
});
