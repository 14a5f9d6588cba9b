import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A hub started as a user starts it, and how long that took. */
export interface TimedHub {
  readonly url: string;
  readonly readySeconds: number;
  /** Stops it as Ctrl-C does; answers how long that took, in seconds. */
  stop(): Promise<number>;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const ready = /^Concordat is ready at (http\S+)$/;

/** Runs the work on an empty home, and removes it afterwards. */
export async function withHome<Result>(work: (home: string) => Promise<Result>): Promise<Result> {
  const home = await mkdtemp(path.join(tmpdir(), 'concordat-bench-'));
  await chmod(home, 0o755);
  try {
    return await work(home);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/** Starts a hub on a home and waits until it says that it is ready. */
export async function startTimedHub(home: string, parameters: readonly string[] = []): Promise<TimedHub> {
  const begun = performance.now();
  const child = spawn('npm', ['run', '-s', 'start', '--', ...parameters], {
    cwd: root,
    env: environmentFor(home),
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const url = await readyUrl(child);
  const readySeconds = secondsSince(begun);
  return { url, readySeconds, stop: () => stop(child) };
}

/** The environment of a process on a home, with the port a hub is to take or has. */
export const environmentFor = (home: string, port = '0') => ({
  ...process.env,
  CONCORDAT_HOME: home,
  CONCORDAT_PORT: port,
});

function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The hub ended with ${code}.`)));
    if (!child.stdout) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = ready.exec(line)?.[1];
      if (found) resolve(found);
    });
  });
}

/** npm stands between us and the hub, so the signal goes to the whole group, as a terminal's Ctrl-C does. */
async function stop(child: ChildProcess): Promise<number> {
  const begun = performance.now();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (child.pid) process.kill(-child.pid, 'SIGINT');
  await ended;
  return secondsSince(begun);
}

export const secondsSince = (begun: number): number => Math.round(performance.now() - begun) / 1000;
