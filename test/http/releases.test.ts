import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { releasesRoute } from '../../gateway/http/releasesRoute.js';
import { type HttpServer, startHttpServer } from '../../gateway/http/server.js';
import { signRelease } from '../../schema/protocol/release.js';
import { demonstrationKey } from '../../scripts/demonstration/demonstrationKey.js';
import { pushRelease } from '../../subgraphs/kit/release/pushRelease.js';
import { madeRelease, startTestRegister, type TestRegister } from '../registry/testRegister.js';

const faults: unknown[] = [];
let register: TestRegister;
let door: HttpServer;

beforeAll(async () => {
  register = await startTestRegister();
  const onFault = (error: unknown) => faults.push(error);
  door = await startHttpServer({
    routes: [releasesRoute(register.means)],
    host: '127.0.0.1',
    port: 0,
    onFault,
  });
});
afterAll(async () => {
  await door.close();
  await register.stop();
});

describe('POST /releases', () => {
  const release = madeRelease({
    dataset: 'crimes',
    owner: 'merseyside-police-demo',
    home: 'E23000004',
    periods: '2022..2023',
    atoms: [{ area: 'E23000004', period: '2023', codes: {}, count: 33 }],
  });
  const signed = signRelease(release, demonstrationKey('merseyside-police-demo'));
  const push = (body: unknown) =>
    fetch(`${door.url}/releases`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const registered = async () => (await register.means.pool.query('SELECT id FROM release')).rows;

  test('refuses what is not signed by its owner, with what is wrong, and registers nothing', async () => {
    const response = await push({ ...signed, signature: '' });
    expect([response.status, await response.json()]).toEqual([
      422,
      {
        errors: [
          {
            code: 'RELEASE_REFUSED',
            message: `Release ${release.id} was refused; nothing of it was registered.`,
            faults: [
              { place: 'signature', expected: 'the signature of merseyside-police-demo', found: 'another' },
            ],
          },
        ],
      },
    ]);
    expect(await registered()).toEqual([]);
  });

  test("takes what a partner's kit pushes, once", async () => {
    await pushRelease({ fetch, hub: door.url }, signed);
    const again = await push(signed);
    expect([again.status, await again.json(), await registered()]).toEqual([
      200,
      { outcome: 'KNOWN' },
      [{ id: release.id }],
    ]);
  });

  test('answers other figures under the same id with a conflict', async () => {
    const other = signRelease(
      { ...release, caveats: ['Revised.'] },
      demonstrationKey('merseyside-police-demo'),
    );
    expect((await push(other)).status).toBe(409);
  });

  test("tells a partner's kit why, and a hub out of reach apart from a refusal", async () => {
    const refusal = pushRelease({ fetch, hub: door.url }, { ...signed, sha256: '0'.repeat(64) });
    await expect(refusal).rejects.toMatchObject({
      code: 'RELEASE_REFUSED',
      found: expect.stringContaining('the hash of this release'),
      remedy: 'Mend what it names and push again: nothing of it was registered.',
    });
    await expect(pushRelease({ fetch, hub: 'http://127.0.0.1:1' }, signed)).rejects.toMatchObject({
      code: 'HUB_OUT_OF_REACH',
      expected: 'a hub at http://127.0.0.1:1',
    });
  });
});

test('none of this was a fault', () => {
  expect(faults).toEqual([]);
});
