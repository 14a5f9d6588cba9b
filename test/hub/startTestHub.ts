import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A hub in a process and a home of its own, as `npm start` makes it. */
export interface StartedHub {
  readonly url: string;
  readonly home: string;
  /** Everything it printed so far. */
  readonly printed: () => string;
  readonly pid: number;
  /** Sends a signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const ready = /^Concordat is ready at (http\S+)$/;

/** A home that goes with its test. Others may look into it, so that PostgreSQL may when the tests run as root. */
export async function makeHome(): Promise<string> {
  const home = await mkdtemp(path.join(tmpdir(), 'concordat-test-'));
  await chmod(home, 0o755);
  return home;
}

export const removeHome = (home: string): Promise<void> => rm(home, { recursive: true, force: true });

/** Starts a hub on a home and waits until it says that it is ready; throws with what it printed if it ends before. */
export async function startHubProcess(
  home: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<StartedHub> {
  const child = spawn(
    process.execPath,
    ['--disable-proto=delete', '--import', 'tsx', 'scripts/main.ts', 'start'],
    {
      cwd: root,
      env: { ...process.env, CONCORDAT_HOME: home, CONCORDAT_PORT: '0', NODE_OPTIONS: '', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const lines: string[] = [];
  const printed = () => lines.join('\n');
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  createInterface({ input: child.stderr }).on('line', (line) => lines.push(line));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      const found = ready.exec(line)?.[1];
      if (found) resolve(found);
    });
    void ended.then((code) => reject(new Error(`The hub ended with ${code}:\n${printed()}`)));
  });
  const stop = (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal);
    return ended;
  };
  return { url, home, printed, pid: child.pid ?? 0, stop };
}
