import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { acceptedKeysOf, keyRingSchema } from '../../schema/protocol/signature/keyRing.js';
import { createKeys, exportKeys, listKeys, rotateKey } from '../../scripts/commands/subgraphKey.js';
import { homeKeys } from '../../scripts/subgraphKeys/homeKeys.js';
import { keyRingPath, provideKeyRings } from '../../scripts/subgraphKeys/keyRingFile.js';

let home: string;
let now: Date;
const written: string[] = [];
const about = (subgraph: string) => ({
  home,
  subgraph,
  now,
  write: (text: string) => void written.push(text),
});
const hmac = { algorithm: 'hmac-sha256', use: 'requests' } as const;
/** Enough for a reader to look at the file again. */
const later = () => {
  now = new Date(now.getTime() + 2_000);
};

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'concordat-keys-'));
  now = new Date('2026-11-25T09:00:00Z');
  written.length = 0;
});
afterEach(() => rm(home, { recursive: true, force: true }));

describe('keys of a subgraph', () => {
  test('are readable to their owner alone, and are not made twice', async () => {
    await provideKeyRings(home, ['police'], { now });
    const file = keyRingPath(home, 'police');
    const first = await readFile(file, 'utf8');
    expect((await stat(file)).mode & 0o077).toBe(0);
    await Promise.all([1, 2, 3].map(() => provideKeyRings(home, ['police'], { now })));
    expect(await readFile(file, 'utf8')).toBe(first);
  });

  test('are one set where two hubs make them at once', async () => {
    await Promise.all([1, 2, 3, 4].map(() => provideKeyRings(home, ['police'], { now })));
    const keys = homeKeys(home, () => now);
    const key = await keys.signing('police', 'requests');
    expect(await keys.findKey('police')(key?.id ?? '')).toMatchObject({ use: 'requests' });
  });

  test('rotate without a restart: two are accepted, the newest signs', async () => {
    await provideKeyRings(home, ['police'], { now });
    const keys = homeKeys(home, () => now);
    const find = keys.findKey('police');
    const ids = [(await keys.signing('police', 'requests'))?.id ?? ''];
    for (let turn = 0; turn < 2; turn++) {
      await rotateKey({ ...about('police'), ...hmac });
      later();
      ids.push((await keys.signing('police', 'requests'))?.id ?? '');
    }
    expect(new Set(ids).size).toBe(3);
    expect(await Promise.all(ids.map(async (id) => (await find(id)) !== undefined))).toEqual([
      false,
      true,
      true,
    ]);
    expect(written.join('')).toContain(`No longer accepted: ${ids[0]}.`);
  });

  test('are looked for again at once where a hub names a new one', async () => {
    await provideKeyRings(home, ['police'], { now });
    const guard = homeKeys(home, () => now).findKey('police');
    expect(await guard('police.requests.unknown')).toBeUndefined();
    await rotateKey({ ...about('police'), ...hmac });
    now = new Date(now.getTime() + 60);
    const hub = await homeKeys(home, () => now).signing('police', 'requests');
    expect(await guard(hub?.id ?? '')).toBeDefined();
  });

  test('for clients and for the schema rotate by themselves', async () => {
    await provideKeyRings(home, ['police'], { now });
    const keys = homeKeys(home, () => now);
    const requests = await keys.signing('police', 'requests');
    await rotateKey({ ...about('police'), algorithm: 'ed25519', use: 'registry' });
    later();
    expect((await keys.signing('police', 'requests'))?.id).toBe(requests?.id);
    expect((await keys.signing('police', 'registry'))?.algorithm).toBe('ed25519');
  });

  test('are listed without their secrets', async () => {
    await provideKeyRings(home, ['police'], { now });
    const ring = keyRingSchema.parse(JSON.parse(await readFile(keyRingPath(home, 'police'), 'utf8')));
    await listKeys(about('police'));
    const [key] = ring.requests;
    expect(written.join('')).toContain(`requests  ${key?.id}`);
    expect(written.join('')).not.toContain(key?.algorithm === 'hmac-sha256' ? key.secret : '');
  });

  test('of Ed25519 leave the hub without their private half', async () => {
    await createKeys({ ...about('own-service'), algorithm: 'ed25519' });
    const out = path.join(home, 'exported.json');
    await exportKeys({ ...about('own-service'), out });
    const text = await readFile(out, 'utf8');
    expect(text).not.toContain('seed');
    const key = await homeKeys(home, () => now).signing('own-service', 'requests');
    const accepted = acceptedKeysOf(keyRingSchema.parse(JSON.parse(text))).get(key?.id ?? '');
    expect(accepted?.key.verify('text', Buffer.from(key?.sign('text') ?? '', 'base64'))).toBe(true);
  });

  test('that nobody has made are an error that says what to do', async () => {
    const unknown = { code: 'ARGUMENT_INVALID', remedy: expect.stringContaining('subgraph-key create') };
    await expect(rotateKey({ ...about('polise'), ...hmac })).rejects.toMatchObject(unknown);
    await expect(listKeys(about('../secrets'))).rejects.toMatchObject(unknown);
    await expect(createKeys({ ...about('../x'), ...hmac })).rejects.toMatchObject({
      code: 'ARGUMENT_INVALID',
    });
  });

  test('in a damaged file are an error, and the file stays', async () => {
    await provideKeyRings(home, ['police'], { now });
    await writeFile(keyRingPath(home, 'police'), '{}');
    await expect(rotateKey({ ...about('police'), ...hmac })).rejects.toMatchObject({ code: 'HOME_DAMAGED' });
    await expect(provideKeyRings(home, ['police'], { now })).rejects.toMatchObject({ code: 'HOME_DAMAGED' });
    expect(await readFile(keyRingPath(home, 'police'), 'utf8')).toBe('{}');
  });
});
