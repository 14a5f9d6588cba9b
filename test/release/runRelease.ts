import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}

export interface HubPlace {
  readonly home: string;
  readonly url: string;
}

/** Starts `concordat release` as an owner types it, on the home of a hub that runs. */
export function startRelease({ home, url }: HubPlace, words: readonly string[]): ChildProcess {
  return spawn(
    process.execPath,
    ['--disable-proto=delete', '--import', 'tsx', 'scripts/main.ts', 'release', ...words],
    {
      cwd: root,
      env: { ...process.env, CONCORDAT_HOME: home, CONCORDAT_PORT: new URL(url).port, NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
}

/** The same, to its end. */
export async function runRelease(place: HubPlace, ...words: readonly string[]): Promise<Ran> {
  const child = startRelease(place, words);
  let out = '';
  let errors = '';
  child.stdout?.on('data', (data) => {
    out += data;
  });
  child.stderr?.on('data', (data) => {
    errors += data;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out, errors };
}
