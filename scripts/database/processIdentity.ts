import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/**
 * What tells a process from a later one that was given the same number: when it began.
 * Undefined if no such process runs. A zombie counts as gone.
 */
export async function processIdentity(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') return linuxIdentity(pid);
  if (process.platform === 'win32') return isAlive(pid) ? String(pid) : undefined;
  return ask('ps', ['-o', 'lstart=', '-p', String(pid)]);
}

/** The command line of a running process, its parts joined by spaces; undefined if it can't be read. */
export async function commandLineOf(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return ask('ps', ['-o', 'args=', '-p', String(pid)]);
  const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  return text?.replaceAll('\0', ' ').trim();
}

async function linuxIdentity(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (!stat) return undefined;
  // The second field is the program's name in brackets and may itself hold spaces and brackets.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, startTicks] = [fields[0], fields[19]];
  // Ticks count from the machine's start, so they only mean something together with it.
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  return state === 'Z' || state === 'X' ? undefined : `${boot.trim()}/${startTicks}`;
}

async function ask(command: string, args: readonly string[]): Promise<string | undefined> {
  const answer = await promisify(execFile)(command, [...args]).catch(() => undefined);
  return answer?.stdout.trim() || undefined;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
