import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { codeOf } from '../systemError.js';
import { processIdentity } from './processIdentity.js';

/** The lock held on a home by the one hub that runs on it. */
export interface HomeLock {
  /** Whether a lock was found whose process is gone, as after kill -9 or a power cut. */
  readonly wasStale: boolean;
  release(): Promise<void>;
}

const holderSchema = z.object({
  pid: z.number().int(),
  identity: z.string(),
  port: z.number(),
  since: z.string(),
});

type Holder = z.infer<typeof holderSchema>;

/**
 * Takes the home for this process, or says who has it.
 * @param port the hub's port, for that message
 * @throws ConcordatError HOME_IN_USE
 */
export async function lockHome(home: string, port: number): Promise<HomeLock> {
  const file = path.join(home, 'hub.lock');
  const text = await describeThisProcess(port);
  let wasStale = false;
  while (!(await place(file, text))) {
    const found = await readFile(file, 'utf8').catch(() => '');
    const holder = parseHolder(found);
    if (holder && (await isRunning(holder))) throw inUse(home, holder);
    wasStale = true;
    await removeStale(file, found);
  }
  return {
    wasStale,
    release: async () => {
      const current = await readFile(file, 'utf8').catch(() => '');
      if (current === text) await rm(file, { force: true });
    },
  };
}

async function describeThisProcess(port: number): Promise<string> {
  const identity = (await processIdentity(process.pid)) ?? '';
  const holder: Holder = { pid: process.pid, identity, port, since: new Date().toISOString() };
  return `${JSON.stringify({ ...holder, nonce: randomUUID() })}\n`;
}

/** A hard link appears whole or not at all: nobody ever reads half a lock. */
async function place(file: string, text: string): Promise<boolean> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, text, { mode: 0o600 });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Two starts may both find a lock stale; the slower one must not remove the lock of the faster. */
async function removeStale(file: string, stale: string): Promise<void> {
  const aside = `${file}.stale-${randomUUID()}`;
  await rename(file, aside).catch(() => {});
  const moved = await readFile(aside, 'utf8').catch(() => stale);
  if (moved !== stale) await link(aside, file).catch(() => {});
  await rm(aside, { force: true });
}

/** A lock we can't read was left by a power cut, for a whole one is all we ever place. */
function parseHolder(text: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

async function isRunning(holder: Holder): Promise<boolean> {
  return (await processIdentity(holder.pid)) === holder.identity;
}

function inUse(home: string, holder: Holder): ConcordatError {
  return new ConcordatError('HOME_IN_USE', {
    expected: `no other hub on the home ${home}`,
    found: `process ${holder.pid}, at port ${holder.port} since ${holder.since}`,
    remedy: `use that one, stop it with: kill ${holder.pid} - or choose another home with CONCORDAT_HOME.`,
  });
}
