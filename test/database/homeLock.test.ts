import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { lockHome } from '../../scripts/database/homeLock.js';
import { processIdentity } from '../../scripts/database/processIdentity.js';
import { removeHome, temporaryFolder } from './temporaryHome.js';

let home: string;
let file: string;

beforeEach(async () => {
  home = await temporaryFolder();
  file = path.join(home, 'hub.lock');
});

afterEach(() => removeHome(home));

async function writeLock(pid: number, identity: string): Promise<void> {
  await writeFile(file, JSON.stringify({ pid, identity, port: 4000, since: '2026-11-21T10:00:00.000Z' }));
}

async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'exit');
  return child.pid ?? 0;
}

describe('the lock of a home', () => {
  test('keeps a second hub out, and says which one has it', async () => {
    const lock = await lockHome(home, 4123);
    await expect(lockHome(home, 4124)).rejects.toMatchObject({
      code: 'HOME_IN_USE',
      expected: `no other hub on the home ${home}`,
      found: expect.stringMatching(new RegExp(`^process ${process.pid}, at port 4123 since 2\\d{3}-`)),
    });
    await lock.release();
  });

  test('is free again once released', async () => {
    await (await lockHome(home, 4000)).release();
    await expect(access(file)).rejects.toMatchObject({ code: 'ENOENT' });
    const lock = await lockHome(home, 4000);
    expect(lock.wasStale).toBe(false);
  });

  test('of a process that was killed is taken over', async () => {
    await writeLock(await endedProcess(), 'an earlier start');
    const lock = await lockHome(home, 4000);
    expect(lock.wasStale).toBe(true);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ pid: process.pid });
  });

  test('of a killed process whose number another one now has is taken over', async () => {
    await writeLock(process.pid, 'an earlier start');
    expect((await lockHome(home, 4000)).wasStale).toBe(true);
  });

  test('of a process that runs is respected, though another process wrote it', async () => {
    await writeLock(process.ppid, (await processIdentity(process.ppid)) ?? '');
    await expect(lockHome(home, 4000)).rejects.toMatchObject({ code: 'HOME_IN_USE' });
  });

  test('left torn by a power cut is taken over', async () => {
    await writeFile(file, '{"pid": 12');
    expect((await lockHome(home, 4000)).wasStale).toBe(true);
  });

  test('goes to one of many that start together', async () => {
    await writeLock(await endedProcess(), 'an earlier start');
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) => lockHome(home, 4000 + index)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
