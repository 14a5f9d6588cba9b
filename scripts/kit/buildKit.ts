import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { collectKitData } from './collectKitData.js';
import { offlinePage } from './offlinePage.js';

const intake = fileURLToPath(new URL('../../subgraphs/kit/intake/', import.meta.url));

/** Bundled packages of the older kind ask for Node's own by `require`. */
const banner =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);";

/** The kit as it is packed: one command that needs Node alone, and one page that needs a browser alone. */
export async function buildKit(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const data = JSON.stringify(collectKitData());
  await build({
    entryPoints: [path.join(intake, 'command/main.ts')],
    outfile: path.join(folder, 'concordat-kit.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    banner: { js: `#!/usr/bin/env node\n${banner}` },
    legalComments: 'linked',
    logLevel: 'error',
  });
  await writeFile(path.join(folder, 'concordat-kit.data.json'), data);
  await writeFile(path.join(folder, 'concordat-kit.html'), await offlinePage(data));
}
