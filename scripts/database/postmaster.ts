import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { ConcordatError } from '../../schema/protocol/errors.js';
import { codeOf } from '../systemError.js';
import { commandLineOf, processIdentity } from './processIdentity.js';
import { waitFor } from './waitFor.js';

/** What a running PostgreSQL says of itself in `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly isReady: boolean;
}

const fastShutdownMs = 20_000;
const immediateShutdownMs = 5_000;

/** Reads `postmaster.pid` of a data folder; undefined if there is none. Lines as in PostgreSQL's pidfile.h. */
export async function readPostmaster(data: string): Promise<Postmaster | undefined> {
  const text = await readFile(path.join(data, 'postmaster.pid'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n').map((line) => line.trim());
  return { pid: Number(lines[0]), port: Number(lines[3]), isReady: lines[7] === 'ready' };
}

/**
 * Stops the server a killed hub left running on this data, and removes the pid file of one that is gone.
 * The caller holds the home, so whatever runs there is nobody's. Answers with whether one was running.
 */
export async function stopOrphan(data: string): Promise<boolean> {
  const found = await readPostmaster(data);
  if (!found) return false;
  if (await isServerOf(data, found.pid)) {
    await stopServer(found.pid);
    return true;
  }
  // PostgreSQL itself would take a live process that was given the same number for its server, and refuse.
  await rm(path.join(data, 'postmaster.pid'), { force: true });
  return false;
}

/**
 * Stops a server: first with its sessions rolled back and all written ("fast"), then without ceremony
 * ("immediate": it recovers on its next start). @throws ConcordatError DATABASE_NOT_STARTED
 */
export async function stopServer(pid: number): Promise<void> {
  const identity = await processIdentity(pid);
  if (identity === undefined) return;
  const isGone = async () => (await processIdentity(pid)) !== identity;
  signal(pid, 'SIGINT');
  if (await waitFor(isGone, { deadlineMs: fastShutdownMs })) return;
  signal(pid, 'SIGQUIT');
  if (await waitFor(isGone, { deadlineMs: immediateShutdownMs })) return;
  throw new ConcordatError('DATABASE_NOT_STARTED', {
    expected: `PostgreSQL, process ${pid}, to stop`,
    found: `it still running after ${(fastShutdownMs + immediateShutdownMs) / 1000} s`,
    remedy: `stop it with: kill -9 ${pid}`,
  });
}

async function isServerOf(data: string, pid: number): Promise<boolean> {
  if (pid === process.pid) return false;
  const commandLine = await commandLineOf(pid);
  return commandLine?.includes(data) === true && commandLine.includes('postgres');
}

/** A process that has just ended can't be signalled, and need not be. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}
