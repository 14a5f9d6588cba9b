import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { verifyPack } from '../../gateway/pack/index.js';
import { readPack } from '../pack/readPack.js';
import { type Figures, median } from './figures.js';
import { environmentFor, secondsSince, startTimedHub, withHome } from './hubProcess.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const warmBuilds = 3;

/** The pack in all formats as a user builds it: seconds of the whole command, on a hub that is ready. */
export function benchPack(): Promise<Figures> {
  return withHome(async (home) => {
    const hub = await startTimedHub(home);
    const out = await mkdtemp(path.join(tmpdir(), 'concordat-bench-pack-'));
    try {
      const build = () => buildPack(out, { home, port: new URL(hub.url).port });
      const coldSeconds = await build();
      const first = verifyPack(await readPack(out));
      const warm: number[] = [];
      for (let at = 0; at < warmBuilds; at++) warm.push(await build());
      const second = verifyPack(await readPack(out));
      if (first.sha256 !== second.sha256 || second.faults.length > 0)
        throw new Error('The pack of the same answers is another pack.');
      return {
        coldSeconds,
        warmSeconds: median(warm),
        files: second.manifest?.files.length ?? 0,
      };
    } finally {
      await hub.stop();
      await rm(out, { recursive: true, force: true });
    }
  });
}

async function buildPack(
  out: string,
  { home, port }: { readonly home: string; readonly port: string },
): Promise<number> {
  const begun = performance.now();
  const child = spawn('npm', ['run', '-s', 'pack', '--', '--out', out], {
    cwd: root,
    env: environmentFor(home, port),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`The pack ended with ${code}.`);
  return secondsSince(begun);
}
