import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadPartners } from '../../schema/partners/partners.js';
import { signatureFault, signedReleaseSchema } from '../../schema/protocol/release.js';
import { demonstrationHeaders } from '../hub/demonstrationHeaders.js';
import { makeHome, removeHome, type StartedHub, startHubProcess } from '../hub/startTestHub.js';
import { runRelease, startRelease } from '../release/runRelease.js';

let hub: StartedHub;
let folder: string;
const owner = ['--owner', 'cleveland-police-demo'];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'concordat-release-'));
  hub = await startHubProcess(await makeHome());
});

afterAll(async () => {
  await hub.stop();
  await removeHome(hub.home);
  await rm(folder, { recursive: true });
});

async function crimesOf(): Promise<{ readonly owners: number; readonly caveats: string }> {
  const query = `{ area(code: "E23000013") { crimes(period: "2023", table: FORCE_YEAR) { owners { id } caveats } } }`;
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await demonstrationHeaders(hub.home)) },
    body: JSON.stringify({ query }),
  });
  const { data } = (await response.json()) as { data: { area: { crimes: { caveats: string[] }[] } } };
  return {
    owners: data.area.crimes.length,
    caveats: data.area.crimes.flatMap(({ caveats }) => caveats).join(' '),
  };
}

describe('concordat release, by an owner', () => {
  test('a build that is killed leaves no half of a release, and the next one starts clean', async () => {
    const words = ['build', 'referralsMade', '--out', folder];
    const child = startRelease(hub, words);
    const ended = new Promise((resolve) => child.once('close', resolve));
    while ((await readdir(folder)).filter((name) => name.endsWith('.json')).length === 0)
      await new Promise((resolve) => setImmediate(resolve));
    child.kill('SIGKILL');
    await ended;
    const { code, out } = await runRelease(hub, ...words);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('43 files') });
    const names = await readdir(folder);
    expect(names.filter((name) => !name.endsWith('.json'))).toEqual([]);
    const keys = new Map(loadPartners().map(({ id, publicKey }) => [id, publicKey ?? '']));
    for (const name of names) {
      const signed = signedReleaseSchema.parse(JSON.parse(await readFile(path.join(folder, name), 'utf8')));
      expect(signatureFault(signed, keys.get(signed.release.owners[0] ?? '') ?? '')).toBeUndefined();
    }
  });

  test('a correction stands in place of what it corrects, with its notice; a diff says what changed', async () => {
    const notice = 'Crimes of one quarter were counted by the day they were reported.';
    const corrected = await runRelease(hub, 'correct', 'crimes', ...owner, '--notice', notice);
    expect(corrected.out).toContain('cleveland-police-demo.crimes.2026-09-30.correction-1');
    expect(await crimesOf()).toEqual({ owners: 1, caveats: expect.stringContaining(notice) });
    const { out } = await runRelease(hub, 'diff', 'crimes', ...owner);
    expect(out).toContain('Both show the same in every cell.');
  });

  test('a withdrawn release answers nothing, and says so where it is shown', async () => {
    const notice = 'Withdrawn until two months of 2021 are counted again.';
    const { code } = await runRelease(hub, 'withdraw', 'crimes', ...owner, '--notice', notice);
    expect(code).toBe(0);
    expect((await crimesOf()).owners).toBe(0);
    const { out } = await runRelease(hub, 'show', 'crimes', ...owner);
    expect(out).toContain(`it answers nothing any more. ${notice}`);
  });
});
